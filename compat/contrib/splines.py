"""Polyharmonic splines of `tf.contrib.image`.

Source: TensorFlow 1.15, `contrib/image/python/ops/interpolate_spline.py`.
"""

import tensorflow as tf

_LEAST = 1e-10  # Of a squared distance.


def interpolate_spline(
    train_points,
    train_values,
    query_points,
    order,
    regularization_weight=0.0,
    name='interpolate_spline',
):
    """Draws a polyharmonic spline through points, and reads it at others.

    Args:
        train_points: `[batch, n, d]`, d known.
        train_values: `[batch, n, k]`, k known.
        query_points: `[batch, m, d]`.
        order: 1 for the distance, 2 for thin plates, 3 for its cube.
        regularization_weight: Above 0 the spline is smoother, and misses the
            values.
        name: Name of the op.

    Returns:
        `[batch, m, k]`.

    Raises:
        ValueError: d or k is unknown.
    """
    with tf.name_scope(name):
        points = tf.convert_to_tensor(train_points)
        values = tf.convert_to_tensor(train_values)
        asked = tf.convert_to_tensor(query_points)
        weights, line = _solved(points, values, order, regularization_weight)
        bends = _kernel(_squared_distances(asked, points), order)
        return bends @ weights + _with_ones(asked) @ line


def _solved(points, values, order, regularization_weight):
    """`[b, n, k]` weights of the points and `[b, d + 1, k]` of the line."""
    for tensor, what in ((points, 'input points (d)'),
                         (values, 'output values (k)')):  # fmt: skip
        if tensor.shape[-1] is None:
            raise ValueError(f'The dimensionality of the {what} must be known')
    batch, count = tf.unstack(tf.shape(points))[:2]
    bends = _kernel(_squared_distances(points, points), order)
    if regularization_weight > 0:
        bends += regularization_weight * tf.eye(count, dtype=points.dtype)
    line = _with_ones(points)
    width = line.shape[-1]
    corner = tf.zeros([batch, width, width], points.dtype)
    left = tf.concat([bends, tf.transpose(line, [0, 2, 1])], 1)
    right = tf.concat([line, corner], 1)
    below = tf.zeros([batch, width, values.shape[-1]], points.dtype)
    found = tf.linalg.solve(
        tf.concat([left, right], 2), tf.concat([values, below], 1)
    )
    return found[:, :count], found[:, count:]


def _with_ones(points):
    return tf.concat([points, tf.ones_like(points[..., :1])], 2)


def _squared_distances(x, y):
    """`[batch, n, m]` of `[batch, n, d]` and `[batch, m, d]`."""
    of_x, of_y = (tf.reduce_sum(tf.square(z), 2) for z in (x, y))
    product = tf.matmul(x, y, adjoint_b=True)
    return of_x[:, :, None] - 2 * product + of_y[:, None]


def _kernel(squared, order):
    positive = tf.maximum(squared, _LEAST)
    if order == 1:
        return tf.sqrt(positive)
    if order % 2:
        return tf.pow(positive, 0.5 * order)
    if order in (2, 4):
        return 0.5 * tf.pow(squared, order // 2) * tf.math.log(positive)
    return 0.5 * tf.pow(positive, 0.5 * order) * tf.math.log(positive)
