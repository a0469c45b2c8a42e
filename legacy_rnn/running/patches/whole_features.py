"""Truth values in features of whole numbers, `Int64List(value=[a == b])`.

Source: protobuf 3.17 and 3.20, which took them; 7.36 refuses them.
"""

from __future__ import annotations

import contextlib
import functools

import numpy as np

from . import replacing


@contextlib.contextmanager
def taken(tf):
    """Lets truth values be 0 and 1 in `tf.train.Int64List`.

    Args:
        tf: Today's tensorflow.
    """
    with contextlib.ExitStack() as stack:
        for module in (tf.train, tf.compat.v1.train):
            made = _taking(module.Int64List)
            stack.enter_context(replacing.attribute(module, 'Int64List', made))
        yield


def _taking(kind):
    @functools.wraps(kind, updated=())
    def made(value=(), **options):
        return kind(value=list(map(_whole, value)), **options)

    return made


def _whole(value):
    return int(value) if isinstance(value, (bool, np.bool_)) else value
