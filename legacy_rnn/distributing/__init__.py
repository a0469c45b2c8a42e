"""Trains on several processes and machines, on TensorFlow's own cluster."""
