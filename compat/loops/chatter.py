"""Keeps TensorFlow's advice to use Keras away from users of old loops."""

from __future__ import annotations

import contextlib

import tensorflow as tf


def without_loop_advice():
    """Drops the log lines that call the loops of `tf.compat.v1` deprecated.

    All other log lines, of the user's own cells too, pass.
    """
    return without('(from tensorflow.python.ops.rnn)')


@contextlib.contextmanager
def without(*parts):
    """Drops TensorFlow's log lines that have one of some parts."""

    def is_other(record):
        message = record.getMessage()
        return not any(part in message for part in parts)

    logger = tf.get_logger()
    logger.addFilter(is_other)
    try:
        yield
    finally:
        logger.removeFilter(is_other)
