"""`tf.contrib.distributions`: triangles of numbers, their diagonals.

Source: TensorFlow 1.15, `python/ops/distributions/util.py`.
"""

import math

import tensorflow as tf

v1 = tf.compat.v1


def fill_triangular(x, upper=False, name=None):
    """Fills triangular matrices clockwise, in a spiral.

        1 2 3 4 5 6  ->  4 . .        upper:  1 2 3
                         6 5 .                . 5 6
                         3 2 1                . . 4

    Args:
        x: Numbers `[..., size * (size + 1) / 2]`.
        upper: Whether the triangles are upper ones.
        name: Name of the ops.

    Returns:
        Tensor `[..., size, size]`, zeros in the other triangle.

    Raises:
        ValueError: No triangle has that many numbers.
    """
    with v1.name_scope(name, 'fill_triangular', [x]):
        x = tf.convert_to_tensor(x, name='x')
        shape = x.shape.with_rank_at_least(1)
        size = known = _size(shape[-1])
        if known is None:
            count = tf.cast(2 * tf.shape(x)[-1], tf.float32)
            size = tf.cast(tf.sqrt(count + 0.25), tf.int32)
        if upper:
            rows = [x, tf.reverse(x[..., size:], [-1])]
        else:
            rows = [x[..., size:], tf.reverse(x, [-1])]
        whole = tf.concat([tf.shape(x)[:-1], [size, size]], 0)
        square = tf.reshape(tf.concat(rows, -1), whole)
        below, above = (0, -1) if upper else (-1, 0)
        filled = tf.linalg.band_part(square, below, above)
        filled.set_shape(shape[:-1].concatenate([known, known]))
        return filled


def _size(count):
    """Rows of a triangle of that many numbers; None if it is not known."""
    count = tf.compat.dimension_value(count)
    if count is None:
        return None
    size = math.isqrt(2 * count)
    if size * (size + 1) != 2 * count:
        raise ValueError(
            f'Input right-most shape ({count}) does not correspond to a '
            f'triangular matrix: pass 1, 3, 6, 10 ... numbers'
        )
    return size


def matrix_diag_transform(matrix, transform=None, name=None):
    """Maps the diagonals of matrices and leaves the rest.

    Args:
        matrix: Tensor `[..., size, size]`.
        transform: Function of the diagonals; None leaves them.
        name: Name of the ops.

    Returns:
        Tensor of the same shape.
    """
    with v1.name_scope(name, 'matrix_diag_transform', [matrix]):
        matrix = tf.convert_to_tensor(matrix, name='matrix')
        if transform is None:
            return matrix
        diagonal = transform(tf.linalg.diag_part(matrix))
        return tf.linalg.set_diag(matrix, diagonal)


def softplus_inverse(x, name=None):
    """The numbers whose `tf.nn.softplus` is `x`.

    Args:
        x: Positive numbers, of any shape.
        name: Name of the ops.

    Returns:
        Tensor of the same shape.
    """
    with v1.name_scope(name, 'softplus_inverse', [x]):
        x = tf.convert_to_tensor(x, name='x')
        return x + tf.math.log(-tf.math.expm1(-x))
