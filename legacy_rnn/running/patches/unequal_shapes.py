"""Shapes with sizes that the graph does not know, which equalled no other.

Source: TensorFlow 0.12.1, 1.4.1, 1.12.3 and 1.15.5,
`python/framework/tensor_shape.py`, `TensorShape.__eq__`.
"""

from __future__ import annotations

import contextlib
import sys

from legacy_rnn.compat import old_arrays

from ..imports import ownership
from . import replacing


@contextlib.contextmanager
def of_then(tf):
    """Lets `[None, 3]` equal no other shape where the user's files ask.

    Args:
        tf: Today's tensorflow, where unknown sizes equal each other.
    """
    known = tf.TensorShape.__eq__

    def equals(shape, other):
        found = known(shape, other)
        if found is not True or shape is other or shape.rank is None:
            return found
        frame = sys._getframe(1)
        if frame.f_globals.get('__name__') == old_arrays.__name__:
            frame = frame.f_back or frame  # It compares for a user's file.
        caller = frame.f_code.co_filename
        return shape.is_fully_defined() or not ownership.is_user_file(caller)

    with replacing.attribute(tf.TensorShape, '__eq__', equals):
        yield
