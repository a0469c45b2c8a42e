"""Heads: losses, metrics and predictions, and the logits that they take."""
