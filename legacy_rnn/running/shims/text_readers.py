"""NumPy's readers of text, which gave bytes up to NumPy 1.26."""

from __future__ import annotations

import functools
import os
import warnings

from ..imports.overlays import Overlay

# Functions, to the type of what they read untold.
_READERS = {
    'genfromtxt': float,
    'loadtxt': float,
    'recfromcsv': None,
    'recfromtxt': None,
}


def of_bytes(numpy):
    """NumPy for a file of Python 3, whose texts of no type are bytes.

    So are those that its converters take.

    Args:
        numpy: Its stand-in.
    """
    return Overlay(numpy, {n: _reader(numpy, n) for n in _READERS})


def of_text(numpy):
    """NumPy for a file of Python 2, whose texts are such with NumPy 1.26 too.

    Args:
        numpy: Its stand-in.
    """
    return Overlay(
        numpy,
        {
            name: functools.partial(getattr(numpy, name), encoding=None)
            for name in _READERS
        },
    )


def _reader(numpy, name):
    """A reader that gives converters bytes, or text if they take none."""
    function = getattr(numpy, name)

    @functools.wraps(function)
    def read(*args, **options):
        kind = [*args[1:2], options.get('dtype', _READERS[name])][0]
        is_guessed = kind is None and name != 'loadtxt'
        converts = bool(options.get('converters'))
        if 'encoding' in options or not (is_guessed or converts):
            return function(*args, **options)
        try:
            return _read_bytes(function, *args, **options)
        except (AttributeError, KeyError, TypeError, ValueError):
            path = args[0] if args else options.get('fname')
            is_file = isinstance(path, (str, os.PathLike))
            if not (converts and is_file):  # What was read of it is gone.
                raise
            return function(*args, encoding=None, **options)

    return read


def _read_bytes(function, *args, **options):
    with warnings.catch_warnings():
        warnings.filterwarnings('ignore', 'Reading unicode strings')
        return function(*args, encoding='bytes', **options)
