"""`tensorflow.python.framework.tensor_shape`: shapes by a short name."""

import tensorflow as tf

v1 = tf.compat.v1


def as_shape(shape):
    """A TensorShape of what describes one."""
    if isinstance(shape, v1.TensorShape):
        return shape
    return v1.TensorShape(shape)


def as_dimension(value):
    """A Dimension of an int, None or a Dimension."""
    return value if isinstance(value, v1.Dimension) else v1.Dimension(value)


def unknown_shape(ndims=None):
    """A shape of which at most the number of axes is known."""
    return v1.TensorShape(None if ndims is None else [None] * ndims)


def scalar():
    """The shape `[]`."""
    return v1.TensorShape([])


def vector(length):
    """The shape `[length]`."""
    return v1.TensorShape([length])


def matrix(rows, cols):
    """The shape `[rows, cols]`."""
    return v1.TensorShape([rows, cols])
