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


def shape_equals(tensor_proto, shape):
    """Whether a TensorProto has a shape: a TensorShapeProto or a list."""
    sizes = [dim.size for dim in tensor_proto.tensor_shape.dim]
    wanted = getattr(shape, 'dim', shape)
    return sizes == [getattr(dim, 'size', dim) for dim in wanted]


def convert_n_to_tensor(values, dtype=None, name=None, as_ref=False):
    """Each value as a tensor.

    Raises:
        TypeError: `values` is no list or tuple.
    """
    if not isinstance(values, (list, tuple)):
        raise TypeError(f'values must be a list, got {type(values).__name__}')
    return [
        tf.convert_to_tensor(value, dtype, name=name and f'{name}_{place}')
        for place, value in enumerate(values)
    ]
