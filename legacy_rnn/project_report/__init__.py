"""A project at once: its programs dated, ported, run and verified."""
