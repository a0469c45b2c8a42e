"""`nn.moments` whose axes today's rewriting of graphs lets alone.

A graph of today's is rewritten before it runs. Where the moments of a last
axis that is counted from the front normalize a layer,

    mean, variance = tf.nn.moments(x, [1], keep_dims=True)
    (x - mean) / tf.sqrt(variance + 1e-5) * scale + shift

that becomes one operation whose epsilon is 0.001, whatever the program's is,
and which ends with an error where the scale has an axis of one. Nothing is
rewritten so where the axis is counted from the end.

Source: TensorFlow 2.21, `core/grappler/optimizers/remapper.cc`.
"""

from __future__ import annotations

import functools

import tensorflow as tf


def counted_from_the_end(moments):
    """`moments` of the same axes, counted from the last where it keeps them.

    Args:
        moments: Today's `tf.compat.v1.nn.moments`.
    """

    @functools.wraps(moments)
    def counted(x, axes, shift=None, name=None, keep_dims=None, keepdims=None):
        if keep_dims or keepdims:
            x = tf.convert_to_tensor(x)
            axes = _from_the_end(axes, x.shape.rank)
        return moments(x, axes, shift, name, keep_dims, keepdims)

    return counted


def _from_the_end(axes, rank):
    """Axes from -1 downward where they and the rank are known."""
    if rank is None or tf.is_tensor(axes):
        return axes
    listed = axes if isinstance(axes, (list, tuple)) else [axes]
    if not all(isinstance(axis, int) for axis in listed):
        return axes
    return [axis if axis < 0 else axis - rank for axis in listed]
