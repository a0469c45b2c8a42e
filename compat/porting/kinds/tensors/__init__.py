"""Tensors of a graph, and what sessions fetch of them."""
