"""`tf.contrib.resampler`: values of pictures between their pixels."""

import tensorflow as tf


def resampler(data, warp, name='resampler'):
    """Bilinear samples; what lies outside of the data counts as 0.

    Args:
        data: `[batch, height, width, channels]`, float.
        warp: `[batch, ..., 2]`: `(x, y)` of each sample in pixels, x along
            the width.
        name: Name of the op.

    Returns:
        Samples `[batch, ..., channels]`.
    """
    with tf.name_scope(name):
        data = tf.convert_to_tensor(data, name='data')
        warp = tf.convert_to_tensor(warp, name='warp')
        left, top = (tf.floor(warp[..., i]) for i in (0, 1))
        right_share, low_share = warp[..., 0] - left, warp[..., 1] - top
        samples = []
        for x, x_share in ((left, 1 - right_share), (left + 1, right_share)):
            for y, y_share in ((top, 1 - low_share), (top + 1, low_share)):
                share = tf.cast(x_share * y_share, data.dtype)
                samples.append(share[..., None] * _pixels(data, x, y))
        return tf.add_n(samples)


def _pixels(data, x, y):
    """Pixels `[batch, ..., channels]` at whole places, 0 outside."""
    _, height, width, _ = tf.unstack(tf.shape(data))
    x, y = tf.cast(x, tf.int32), tf.cast(y, tf.int32)
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    places = tf.stack(
        [
            tf.clip_by_value(y, 0, height - 1),
            tf.clip_by_value(x, 0, width - 1),
        ],
        axis=-1,
    )
    pixels = tf.gather_nd(data, places, batch_dims=1)
    return pixels * tf.cast(inside, data.dtype)[..., None]
