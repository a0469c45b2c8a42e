"""Runs two programs and compares every `Session.run`."""
