"""Argument lists of the releases: binding calls, default values."""
