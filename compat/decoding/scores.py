"""Scores of queries and keys, and the weights that they need."""

from __future__ import annotations

import math

import tensorflow as tf

from ..layers.core import Dense, EarlyDense

v1 = tf.compat.v1


def luong_score(query, keys):
    """The products of a query and all keys.

    Args:
        query: `[batch, units]`.
        keys: `[batch, time, units]`.

    Returns:
        `[batch, time]`.

    Raises:
        ValueError: The depths differ.
    """
    depth, units = query.shape.as_list()[-1], keys.shape.as_list()[-1]
    if depth != units:
        raise ValueError(
            f'query must have the depth of the keys, {units}, got {depth}; '
            f'pass num_units={depth}'
        )
    return tf.matmul(query[:, None], keys, transpose_b=True)[:, 0]


def bahdanau_score(query, keys, num_units, normalize):
    """`v . tanh(keys + query)`, in the current scope.

    Args:
        query: `[batch, units]`.
        keys: `[batch, time, units]`.
        num_units: Depth of both.
        normalize: Whether v is normalized to a weight, with a bias inside.

    Returns:
        `[batch, time]`.
    """
    v = v1.get_variable('attention_v', [num_units], query.dtype)
    if not normalize:
        return additive_score(query, keys, v)
    start = math.sqrt(1.0 / int(num_units))
    gain = scalar('attention_g', start, query.dtype)
    bias = v1.get_variable(
        'attention_b',
        [num_units],
        query.dtype,
        initializer=v1.zeros_initializer(),
    )
    return additive_score(query, keys, v, gain, bias)


def additive_score(query, keys, v, gain=None, bias=None):
    """`v . tanh(keys + query)`.

    Args:
        query: `[batch, units]`.
        keys: `[batch, time, units]`.
        v: `[units]`.
        gain: Scalar that v is normalized to, or None.
        bias: `[units]`, with a gain.

    Returns:
        `[batch, time]`.
    """
    query = query[:, None]  # [batch, 1, units]
    if gain is None:
        return tf.reduce_sum(v * tf.tanh(keys + query), 2)
    normed = gain * v * tf.math.rsqrt(tf.reduce_sum(tf.square(v)))
    return tf.reduce_sum(normed * tf.tanh(keys + query + bias), 2)


def scalar(name, start, dtype):
    """Creates a scalar weight that starts at a number, or finds it."""
    initializer = v1.constant_initializer(start)
    return v1.get_variable(name, [], dtype, initializer=initializer)


def projection(release, num_units, name, dtype):
    """The layer for queries or memories; it had a bias in 1.1."""
    early = release < '1.2'
    layer = (EarlyDense if early else Dense)(
        num_units,
        use_bias=early,
        name=name,
        dtype=dtype if release < '1.5' else dtype or tf.float32,
    )
    layer.release = release
    return layer
