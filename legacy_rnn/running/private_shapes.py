"""`tensor._shape`, which layer libraries of the time read for its shape."""

from __future__ import annotations

import functools
import sys

from . import ownership


def install(tf):
    """Lets the user's files read a tensor's `_shape` as its TensorShape.

    Args:
        tf: Today's tensorflow, to which `_shape` is something else.
    """
    _is_user_file.cache_clear()
    with tf.Graph().as_default():
        kind = type(tf.zeros([]))
    known = kind._shape
    if not getattr(known.fget, 'tells_users', False):
        kind._shape = property(_for_users(known))


# TensorFlow itself reads `_shape` for every operation that it makes.
_is_user_file = functools.cache(ownership.is_user_file)


def _for_users(known):
    def shape(tensor):
        caller = sys._getframe(1).f_code.co_filename
        if _is_user_file(caller):
            return tensor.get_shape()
        return known.__get__(tensor)

    shape.__dict__['tells_users'] = True
    return shape
