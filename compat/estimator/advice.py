"""Keeps today's advice on parts of sessions from users of Estimators.

The parts are called here, not by the user's code; what that calls itself is
told of as always.
"""

from __future__ import annotations

import contextlib

import tensorflow as tf

_CALLED_HERE = tuple(
    f'{name} (from tensorflow.'
    for name in (
        'QueueRunner.__init__',
        'add_queue_runner',
        'build_tensor_info',
        'checkpoint_exists',
        'get_checkpoint_mtimes',
        'start_queue_runners',
        'tf_record_iterator',
    )
)


@contextlib.contextmanager
def without_advice():
    """Drops the log lines that call those parts deprecated."""
    logger = tf.get_logger()
    logger.addFilter(_is_other)
    try:
        yield
    finally:
        logger.removeFilter(_is_other)


def _is_other(record):
    message = record.getMessage()
    return not any(part in message for part in _CALLED_HERE)
