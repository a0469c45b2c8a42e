"""Arrays of NumPy: their axes, items and shapes."""
