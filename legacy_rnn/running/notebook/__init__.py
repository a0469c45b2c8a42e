"""What only IPython understands, done as Jupyter does it."""
