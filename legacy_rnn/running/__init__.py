"""Runs old scripts: what `legacy-rnn run` is made of.

The user's own files are compiled with builtins of their own, so that only they
see the old `tensorflow`, the stand-ins for what has moved, and Python 2.
"""
