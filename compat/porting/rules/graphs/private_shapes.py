"""`tensor._shape`, which was a tensor's TensorShape and is something else.

Source: TensorFlow 0.12.1 and 1.15.5, `python/framework/ops.py`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...rule import Rule

RULE = Rule(
    name='private-shapes',
    does='Writes `get_shape()` for `_shape`',
    why='the attribute is something else today',
    before='import tensorflow as tf\nn = int(x._shape[0])\n',
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'n = int(x.get_shape()[0])\n'
    ),
)


def apply(port):
    """Writes `get_shape()`, unless a class has a `_shape` of its own."""
    found = [
        node
        for node in trees.of_kind(port.source.tree, ast.Attribute)
        if node.attr == '_shape'
    ]
    if any(not isinstance(node.ctx, ast.Load) for node in found):
        return
    for node in found:
        if getattr(node.value, 'id', '') == 'self':
            continue
        port.source.replace(node, node.value, '.get_shape()')
        new = f'{port.source.get(node.value)}.get_shape()'
        port.changed(node, RULE, '_shape of a tensor is private', new)
