"""What packages around TensorFlow called, took and gave otherwise."""
