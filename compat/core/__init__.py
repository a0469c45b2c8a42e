"""Symbols directly below `tf` that today's TensorFlow lacks or changed."""
