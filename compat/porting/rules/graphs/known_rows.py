"""Convolutions whose number of rows the program gives.

    x = tf.nn.conv2d_transpose(x, kernel, [16, 8, 8, 4], [1, 2, 2, 1])

Today's TensorFlow knows it where it knows that of the input alone; see
`compat/core/known_shapes.py`.

Source: TensorFlow 1.15.5 and 2.21, as they ran.
"""

from __future__ import annotations

import ast

from ...names.local_names import assigned_values
from ...rule import Rule

RULE = Rule(
    name='known-rows',
    does='Keeps the rows of a transposed convolution known',
    why="today's TensorFlow knows as many rows as its input has known",
    before=(
        'import tensorflow as tf\n'
        'y = tf.nn.conv2d_transpose(x, w, [9, 4, 4, 2], [1, 2, 2, 1])\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\n'
        'tf.disable_v2_behavior()\n'
        'y = r0_8.nn.conv2d_transpose(x, w, [9, 4, 4, 2], [1, 2, 2, 1])\n'
    ),
)
_CONVOLVES = ('nn.conv2d_transpose', 'nn.deconv2d')
_LISTS = ('convert_to_tensor', 'pack', 'stack')


def apply(port):
    """Writes our `conv2d_transpose` unless its rows are a tensor's."""
    for node in list(port.names.resolved):
        name = port.public(node)
        if name not in _CONVOLVES or id(node) in port.handled:
            continue
        call = port.calls.get(id(node))
        if call is None or not _are_counted(port, call):
            port.handled.add(id(node))
            new = port.own(name)
            port.source.replace(node, new)
            port.changed(node, RULE, RULE.why, new)


def _are_counted(port, call):
    """Whether the graph counts the rows: `[tf.shape(x)[0], 4, 4, 2]`."""
    shapes, lists = set(port.uses('shape')), set(port.uses(*_LISTS))
    values = assigned_values(port.source.tree)
    named = [k.value for k in call.keywords if k.arg == 'output_shape']
    shape = (named + call.args[2:3] + [ast.Constant(0)])[0]
    for one in values.get(getattr(shape, 'id', ''), [shape]):
        if getattr(one, 'func', None) in lists and one.args:
            one = one.args[0]
        rows = getattr(one, 'elts', [ast.Constant(0)])[0]
        if not any(
            part in shapes
            for value in values.get(getattr(rows, 'id', ''), [rows])
            for part in ast.walk(value)
        ):
            return False
    return True
