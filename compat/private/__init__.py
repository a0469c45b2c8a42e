"""Private modules of TensorFlow that programs of the time imported."""
