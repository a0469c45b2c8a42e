"""`tensorflow.python.util.tf_contextlib`: context managers of functions."""

import contextlib


def contextmanager(target):
    """Makes a context manager of a function that yields once."""
    return contextlib.contextmanager(target)
