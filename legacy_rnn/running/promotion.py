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

from . import single
from .python2 import ordering

_ARRAYS = frozenset({np.ndarray, np.matrix, np.memmap, np.ma.MaskedArray})
NUMPY = _ARRAYS.union(np.sctypeDict.values())
_OWN = {int: np.int64, float: np.float64, complex: np.complex128}
_CATEGORIES = {'b': 0, 'u': 1, 'i': 1, 'f': 2, 'c': 2}
_WIDEST = frozenset('?qldD')
# Numbers that fit into each type of their category.
_SMALL = {int: (0, 127), float: (-65504.0, 65504.0)}
_LONG = -(2**63), 2**63 - 1


# NumPy 1 needs no help, and would count what is matched by its value again.
_IS_NEEDED = int(np.__version__.partition('.')[0]) > 1


class _Ways(dict):
    """Functions that match both sides of an operator, by their classes.

    None stands for classes whose values need none.

    Args:
        apart: Classes that compute in their own way.
    """

    def __init__(self, *apart):
        super().__init__()
        self._apart = apart

    def __missing__(self, classes):
        is_left = any(issubclass(c, self._apart) for c in classes)
        is_left |= not _IS_NEEDED
        self[classes] = None if is_left else _way(*classes)
        return self[classes]


_PLAIN = _Ways()
_WAYS = {'mul': _Ways(np.matrix), 'pow': _Ways(np.matrix)}


def _calculating(function, ways=_PLAIN):
    """An operator for what are NumPy's numbers or not."""

    def calculate(left, right):
        if type(left) in NUMPY or type(right) in NUMPY:
            match = ways[type(left), type(right)]
            if match is not None:
                left, right = match(left, right)
        return function(left, right)

    return calculate


OPERATORS = {
    name: _calculating(getattr(operator, name), _WAYS.get(name, _PLAIN))
    for name in (
        'add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor '
        'eq ne lt le gt ge'
    ).split()
}
ORDERINGS = {
    name: _calculating(getattr(ordering, name))
    for name in 'lt le gt ge'.split()
}
OPERATORS['mod'] = single.formats_or(OPERATORS['mod'])
BUILTINS = {
    'divmod': _calculating(divmod),
    'pow': lambda base, *rest: _power(base, *rest),
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
    match = _PLAIN[type(left), type(right)]
    return (left, right) if match is None else match(left, right)


def _power(base, exponent, *modulus):
    """`pow`, which is the operator where nothing else is told."""
    plain = OPERATORS['pow']
    return pow(base, exponent, *modulus) if modulus else plain(base, exponent)


def _way(left, right):
    """How both sides of two classes are matched, or None."""
    if not (_is_numeric(left) and _is_numeric(right)):
        return None
    if left in _ARRAYS or right in _ARRAYS:
        return _beside_arrays
    if issubclass(left, np.generic):
        return _right_sized if _is_widened(left, right) else None
    if issubclass(right, np.generic):
        return _left_sized if _is_widened(right, left) else None
    return None


def _is_numeric(kind):
    if issubclass(kind, np.generic):
        return np.dtype(kind).kind in _CATEGORIES
    return kind in _ARRAYS or issubclass(kind, tuple(_OWN))


def _is_widened(kind, own):
    """Whether NumPy's numbers of a type are of another beside Python's."""
    if own not in _OWN:
        return False
    wide = np.promote_types(kind, _OWN[own])
    is_whole = own is int and wide.kind != 'c' and wide.kind != 'f'
    return is_whole or wide != np.result_type(kind(0), own(0))


def _left_sized(left, right):
    return _sized(left), right


def _right_sized(left, right):
    return left, _sized(right)


def _beside_arrays(left, right):
    """Both sides, of which one at least is an array of any shape."""
    sizes = [isinstance(x, np.ndarray) and x.ndim for x in (left, right)]
    if not any(sizes):
        return _sized(left), _sized(right)
    if all(sizes):
        return left, right
    if sizes[0]:
        return left, _beside(left, right)
    return _beside(right, left), right


def _sized(value):
    """A number of Python's as one of NumPy's."""
    kind = _OWN.get(type(value))
    if kind is None:
        return value
    if kind is np.int64 and not _fits(value, _LONG):
        number = np.asarray(value)
        return number if number.dtype == object else number[()]
    return kind(value)


def _beside(array, value):
    """A number of the type by which it counts beside an array.

    Args:
        array: Of one dimension at least.
        value: The number.
    """
    dtype, is_masked = array.dtype, isinstance(array, np.ma.MaskedArray)
    if dtype.kind not in _CATEGORIES or isinstance(value, np.ma.MaskedArray):
        return value
    small = _SMALL.get(type(value))
    if small and _fits(value, small) and not is_masked:
        return value
    number = np.asarray(_sized(value))
    kind = number.dtype.kind
    if kind not in _CATEGORIES:
        return number
    if _CATEGORIES[kind] > _CATEGORIES[dtype.kind]:
        return number[()]
    if dtype.char in _WIDEST and kind != 'u' and not is_masked:
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
