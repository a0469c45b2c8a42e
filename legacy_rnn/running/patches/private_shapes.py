"""`tensor._shape` and `tensor._shape_val`, which programs read and set.

Source: TensorFlow 1.4.1, 1.8.0 and 1.12.3, `python/framework/ops.py`.
"""

from __future__ import annotations

import contextlib
import sys

from ..imports import ownership
from . import replacing

_RELAXES = 'PlaceholderWithDefault'


@contextlib.contextmanager
def readable(tf):
    """Lets the user's files read and set a tensor's shape by private names.

    What is set may be less than the graph knows: `[None, 3]` for `[1, 3]`.
    `get_shape` and what is fed follow either name, as then, and operations
    that are built on the tensor follow `_shape`.

    Args:
        tf: Today's tensorflow, to which `_shape` is something else.
    """
    with tf.Graph().as_default():
        kind = type(tf.zeros([]))
    relaxed = {}
    # TensorFlow itself reads both for every operation that it makes.
    changes = {
        (kind, '_shape'): _shape(tf, kind, relaxed),
        (kind, '_shape_val'): _shape_value(kind),
        (tf.Graph, '_create_op_internal'): _creation(tf, relaxed),
    }
    with contextlib.ExitStack() as stack:
        for (owner, name), value in changes.items():
            stack.enter_context(replacing.attribute(owner, name, value))
        yield


def _shape(tf, kind, relaxed):
    known = kind._shape

    def get(tensor):
        caller = sys._getframe(1).f_code.co_filename
        if ownership.is_user_file(caller):
            return tensor.get_shape()
        return known.__get__(tensor)

    def put(tensor, shape):
        tensor._shape_val = tf.TensorShape(shape)
        relaxed[id(tensor)] = tensor

    return property(get, put)


def _shape_value(kind):
    """The shape that a tensor keeps; programs set it in `__dict__`, too."""
    known = kind._shape_val

    def get(tensor):
        set_there = vars(tensor).get('_shape_val')
        return known.__get__(tensor) if set_there is None else set_there

    def put(tensor, shape):
        vars(tensor).pop('_shape_val', None)
        known.__set__(tensor, shape)

    return property(get, put)


def _creation(tf, relaxed):
    """Makes operations, of inputs whose shapes are as a program set them."""
    make = tf.Graph._create_op_internal

    def made(graph, op_type, inputs, *rest, **named):
        if relaxed and op_type != _RELAXES:
            inputs = [
                tf.compat.v1.placeholder_with_default(x, x.shape)
                if id(x) in relaxed
                else x
                for x in inputs
            ]
        return make(graph, op_type, inputs, *rest, **named)

    return made
