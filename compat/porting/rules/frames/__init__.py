"""Rules of pandas' frames and columns."""
