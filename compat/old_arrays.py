"""NumPy 1's answers about arrays and numbers that do not fit, for ports.

    old_arrays.alike(x, y)                  `x == y`; False of other lengths
    old_arrays.sized(np.uint32, hash(x))    a number that wraps around

Arrays that do not fit together were not equal up to 1.24, and are refused
since; so are whole numbers that are too large for a type, since 2.0.

Source: NumPy 1.25 and 2.0 release notes; run under 1.16.6.
"""

from __future__ import annotations

import numpy as np

__all__ = ['alike', 'sized', 'unlike', 'wrapped']


def alike(values, other):
    """`values == other`, which is one False of arrays that do not fit.

    Args:
        values: An array, or anything else.
        other: The same.
    """
    try:
        return values == other
    except ValueError:
        if _are_unlike(values, other):
            return False
        raise


def unlike(values, other):
    """`values != other`, which is one True of arrays that do not fit.

    Args:
        values: As `alike` takes it.
        other: The same.
    """
    try:
        return values != other
    except ValueError:
        if _are_unlike(values, other):
            return True
        raise


def _are_unlike(*arrays):
    """Whether they are arrays of shapes that do not fit together."""
    if not all(isinstance(array, np.ndarray) for array in arrays):
        return False
    try:
        np.broadcast_shapes(*(array.shape for array in arrays))
    except ValueError:
        return True
    return False


def sized(kind, value):
    """`np.uint32(value)`, which wraps around where it is too large.

    Args:
        kind: A class of NumPy's numbers, or what the program calls so.
        value: What it is called with.
    """
    try:
        return kind(value)
    except OverflowError:
        if not isinstance(kind, type) or not issubclass(kind, np.integer):
            raise
        return wrapped(value, kind)[()]


def wrapped(values, dtype):
    """Whole numbers in a type that is too small for them, as up to 1.26.

    Args:
        values: Whole numbers, in lists or not.
        dtype: Type of whole numbers.

    Raises:
        OverflowError: NumPy refused them then, too.
    """
    made = np.asarray(values)
    if made.dtype.kind == 'f' and np.all(np.abs(made) < 2.0**63):
        made = made.astype(np.int64)  # Others among them lost their fraction.
    if {made.dtype.kind, np.dtype(dtype).kind} - {'i', 'u'}:
        raise OverflowError(f'{values!r} does not fit into {dtype}')
    return made.astype(dtype)
