"""Introduction to Recurrent Networks in TensorFlow, in graph mode, today."""

__version__ = '0.1.0'
