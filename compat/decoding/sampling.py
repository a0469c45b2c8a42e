"""Random draws of the helpers, the same for the same seeds as ever."""

from __future__ import annotations

import tensorflow as tf

v1 = tf.compat.v1


def coins(probability, batch_size, seed):
    """Draws whether something happens, once a row.

    Args:
        probability: Scalar or `[batch]`.
        batch_size: int32 scalar.
        seed: Seed of the operation.

    Returns:
        bool `[batch]`.
    """
    uniform = v1.random_uniform(
        [batch_size], seed=seed, dtype=probability.dtype
    )
    return tf.less(uniform, probability)


def classes(logits, seed):
    """Draws a class, once a row.

    Args:
        logits: `[batch, classes]`, scores.
        seed: Seed of the operation.

    Returns:
        int32 `[batch]`.
    """
    dtype = tf.int64 if logits.dtype.size > 4 else tf.int32
    draws = v1.multinomial(logits, 1, seed=seed, output_dtype=dtype)
    return tf.cast(draws[:, 0], tf.int32)
