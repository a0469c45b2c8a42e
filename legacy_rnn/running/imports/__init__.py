"""How the user's files import TensorFlow, stand-ins and each other."""
