"""Rules of TensorFlow: its names, graphs, sessions and flags."""
