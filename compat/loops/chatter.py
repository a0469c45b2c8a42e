"""Keeps TensorFlow's advice to use Keras away from users of old loops."""

from __future__ import annotations

import contextlib

import tensorflow as tf


@contextlib.contextmanager
def without_loop_advice():
    """Drops the log lines that call the loops of `tf.compat.v1` deprecated.

    All other log lines, of the user's own cells too, pass.
    """
    logger = tf.get_logger()
    logger.addFilter(_is_other)
    try:
        yield
    finally:
        logger.removeFilter(_is_other)


def _is_other(record):
    return '(from tensorflow.python.ops.rnn)' not in record.getMessage()
