"""`frame.ix[rows, columns]`, which took labels or places, axis by axis.

A number was a label where the axis is of numbers, and a place elsewhere; so
were the ends of a slice, of which that of labels is a part of it.

Source: pandas 0.20.3 and 0.24.2, pandas/core/indexing.py, run.
"""

from __future__ import annotations

import importlib
import numbers

import numpy as np

# What pandas calls an axis whose numbers are labels.
_LABELLED = ('floating', 'integer', 'mixed-integer', 'mixed-integer-float')
_ALL = slice(None)


class Mixed:
    """What `ix` of a frame or series gives.

    Args:
        owner: The frame or series.
    """

    def __init__(self, owner):
        self._owner = owner

    def __getitem__(self, key):
        if not self._is_pair(key):
            return _taken(self._owner, key)
        rows, columns = key
        found = self._owner
        if not _is_all(columns):  # First, as columns have types.
            places = _is_placed(found.columns, columns)
            indexer = found.iloc if places else found.loc
            found = indexer[:, columns]
        return _taken(found, rows)

    def __setitem__(self, key, value):
        pair = self._is_pair(key)
        keys = list(key) if pair else [key]
        axes = self._owner.axes
        placed = [_is_placed(a, k) for a, k in zip(axes, keys, strict=False)]
        if not any(placed):
            self._owner.loc[key] = value
            return
        keys = [
            k if is_placed else _places(axis, k)
            for axis, k, is_placed in zip(axes, keys, placed, strict=False)
        ]
        self._owner.iloc[tuple(keys) if pair else keys[0]] = value

    def _is_pair(self, key):
        """Whether it has rows and columns, not a row of many levels."""
        is_pair = isinstance(key, tuple) and len(key) == self._owner.ndim == 2
        return is_pair and self._owner.index.nlevels == 1


def _taken(owner, key):
    """Rows by labels or by places."""
    if _is_all(key):
        return owner.loc[:]
    indexer = owner.iloc if _is_placed(owner.index, key) else owner.loc
    return indexer[key]


def _is_all(key):
    return isinstance(key, slice) and key == _ALL


def _is_placed(axis, key):
    """Whether what is asked of an axis are places."""
    is_listed = isinstance(key, (list, range, tuple, np.ndarray))
    listed = is_listed and len(key) > 0 and all(map(_is_number, key))
    if axis.inferred_type == 'floating' and listed:
        return True
    if axis.nlevels > 1 or axis.inferred_type in _LABELLED:
        return False
    if isinstance(key, slice):
        ends = [end for end in (key.start, key.stop) if end is not None]
        return all(map(_is_number, ends))
    return listed or _is_number(key)


def _is_number(value):
    is_truth = isinstance(value, (bool, np.bool_))
    return isinstance(value, numbers.Integral) and not is_truth


def _places(axis, key):
    """The places of labels."""
    pandas = importlib.import_module('pandas')
    found = pandas.Series(range(len(axis)), index=axis).loc[key]
    return getattr(found, 'to_numpy', lambda: found)()
