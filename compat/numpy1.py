"""NumPy 1's arrays of rows of unequal lengths, sizes and numbers, for ports.

    numpy1.array([[1, 2], [3]])              an array of two lists
    numpy1.absolute([3 + 4j], np.float32)    sizes of complex numbers
    numpy1.equal(x, [])                      whether `x == []` is true
    numpy1.numbers(objects)                  numbers, of arrays of one, too
    numpy1.drawn([None, array([1.])])        numbers, with gaps
    numpy1.expand_dims([1, 2], 2)            an array of [2, 1]
    numpy1.argsort(lengths)                  places, of equal ones as it did

NumPy made objects of such rows up to 1.23, and refuses them today unless it is
told to. Symbolic tensors were objects to it, too, in the first releases of
TensorFlow 1. Up to 1.20 it took complex numbers where sizes of a type are
wanted, and up to 1.17 an axis past the last. Up to 1.24 arrays that do not fit
together were not equal, and up to 1.24 each machine sorted in the same way.

Source: NumPy 1.18, 1.21 and 1.24 release notes, run under 1.11, 1.16, 1.19 and
1.23.
"""

from __future__ import annotations

import functools
import operator

import numpy as np

__all__ = [
    'absolute',
    'argpartition',
    'argsort',
    'array',
    'asarray',
    'drawn',
    'equal',
    'expand_dims',
    'numbers',
    'rows',
    'unequal',
]

# Sizes of the numbers that NumPy has other ways to sort for since.
_SORTED = (4, 8)
# What NumPy made of complex numbers first, by the type that was wanted.
_COMPLEX = {'e': 'F', 'f': 'F', 'd': 'D', 'g': 'G'}


def absolute(values, dtype):
    """Sizes of numbers, of a type; complex ones have the precision of it.

    Args:
        values: What `numpy.absolute` takes.
        dtype: The type of the sizes.

    Returns:
        np.ndarray, or a number of NumPy.
    """
    kind = _COMPLEX.get(np.dtype(dtype).char)
    if kind and np.iscomplexobj(values):
        return np.absolute(np.asarray(values, kind)).astype(dtype)
    return np.absolute(values, dtype=dtype)


def argpartition(a, kth, *args, **options):
    """Places that `numpy.argpartition` gave.

    Args:
        a: What it takes; others than arrays, lists and tuples have a
            method of that name.
        kth: Its other arguments.
        *args: As above.
        **options: As above.
    """
    return _places('argpartition', a, kth, *args, **options)


def argsort(a, *args, **options):
    """Places that `numpy.argsort` gave, those of equal values, too.

    Args:
        a: As for `argpartition`.
        *args: Its other arguments.
        **options: As above.
    """
    return _places('argsort', a, *args, **options)


def _places(name, values, *args, **options):
    """What today's function gives of numbers that it sorts as it did all."""
    function = getattr(np, name)
    if isinstance(values, (list, tuple)):
        values = np.asarray(values)
    if not isinstance(values, np.ndarray):
        own = getattr(values, name, functools.partial(function, values))
        return own(*args, **options)
    is_number = values.dtype.kind in 'iuf' and values.dtype.itemsize in _SORTED
    if is_number and not isinstance(values, np.ma.MaskedArray):
        values = values.astype(np.longdouble)
    return function(values, *args, **options)


def array(values):
    """Makes an array, of objects where rows are of unequal lengths.

    Args:
        values: What `numpy.array` takes.

    Returns:
        np.ndarray.
    """
    return made(np.array, values)


def asarray(values):
    """`array`, without a copy of what is an array.

    Args:
        values: What `numpy.asarray` takes.

    Returns:
        np.ndarray.
    """
    return made(np.asarray, values)


def equal(values, other):
    """Whether a condition `values == other` was met.

    Args:
        values: An array, or anything else.
        other: A list.
    """
    return _truth(values, other, operator.eq)


def unequal(values, other):
    """Whether a condition `values != other` was met.

    Args:
        values: As `equal` takes it.
        other: The same.
    """
    return _truth(values, other, operator.ne)


def _truth(values, other, compare):
    """Unlike arrays were unequal, and an empty answer was false."""
    if not isinstance(values, np.ndarray):
        return compare(values, other)
    try:
        found = compare(values, np.asarray(other))
    except ValueError:
        return compare is operator.ne
    return found if np.size(found) else False


def numbers(values):
    """The floats of an array of numbers and arrays of one number each.

    Args:
        values: np.ndarray.

    Returns:
        np.ndarray of the same shape.
    """
    if values.dtype.kind != 'O':
        return np.asarray(values, float)
    found = np.empty(values.shape)
    for index, value in np.ndenumerate(values):
        found[index] = np.asarray(value).item()
    return found


def drawn(values):
    """Numbers that a line is drawn through, of a list with gaps.

    Args:
        values: A list of numbers, of arrays of one and of None.

    Returns:
        np.ndarray of floats, or other values as they are.
    """
    if not isinstance(values, list):
        return values
    try:
        held = [np.nan if v is None else np.asarray(v, float) for v in values]
        return np.array([np.asarray(value).item() for value in held])
    except (TypeError, ValueError):
        return values


def expand_dims(a, axis):
    """`numpy.expand_dims`, whose axis past the last one is the last.

    Args:
        a: What `numpy.expand_dims` takes.
        axis: Place of the new axis.

    Returns:
        np.ndarray.
    """
    if isinstance(a, (list, tuple, np.ndarray)) and isinstance(axis, int):
        a = np.asarray(a)
        axis = min(axis, a.ndim)
    return np.expand_dims(a, axis)


def rows(values):
    """What a function may make an array of by itself.

    Args:
        values: Anything.

    Returns:
        np.ndarray for a symbolic tensor, and for a list or tuple of such, of
        rows of unequal lengths or of arrays of one number beside numbers, else
        the values themselves.
    """
    try:
        found = np.asarray(values)
    except (NotImplementedError, ValueError):  # The first of a tensor.
        return asarray(values)
    is_list = isinstance(values, (list, tuple))
    return found if is_list and found.dtype == object else values


def made(make, values):
    """What a function of NumPy made of values up to 1.23.

    Args:
        make: `numpy.array` or `numpy.asarray`, with arguments of its own.
        values: What it is given.

    Returns:
        np.ndarray.

    Arrays of one number beside numbers become numbers, which NumPy made of
    such objects wherever it was asked for numbers.

    Raises:
        ValueError: As `make`, but for unequal rows.
    """
    try:
        return make(values)
    except ValueError as error:
        if 'inhomogeneous' not in str(error):
            raise
    except NotImplementedError:  # A symbolic tensor.
        return _held(values)
    try:
        return _settled(np.array(values, dtype=object))
    except ValueError:  # Only the first lengths of its rows are equal.
        return _objects(values)


def _settled(objects):
    """Numbers, where there are but numbers and arrays of one; or the same."""
    items = (None if isinstance(i, list) else i for i in objects.flat)
    singles = [np.asarray(item) for item in items]
    if any(one.size != 1 or one.dtype.kind not in 'biuf' for one in singles):
        return objects
    return np.array([one.item() for one in singles]).reshape(objects.shape)


def _objects(values):
    """Array of values as they are."""
    objects = np.empty(len(values), dtype=object)
    for index, value in enumerate(values):
        objects[index] = value
    return objects


class _Held:
    """What an array is to hold, whatever NumPy would make of it."""

    def __init__(self, value):
        self.value = value


def _held(values):
    """Array of a symbolic tensor, or of lists of such."""
    found = np.array(_boxed(values), dtype=object)
    for index, value in np.ndenumerate(found):
        found[index] = _unboxed(value)
    return found


def _boxed(values):
    if isinstance(values, (list, tuple)):
        return [_boxed(value) for value in values]
    return _Held(values)


def _unboxed(value):
    if isinstance(value, list):
        return [_unboxed(inner) for inner in value]
    return value.value
