"""`contrib.sparsemax`: a softmax that is zero but for a few.

*Source:* Martins and Astudillo, 2016, arXiv:1602.02068; TensorFlow 1.15,
`contrib/sparsemax/python/ops`. Up to 1.12 the mean of the logits was taken
off first, which makes a difference to infinite ones alone.
"""

import tensorflow as tf

v1 = tf.compat.v1

__all__ = ['sparsemax', 'sparsemax_loss']


def sparsemax(logits, name=None):
    """The distribution that is nearest to the logits.

    Args:
        logits: `[batch, classes]`, float.
        name: Name of the operations.

    Returns:
        `[batch, classes]`; NaN in rows of which no class can be told.
    """
    with v1.name_scope(name, 'sparsemax', [logits]):
        logits = tf.convert_to_tensor(logits, name='logits')
        size = tf.shape(logits)[1]
        ordered, _ = tf.nn.top_k(logits, k=size)
        sums = tf.cumsum(ordered, axis=1)
        places = tf.cast(tf.range(1, size + 1), logits.dtype)
        is_held = 1 + places * ordered > sums
        held = tf.reduce_sum(tf.cast(is_held, tf.int32), axis=1)
        last = tf.gather(sums, tf.maximum(held, 1) - 1, axis=1, batch_dims=1)
        threshold = (last - 1) / tf.cast(held, logits.dtype)
        result = tf.maximum(
            tf.zeros([], logits.dtype), logits - threshold[:, tf.newaxis]
        )
        is_lost = tf.equal(held, 0) | tf.math.is_nan(sums[:, -1])
        lost = tf.constant(float('nan'), logits.dtype)
        return tf.where(is_lost[:, tf.newaxis], lost, result)


def sparsemax_loss(logits, sparsemax, labels, name=None):
    """What the cross entropy is to a softmax.

    Args:
        logits: `[batch, classes]`, float.
        sparsemax: What `sparsemax` made of them, alike.
        labels: Distributions that are wanted, alike.
        name: Name of the operations.

    Returns:
        `[batch]`.
    """
    with v1.name_scope(name, 'sparsemax_loss', [logits, sparsemax, labels]):
        logits = tf.convert_to_tensor(logits, name='logits')
        sparsemax = tf.convert_to_tensor(sparsemax, name='sparsemax')
        labels = tf.convert_to_tensor(labels, name='labels')
        zeros = tf.zeros_like(logits)
        # A class without weight counts nothing, be its logit infinite.
        given = tf.where(
            (sparsemax > 0) | tf.math.is_nan(sparsemax),
            sparsemax * (logits - 0.5 * sparsemax),
            zeros,
        )
        wanted = tf.where(
            tf.equal(labels, 0) & tf.math.is_inf(logits),
            zeros,
            labels * (0.5 * labels - logits),
        )
        return tf.reduce_sum(given + wanted, axis=1)
