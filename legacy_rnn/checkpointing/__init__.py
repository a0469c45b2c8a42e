"""Checkpoints of any release: read, converted, moved to Keras 3."""
