"""Activations whose parameters could be tensors."""

from __future__ import annotations

import numbers

import tensorflow as tf


def leaky_relu(features, alpha=0.2, name=None):
    """The features, those below zero times a slope.

    Args:
        features: A tensor; integers become float32.
        alpha: The slope: a number, or a tensor, as up to 1.12.
        name: Of the operation.
    """
    if isinstance(alpha, numbers.Real):
        return tf.nn.leaky_relu(features, alpha, name)
    features = tf.convert_to_tensor(features)
    if features.dtype.is_integer:
        features = tf.cast(features, tf.float32)
    alpha = tf.convert_to_tensor(alpha, features.dtype)
    return tf.maximum(alpha * features, features, name)
