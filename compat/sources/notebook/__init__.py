"""Notebooks, and the cells of IPython, as Python."""
