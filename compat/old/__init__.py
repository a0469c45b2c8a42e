"""Old symbols that today's TensorFlow does not have, by area."""
