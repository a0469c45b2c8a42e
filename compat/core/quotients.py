"""Quotients of whole numbers, which 0.x rounded towards zero.

From 1.0 on they are rounded down, as Python rounds. `tf.mod` of 0.x is
`tf.truncatemod` of later releases.

Source: TensorFlow 0.12.1, `python/ops/math_ops.py`.
"""

from __future__ import annotations

import tensorflow as tf

v1 = tf.compat.v1


def div(x, y, name=None):
    """`x / y` of Python 2: whole for whole numbers, rounded towards zero.

    Args:
        x: A tensor of numbers.
        y: One of the same type.
        name: Of the operation.
    """
    return _quotient(v1.div, x, y, name)


def floordiv(x, y, name=None):
    """`x // y`; of whole numbers rounded towards zero, else down.

    Args:
        x: A tensor of numbers.
        y: One of the same type.
        name: Of the operation.
    """
    return _quotient(v1.floordiv, x, y, name)


def mod(x, y, name=None):
    """What `div` leaves over, with the sign of x.

    Args:
        x: A tensor of numbers.
        y: One of the same type.
        name: Of the operation.
    """
    return tf.truncatemod(*_alike(x, y), name=name)


def _quotient(of_reals, x, y, name):
    x, y = _alike(x, y)
    whole = x.dtype.is_integer
    return (tf.truncatediv if whole else of_reals)(x, y, name=name)


def _alike(x, y):
    """Both as tensors, a plain number with the type of the other."""
    if tf.is_tensor(y) and not tf.is_tensor(x):
        y = tf.convert_to_tensor(y)
        return tf.convert_to_tensor(x, y.dtype), y
    x = tf.convert_to_tensor(x)
    return x, tf.convert_to_tensor(y, x.dtype)
