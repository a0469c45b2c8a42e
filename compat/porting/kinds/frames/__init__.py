"""Frames of pandas: their columns, labels, dates and texts."""
