"""Sums of NumPy's numbers, which were of 64 bits beside Python's.

`0.0 + np.float32(0.1)` was float64 up to NumPy 1.26 and is float32 since 2.0,
by which the mean of the losses of an epoch loses digits. `0 + np.uint8(1)` was
int64.

Source: NumPy 2.0 migration guide, "Changes to NumPy data type promotion".
"""

from __future__ import annotations

import builtins
import functools
import operator

import numpy as np

from . import indices, promotion, single

_WIDE: dict = {
    **dict.fromkeys((np.float16, np.float32), np.float64),
    np.complex64: np.complex128,
    **dict.fromkeys((np.int8, np.int16, np.int32), np.int64),
    **dict.fromkeys((np.uint8, np.uint16, np.uint32), np.int64),
}
# Python's numbers, to those of NumPy that they were beside others.
_OWN: dict = {float: np.float64, int: np.int64}
_ADD = promotion.OPERATORS['add']


def wide(total, value):
    """What is added to a total: of 64 bits, if one is Python's number.

    Args:
        total: Anything.
        value: Anything.
    """
    if type(value) is int and isinstance(total, np.ndarray):
        return promotion.matched(total, value)[1]  # It wraps around in place.
    kind = _WIDE.get(type(value))
    if kind is not None and type(total) in _OWN:
        return kind(value)
    if type(value) in _OWN and type(total) in _WIDE:
        return _OWN[type(value)](value)
    return value


def summed(function, values, *start):
    """`sum(values)`, or `sum(values, start)`.

    Args:
        function: What the script calls by that name.
        values: Its first argument.
        *start: What all is added to.
    """
    if function is not builtins.sum:
        return function(values, *start)
    items = list(values)
    if promotion.NUMPY.isdisjoint(map(type, (*start, *items))):
        return function(items, *start)
    return functools.reduce(_ADD, items, *(start or (0,)))


def total(target, index):
    """What `target[index] += value` reads first, behind where it is."""
    return target, index, indices.at(target, index)


def added(name, target, index, total, value):
    """`target[index] += value`, or with another operator.

    Args:
        name: The operator's in `operator`.
        target: What holds the total.
        index: Where.
        total: What stood there.
        value: What is added.
    """
    found = getattr(operator, name)(total, wide(total, value))
    single.store(found, target, index)
