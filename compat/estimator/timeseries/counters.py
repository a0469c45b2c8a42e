"""Counters that end an input which would go on for ever."""

from __future__ import annotations

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1


def make(name):
    """A local variable that counts from 0.

    Args:
        name: Its name.
    """
    return v1.Variable(
        np.int64(0),
        name=name,
        trainable=False,
        collections=[v1.GraphKeys.LOCAL_VARIABLES],
        use_resource=False,
    )


def once_ready(counter, count):
    """What counts, once a counter has its first value; 0 before.

    Args:
        counter: The variable.
        count: Function without arguments; gives an int64 scalar.
    """
    return v1.cond(
        v1.is_variable_initialized(counter),
        count,
        lambda: tf.constant(0, tf.int64),
    )
