"""Pickles of Python 2, for ports.

    old_pickles.load(file)       pickle.load(file)
    old_pickles.loads(data)      pickle.loads(data)

Text is read as UTF-8. Where it is none, as NumPy's arrays are not, all strings
are read as Latin-1. Sets are in the order that they had.

Source: Python 3, `pickle`; NumPy, `numpy.load`.
"""

from __future__ import annotations

import io
import pickle

from . import old_sets

__all__ = ['load', 'loads']


def load(file):
    """Reads one pickle.

    Args:
        file: File that is open to read bytes.
    """
    if getattr(file, 'seekable', bool)():
        start = file.tell()
        try:
            return _Unpickler(file, encoding='utf-8').load()
        except ValueError:
            file.seek(start)
    return _Unpickler(file, encoding='latin1').load()


def loads(data):
    """Reads one pickle.

    Args:
        data: Bytes.
    """
    return load(io.BytesIO(data))


class _Unpickler(pickle.Unpickler):
    """Reads Python 2's sets as ours."""

    def find_class(self, module, name):
        if (module, name) == ('__builtin__', 'set'):
            return old_sets.Set
        return super().find_class(module, name)
