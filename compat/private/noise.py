"""The shape of a dropout mask, as in `python/ops/nn_ops`."""

import tensorflow as tf


def get_noise_shape(x, noise_shape):
    """The shape of a mask; None stands for the size of `x` there.

    Args:
        x: The tensor that is dropped from.
        noise_shape: Shape with None in places, tensor, or None for that of
            `x`.
    """
    if noise_shape is None:
        return tf.shape(x)
    try:
        given = tf.TensorShape(noise_shape)
    except (TypeError, ValueError):
        return noise_shape
    if given.rank is None or given.rank != x.shape.rank:
        return noise_shape
    pairs = zip(given.as_list(), x.shape.as_list(), strict=True)
    return tf.TensorShape([own if n is None else n for n, own in pairs])
