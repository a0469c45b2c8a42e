"""Activations whose parameters could be tensors."""

from __future__ import annotations

import functools
import numbers

import tensorflow as tf


def with_tensor_slope(leaky_relu):
    """`leaky_relu` as up to 1.12, when a variable could be the slope.

    Args:
        leaky_relu: Today's, whose slope is a number.
    """

    @functools.wraps(leaky_relu)
    def call(features, alpha=0.2, name=None):
        if isinstance(alpha, numbers.Real):
            return leaky_relu(features, alpha, name)
        features = tf.convert_to_tensor(features)
        alpha = tf.convert_to_tensor(alpha, features.dtype)
        return tf.maximum(alpha * features, features, name)

    return call
