"""`nn.moments` that today's rewriting of graphs lets alone.

A graph of today's is rewritten before it runs. Where kept moments of a last
axis normalize a layer,

    mean, variance = tf.nn.moments(x, [1], keep_dims=True)
    (x - mean) / tf.sqrt(variance + 1e-5) * scale + shift

that becomes one operation whose epsilon is 0.001, whatever the program's is,
and which ends with an error where the scale has an axis of one. Where -1 names
the axis, TensorFlow 2.16 ends the process. Nothing is rewritten so where an
operation stands between the variance and what takes it.

Source: TensorFlow 2.21, `core/grappler/optimizers/remapper.cc`; TensorFlow
2.16, tried.
"""

from __future__ import annotations

import functools

import tensorflow as tf

from ..layer_base import graph_seeds


def behind_a_shape(moments):
    """`moments` whose kept variance passes through an `ensure_shape`.

    A graph whose operations are counted for its seeds gets none: `run`, which
    counts them, has no graph rewritten.

    Args:
        moments: Today's `tf.compat.v1.nn.moments`.
    """

    @functools.wraps(moments)
    def kept(x, axes, shift=None, name=None, keep_dims=None, keepdims=None):
        mean, variance = moments(x, axes, shift, name, keep_dims, keepdims)
        known = variance.shape.rank is not None
        if known and not graph_seeds.is_counting():
            variance = tf.ensure_shape(variance, variance.shape)
        return mean, variance

    return kept
