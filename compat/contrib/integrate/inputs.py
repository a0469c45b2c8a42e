"""What both solvers ask of their arguments."""

import tensorflow as tf

v1 = tf.compat.v1


def check_types(y0, t, dt=None):
    """Refuses whole numbers.

    Raises:
        TypeError: An argument is not of a floating type.
    """
    if not (y0.dtype.is_floating or y0.dtype.is_complex):
        raise TypeError(
            '`y0` must have a floating point or complex floating point dtype'
        )
    for name, value in (('t', t), ('dt', dt)):
        if value is not None and not value.dtype.is_floating:
            raise TypeError(f'`{name}` must have a floating point dtype')


def increasing(t):
    """A context whose operations run where the points of time increase."""
    check = v1.Assert(
        tf.reduce_all(t[1:] > t[:-1]), ['`t` must be monotonic increasing']
    )
    return tf.control_dependencies([check])
