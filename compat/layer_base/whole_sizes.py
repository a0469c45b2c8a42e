"""Sizes that are floats or texts, which TensorFlow took for whole numbers."""

from __future__ import annotations

import numbers


def whole(size):
    """The whole number that a size equals.

    Args:
        size: Number, its text as of a command line, or None.

    Returns:
        An int; None and what is no number are given back.

    Raises:
        ValueError: The number is not whole.

    Source: TensorFlow 1.15.5, `python/framework/tensor_shape.py`, `Dimension`
    (behaviour, not code).
    """
    if size is None or type(size) is int:  # Nearly all; others ask longer.
        return size
    if isinstance(size, (str, bytes)):
        return int(size)
    if isinstance(size, numbers.Real) and not isinstance(
        size, numbers.Integral
    ):
        if not float(size).is_integer():
            raise ValueError(f'Ambiguous dimension: {size}')
        return int(float(size))
    return size


def whole_shape(shape):
    """A shape of whole sizes, of a list or a tuple; others as they are."""
    if isinstance(shape, (list, tuple)):
        return [whole(size) for size in shape]
    return shape
