"""Rules of NumPy's and SciPy's arrays and numbers."""
