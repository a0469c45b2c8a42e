"""Types of arithmetic on NumPy's numbers, as up to NumPy 1.26.

    np.uint8(200) + 100                  300, not 44
    np.float32(0.1) * 3                  float64, as of two numbers of 64 bits
    w32 / np.sqrt(n)                     float32: one number widened no array
    np.float32(0.95) >= 0.95             False: it is 0.94999999
    np.array([1, 2], np.uint8) * 300     uint16

A number beside an array counted by its value, and Python's own beside one of
NumPy by its 64 bits. Since 2.0 the types alone count, and Python's have none.

Source: NumPy 2.0 migration guide, "Changes to NumPy data type promotion"; run
under 1.16.6.
"""

from __future__ import annotations

import operator

import numpy as np

from legacy_rnn.compat import python2

from .python2 import ordering

_ARRAYS = frozenset({np.ndarray, np.matrix, np.memmap, np.ma.MaskedArray})
_NUMPY = _ARRAYS.union(np.sctypeDict.values())
_OWN = {int: np.int64, float: np.float64, complex: np.complex128}
_CATEGORIES = {'b': 0, 'u': 1, 'i': 1, 'f': 2, 'c': 2}
_WIDEST = frozenset('?qldD')
# Numbers that fit into each type of their category.
_SMALL = {int: (0, 127), float: (-65504.0, 65504.0)}
_LONG = -(2**63), 2**63 - 1


def _calculating(function):
    """An operator for what are NumPy's numbers or not."""

    def calculate(left, right):
        if type(left) in _NUMPY or type(right) in _NUMPY:
            return function(*matched(left, right))
        return function(left, right)

    return calculate


OPERATORS = {
    name: _calculating(getattr(operator, name))
    for name in (
        'add sub mul truediv floordiv mod pow eq ne lt le gt ge'
    ).split()
}
ORDERINGS = {
    name: _calculating(getattr(ordering, name))
    for name in 'lt le gt ge'.split()
}
divide = _calculating(python2.divide)
idivide = _calculating(python2.idivide)


def matched(left, right):
    """Both sides of an operator, which NumPy 2 computes as 1 would have.

    Args:
        left: Anything.
        right: Anything.

    Returns:
        Both; a number that another type comes of has the one that it had.
    """
    if not (_is_numeric(left) and _is_numeric(right)):
        return left, right
    sizes = [isinstance(x, np.ndarray) and x.ndim for x in (left, right)]
    if not any(sizes):
        return _sized(left), _sized(right)
    if all(sizes):
        return left, right
    if sizes[0]:
        return left, _beside(left.dtype, right)
    return _beside(right.dtype, left), right


def _is_numeric(value):
    if type(value) in _OWN or type(value) is bool:
        return True
    is_numpy = isinstance(value, (np.ndarray, np.generic))
    return is_numpy and value.dtype.kind in _CATEGORIES


def _sized(value):
    """A number of Python's as one of NumPy's."""
    kind = _OWN.get(type(value))
    if kind is None or kind is np.int64 and not _fits(value, _LONG):
        return value
    return kind(value)


def _beside(dtype, value):
    """A number of the type by which it counts beside an array.

    Args:
        dtype: Of the array.
        value: The number.
    """
    small = _SMALL.get(type(value))
    if small and _fits(value, small):
        return value
    number = np.asarray(_sized(value))
    kind = number.dtype.kind
    if number.dtype == object or _CATEGORIES[kind] > _CATEGORIES[dtype.kind]:
        return number[()]
    if dtype.char in _WIDEST and kind != 'u':
        return value
    found = np.promote_types(dtype, _least(number, dtype))
    return number.astype(found)[()]


def _least(number, dtype):
    """The smallest type of its category that holds a number."""
    least = np.min_scalar_type(number[()])
    if least.kind == 'u' and dtype.kind == 'i':
        signed = np.dtype(f'i{least.itemsize}')
        if number <= np.iinfo(signed).max:
            return signed
    return least


def _fits(value, bounds):
    return bounds[0] <= value <= bounds[1]
