"""`tensor._shape`, which layer libraries of the time read for its shape."""

from __future__ import annotations

import contextlib
import sys

from ..imports import ownership
from . import replacing


@contextlib.contextmanager
def readable(tf):
    """Lets the user's files read a tensor's `_shape` as its TensorShape.

    Args:
        tf: Today's tensorflow, to which `_shape` is something else.
    """
    with tf.Graph().as_default():
        kind = type(tf.zeros([]))
    # TensorFlow itself reads `_shape` for every operation that it makes.
    shape = property(_for_users(kind._shape))
    with replacing.attribute(kind, '_shape', shape):
        yield


def _for_users(known):
    def shape(tensor):
        caller = sys._getframe(1).f_code.co_filename
        if ownership.is_user_file(caller):
            return tensor.get_shape()
        return known.__get__(tensor)

    return shape
