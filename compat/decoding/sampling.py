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


def categorical_sample(
    release, logits, dtype=None, sample_shape=(), seed=None
):
    """Draws classes.

    Args:
        release: A Release.
        logits: `[..., classes]`, scores.
        dtype: Type of the classes; int32 by default.
        sample_shape: Shape of the draws, before that of the logits.
        seed: Seed of the operation.

    Returns:
        `[*sample_shape, ...]`.
    """
    logits = tf.convert_to_tensor(logits)
    shape = tf.convert_to_tensor(sample_shape, tf.int32)
    rows = tf.reshape(logits, [-1, tf.shape(logits)[-1]])
    number = tf.reduce_prod(shape)
    draws = v1.multinomial(rows, number, seed=seed, output_dtype=tf.int64)
    ends = tf.concat([shape, tf.shape(logits)[:-1]], 0)
    result = tf.reshape(tf.transpose(draws), ends)
    if tf.TensorShape(tf.get_static_value(shape)).rank == 0:
        result.set_shape(logits.shape[:-1])
    return tf.cast(result, dtype or tf.int32)


def bernoulli_sample(
    release, probs=None, logits=None, dtype=None, sample_shape=(), seed=None
):
    """Draws whether something happens.

    Args:
        release: A Release.
        probs: Chances of 1; or
        logits: their log odds.
        dtype: Type of the result; int32 by default.
        sample_shape: Shape of the draws, before that of the chances.
        seed: Seed of the operation.

    Returns:
        0 or 1, `[*sample_shape, *shape of the chances]`.

    Raises:
        ValueError: Both or none of `probs` and `logits` are given.
    """
    if (probs is None) == (logits is None):
        raise ValueError('bernoulli_sample takes either probs or logits')
    if probs is None:
        probs = tf.sigmoid(logits)
    probs = tf.convert_to_tensor(probs)
    shape = tf.convert_to_tensor(sample_shape, tf.int32)
    uniform = v1.random_uniform(
        tf.concat([shape, tf.shape(probs)], 0), seed=seed, dtype=probs.dtype
    )
    return tf.cast(tf.less(uniform, probs), dtype or tf.int32)
