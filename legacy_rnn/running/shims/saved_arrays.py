"""NumPy's files as programs of then write and read them."""

from __future__ import annotations

import sys

import numpy as np

from legacy_rnn.compat import old_pickles

from ..python2.borders import asked_by_python2, raw_file
from . import ragged


class _Archive(np.lib.npyio.NpzFile):
    """An archive whose strings are text."""

    def __getitem__(self, key):
        return old_pickles.as_text(super().__getitem__(key))


def load(file, mmap_mode=None, allow_pickle=True, **options):
    """`numpy.load` with pickles, as up to 1.16.2; strings of Python 2."""
    options.setdefault('encoding', 'latin1')
    raw = raw_file(file)  # It is closed with `file`, which has to stay.
    loaded = np.load(raw, mmap_mode, allow_pickle=allow_pickle, **options)
    is_archive = isinstance(loaded, np.lib.npyio.NpzFile)
    if is_archive:
        vars(loaded)['opened'] = file
    if not asked_by_python2(sys._getframe(1)):
        return loaded
    if not is_archive:
        return old_pickles.as_text(loaded)
    loaded.__class__ = _Archive
    return loaded


def save(file, arr, *args, **options):
    """`numpy.save` of rows of unequal lengths, too."""
    return np.save(raw_file(file), ragged.array(arr), *args, **options)
