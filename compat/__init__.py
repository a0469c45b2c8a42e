"""The old TensorFlow API, 0.5 to 1.15, on today's TensorFlow."""
