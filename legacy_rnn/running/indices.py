"""Indices that are no whole numbers, as NumPy took them up to 1.11.

`x[2.7]` was `x[2]`, and so with bounds of slices; an array of one number
served as a bound, and as the index of a list. Up to 1.22 a list of slices or
of arrays, `x[[slice(2), 0]]`, stood for the tuple of them.

Source: NumPy 1.12 release notes, "DeprecationWarning to error", and 1.23,
"Expired deprecations"; run under 1.11.3 and 1.16.6.
"""

from __future__ import annotations

import math

import numpy as np

_PARTS = (slice, type(...), np.ndarray, list, tuple, range)


def at(values, index):
    """`values[index]`.

    Args:
        values: What is indexed.
        index: The index; a `slice` for bounds.

    Raises:
        IndexError: As today, of what 1.11 refused, too.
        TypeError: As today, of what 1.11 refused, too.
    """
    index = unpacked(values, index)
    try:
        return values[index]
    except (IndexError, TypeError):
        cut = place(values, index)
        if cut is index:
            raise
        return values[cut]


def place(values, index):
    """The index that 1.11 made of one for an array, a list or a tuple.

    Args:
        values: What is indexed.
        index: The index.

    Returns:
        The index itself where it is whole, or where 1.11 did not cut it.
    """
    index = unpacked(values, index)
    if isinstance(values, np.ndarray):
        return _cut(index)
    if isinstance(values, (list, tuple)):
        return _bounds(index, _number)
    return index


def unpacked(values, index):
    """The tuple that a short list of slices, rows or None stood for.

    Args:
        values: What is indexed.
        index: The index, which is given back if it is no such list.
    """
    if type(index) is list and isinstance(values, np.ndarray):
        if len(index) < 32 and any(map(_is_part, index)):
            return tuple(index)
    return index


def _is_part(item):
    return item is None or isinstance(item, _PARTS)


def _cut(index):
    """An index of an array; lists of them are cut one by one."""
    if isinstance(index, (list, tuple)):
        kind = tuple if isinstance(index, tuple) else list
        return _same(index, kind(map(_cut, index)))
    if isinstance(index, (float, np.floating)):
        return int(index) if math.isfinite(index) else index
    if isinstance(index, slice):
        return _bounds(index, lambda bound: _cut(_number(bound, 'biuf')))
    return index


def _bounds(index, cut):
    """An index, or the bounds of a slice, cut by a function."""
    if not isinstance(index, slice):
        return cut(index)
    bounds = index.start, index.stop, index.step
    parts = tuple(map(cut, bounds))
    return index if _same(bounds, parts) is bounds else slice(*parts)


def _number(index, kinds='biu'):
    """The number in an array of one."""
    is_one = isinstance(index, np.ndarray) and index.size == 1
    return index.item() if is_one and index.dtype.kind in kinds else index


def _same(before, after):
    """What was before, where nothing in it has changed."""
    pairs = zip(before, after, strict=True)
    return before if all(a is b for a, b in pairs) else after
