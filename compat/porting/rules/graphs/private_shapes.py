"""`tensor._shape`, which was a tensor's TensorShape and is something else.

Up to 1.5 programs set it, and since then `_shape_val`, to forget what a graph
knows of a shape.

Source: TensorFlow 0.12.1, 1.8.0 and 1.15.5, `python/framework/ops.py`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ... import guards
from ...findings import CHECK
from ...rule import Rule

RULE = Rule(
    name='private-shapes',
    does=(
        'Writes `get_shape()` for `_shape`, and `_shape_val` where a '
        'program sets a shape'
    ),
    why='the attribute is something else today',
    before='import tensorflow as tf\nn = int(x._shape[0])\n',
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'n = int(x.get_shape()[0])\n'
    ),
)
_KEPT = '_shape_val'
_BUILT = (
    'what is built on this tensor keeps the shape that the graph knows: '
    'build it on tf.placeholder_with_default(tensor, shape) instead'
)


def apply(port):
    """Writes `get_shape()`; where a class has its own, of tensors alone."""
    for node in trees.of_kind(port.source.tree, ast.Subscript):
        if _is_kept(node):
            tensor = node.value.value
            port.source.replace(node, tensor, f'.{_KEPT}')
            new = f'{port.source.get(tensor)}.{_KEPT}'
            port.changed(node, RULE, 'it is in no __dict__ today', new)
    found = [
        node
        for node in trees.of_kind(port.source.tree, ast.Attribute)
        if node.attr == '_shape'
    ]
    stored = [node for node in found if not isinstance(node.ctx, ast.Load)]
    placed = [node for node in stored if _is_set(port, node)]
    tensors = {trees.dotted(node.value) for node in placed} - {''}
    for node in found:
        if node in placed:
            _port_stored(port, node)
        elif node in stored or getattr(node.value, 'id', '') == 'self':
            continue
        elif len(placed) == len(stored) or trees.dotted(node.value) in tensors:
            port.source.replace(node, node.value, '.get_shape()')
            new = f'{port.source.get(node.value)}.get_shape()'
            port.changed(node, RULE, '_shape of a tensor is private', new)


def _is_kept(node):
    """Whether it is `tensor.__dict__['_shape_val']`."""
    is_dict = getattr(node.value, 'attr', '') == '__dict__'
    return is_dict and getattr(node.slice, 'value', '') == _KEPT


def _is_set(port, node):
    """Whether it is the target of `tensor._shape = tf.TensorShape(…)`."""
    value = getattr(port.parents.get(id(node)), 'value', None)
    is_shape = trees.last_name(getattr(value, 'func', None)) == 'TensorShape'
    return is_shape and getattr(node.value, 'id', 'self') != 'self'


def _port_stored(port, node):
    """Sets what today keeps; that it raised was caught since 1.6."""
    new = f'{port.source.get(node.value)}.{_KEPT}'
    port.source.replace(node, node.value, f'.{_KEPT}')
    port.changed(node, RULE, '_shape cannot be set today', new)
    if not guards.is_tried(port, node):
        port.note(node, CHECK, RULE, _BUILT)
