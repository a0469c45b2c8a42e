"""`contrib.slim.queues`: queue runners while a block lasts.

Source: TensorFlow 1.0.1, `contrib/slim/python/slim/queues.py`.
"""

from __future__ import annotations

import contextlib
import threading

import tensorflow as tf

v1 = tf.compat.v1
_LASTS = threading.Lock()
_GRACE_SECONDS = 120


class NestedQueueRunnerError(Exception):
    """Queue runners were started within a block that has them."""


@contextlib.contextmanager
def QueueRunners(session):
    """Starts the graph's queue runners, and stops them at the end.

    Args:
        session: The session that runs them.

    Raises:
        NestedQueueRunnerError: Another such block lasts.
    """
    if not _LASTS.acquire(blocking=False):
        raise NestedQueueRunnerError('QueueRunners cannot be nested')
    coord = v1.train.Coordinator()
    try:
        threads = v1.train.start_queue_runners(session, coord)
        try:
            yield
        finally:
            coord.request_stop()
            coord.join(threads, stop_grace_period_secs=_GRACE_SECONDS)
    finally:
        _LASTS.release()
