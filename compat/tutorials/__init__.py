"""Readers and models that came inside TensorFlow for its tutorials."""
