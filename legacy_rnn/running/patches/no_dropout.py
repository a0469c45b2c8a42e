"""Programs without their dropout."""

from __future__ import annotations

import contextlib
import functools
import sys

from . import replacing


@contextlib.contextmanager
def left_out(tf):
    """Keeps everything that dropout, and DropoutWrapper, would drop.

    Args:
        tf: Today's tensorflow.
    """
    from legacy_rnn.compat.cells.dropout import DropoutWrapper

    make = DropoutWrapper.__init__

    @functools.wraps(make)
    def make_without(*args, **options):
        make(*args, **options)
        cell = args[0]
        cell._keep = dict.fromkeys(cell._keep, 1.0)
        cell._noise = {}

    with contextlib.ExitStack() as stack:
        enter = stack.enter_context
        enter(replacing.attribute(DropoutWrapper, '__init__', make_without))
        for home in (tf.nn, tf.compat.v1.nn):
            drop = home.dropout
            places = {home, sys.modules[drop.__module__]}
            enter(replacing.wherever(places, drop, _keeping(tf, drop)))
        yield


def _keeping(tf, drop):
    @functools.wraps(drop)
    def keep(x, *args, **options):
        return tf.convert_to_tensor(x)

    return keep
