"""Pickles of Python 2, for ports.

    old_pickles.load(file)       pickle.load(file)
    old_pickles.loads(data)      pickle.loads(data)

Text is read as UTF-8. Where it is none, as NumPy's arrays are not, all strings
are read as Latin-1.

Source: Python 3, `pickle`; NumPy, `numpy.load`.
"""

from __future__ import annotations

import io
import pickle

__all__ = ['load', 'loads']


def load(file):
    """Reads one pickle.

    Args:
        file: File that is open to read bytes.
    """
    if getattr(file, 'seekable', bool)():
        start = file.tell()
        try:
            return pickle.load(file, encoding='utf-8')
        except ValueError:
            file.seek(start)
    return pickle.load(file, encoding='latin1')


def loads(data):
    """Reads one pickle.

    Args:
        data: Bytes.
    """
    return load(io.BytesIO(data))
