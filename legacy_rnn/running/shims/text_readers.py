"""NumPy's readers of text, whose converters took bytes up to NumPy 1.26."""

from __future__ import annotations

import functools
import os

from ..imports.overlays import Overlay

_READERS = ('genfromtxt', 'loadtxt')


def of_bytes(numpy):
    """NumPy for a file of Python 3, whose converters take bytes.

    Args:
        numpy: Its stand-in.
    """
    return Overlay(numpy, {n: _reader(getattr(numpy, n)) for n in _READERS})


def _reader(function):
    """A reader that gives converters bytes, or text if they take none."""

    @functools.wraps(function)
    def read(*args, **options):
        path = args[0] if args else options.get('fname')
        is_file = isinstance(path, (str, os.PathLike))
        if not options.get('converters') or 'encoding' in options:
            return function(*args, **options)
        try:
            return function(*args, encoding='bytes', **options)
        except (AttributeError, KeyError, TypeError, ValueError):
            if not is_file:  # What was read of it is gone.
                raise
            return function(*args, encoding=None, **options)

    return read
