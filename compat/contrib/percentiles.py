"""`tf.contrib.distributions.percentile`.

Source: TensorFlow 1.15, `contrib/distributions/python/ops/sample_stats.py`.
"""

import tensorflow as tf

v1 = tf.compat.v1
# How many of the largest numbers lie before the one that is taken.
_ROUNDED = {'nearest': tf.round, 'lower': tf.math.ceil, 'higher': tf.floor}


def percentile(
    x,
    q,
    axis=None,
    interpolation=None,
    keep_dims=False,
    validate_args=False,
    name=None,
):
    """The number below which `q` percent of others lie, one of them itself.

    Args:
        x: Numbers `[...]`, of a known rank.
        q: Percent, a number.
        axis: One axis, several, or None for all of them.
        interpolation: `nearest`, `lower` or `higher`; None is the first.
        keep_dims: Whether the axes stay, each of size one.
        validate_args: Whether a `q` outside of 0 to 100 is an error.
        name: Name of the ops.

    Returns:
        Tensor of the dtype of `x`, without the axes.

    Raises:
        ValueError: There is no such interpolation.
    """
    kind = interpolation or 'nearest'
    if kind not in _ROUNDED:
        raise ValueError(f'Argument `interpolation` is no {kind!r}')
    with v1.name_scope(name, 'percentile', [x, q]):
        x = tf.convert_to_tensor(x, name='x')
        q = tf.cast(q, tf.float64)
        if validate_args:
            inside = [
                v1.assert_rank(q, 0),
                v1.assert_greater_equal(q, tf.zeros([], tf.float64)),
                v1.assert_less_equal(q, tf.constant(100.0, tf.float64)),
            ]
            with tf.control_dependencies(inside):
                q = tf.identity(q)
        rank = x.shape.ndims
        axes = range(rank) if axis is None else tf.nest.flatten(axis)
        axes = [int(a) % rank for a in axes]
        kept = [a for a in range(rank) if a not in axes]
        moved = tf.transpose(x, [*kept, *axes])
        rows = tf.reshape(
            moved, tf.concat([tf.shape(moved)[: len(kept)], [-1]], 0)
        )
        count = tf.shape(rows)[-1]
        # Its own ops round halves to even numbers, counted from the largest.
        above = tf.cast(count - 1, tf.float64) * (1.0 - q / 100.0)
        index = tf.cast(_ROUNDED[kind](above), tf.int32)
        index = tf.clip_by_value(index, 0, count - 1)
        found = tf.gather(tf.nn.top_k(rows, count).values, index, axis=-1)
        found.set_shape([x.shape[a] for a in kept])
        for a in sorted(axes) if keep_dims else ():
            found = tf.expand_dims(found, a)
        return found
