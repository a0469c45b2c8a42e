"""Threads of queue runners that end with the program."""

from __future__ import annotations

import contextlib
import functools

from . import replacing


@contextlib.contextmanager
def ending(tf):
    """Makes every thread of a queue runner a daemon.

    `tf.train.start_queue_runners` did so; a program that called
    `create_threads` itself had to be interrupted after its last line.

    Args:
        tf: Today's tensorflow.
    """
    kind = tf.compat.v1.train.QueueRunner
    create = kind.create_threads

    @functools.wraps(create)
    def create_threads(runner, sess, coord=None, daemon=True, start=False):
        return create(runner, sess, coord, True, start)

    with replacing.attribute(kind, 'create_threads', create_threads):
        yield
