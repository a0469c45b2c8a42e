"""NumPy 1's arrays of rows of unequal lengths, for ports.

    numpy1.array([[1, 2], [3]])      an array of two lists

NumPy made objects of such rows up to 1.23, and refuses them today unless it is
told to.

Source: NumPy 1.24 release notes, run under 1.11, 1.16 and 1.23.
"""

from __future__ import annotations

import numpy as np

__all__ = ['array', 'asarray', 'rows']


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


def rows(values):
    """What a function may make an array of by itself.

    Args:
        values: Anything.

    Returns:
        np.ndarray of objects for a list or tuple of rows of unequal lengths,
        else the values themselves.
    """
    if not isinstance(values, (list, tuple)):
        return values
    array = asarray(values)
    return array if array.dtype == object else values


def made(make, values):
    """What a function of NumPy made of values up to 1.23.

    Args:
        make: `numpy.array` or `numpy.asarray`, with arguments of its own.
        values: What it is given.

    Returns:
        np.ndarray.

    Raises:
        ValueError: As `make`, but for unequal rows.
    """
    try:
        return make(values)
    except ValueError as error:
        if 'inhomogeneous' not in str(error):
            raise
    try:
        return np.array(values, dtype=object)
    except ValueError:  # Only the first lengths of its rows are equal.
        objects = np.empty(len(values), dtype=object)
        for index, value in enumerate(values):
            objects[index] = value
        return objects
