"""Shapes with sizes that the graph does not know, which equalled no other.

    if x.get_shape() != y.get_shape():    was taken for [None, 3] of both

Source: TensorFlow 0.12.1, 1.4.1, 1.12.3 and 1.15.5,
`python/framework/tensor_shape.py`, `TensorShape.__eq__`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...findings import CHECK
from ...rule import Rule

RULE = Rule(
    name='unequal-shapes',
    does='Asks whether shapes are known in full before they are compared',
    why='shapes with unknown sizes equalled no other, and do today',
    before=(
        'import tensorflow as tf\n'
        'if x.get_shape() == y.get_shape():\n'
        '    y += x\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'if x.get_shape().is_fully_defined() and '
        'x.get_shape() == y.get_shape():\n'
        '    y += x\n'
    ),
)
_ASKS = '.is_fully_defined()'
_GETS = 'get_shape'
_PLAIN = (ast.If, ast.IfExp, ast.Assign, ast.Return)


def apply(port):
    """Asks of one of two shapes whether it is known in full."""
    if port.read_as.is_half or _others_have(port):
        return
    for node in trees.of_kind(port.source.tree, ast.Compare):
        if len(node.ops) != 1 or not isinstance(
            node.ops[0], ast.Eq | ast.NotEq
        ):
            continue
        sides = [node.left, *node.comparators]
        shapes = [side for side in sides if _is_shape(port, side)]
        parent = port.parents.get(id(node))
        if not shapes or any(map(_is_known, sides)):
            continue
        if isinstance(parent, ast.Assert) or _is_asked(port, parent):
            continue  # What it says is true, or nothing is computed.
        if any(isinstance(n, ast.Call) for n in ast.walk(_owner(shapes[0]))):
            port.note(node, CHECK, RULE, RULE.why)
        else:
            _port(port, node, shapes[0], parent)


def _port(port, node, shape, parent):
    shape = port.source.get(shape)
    if isinstance(node.ops[0], ast.Eq):
        asked = f'{shape}{_ASKS} and '
    else:
        asked = f'not {shape}{_ASKS} or '
    around = ('', '') if isinstance(parent, _PLAIN) else ('(', ')')
    port.source.replace(node, around[0] + asked, node, around[1])
    port.changed(node, RULE, RULE.why, f'{asked}…')


def _is_shape(port, node):
    """Whether it is `x.get_shape()`, a tensor's `shape`, or a part of one."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Slice) and _is_shape(
            port, node.value
        )
    if isinstance(node, ast.Call):
        gets = getattr(node.func, 'attr', '') == _GETS
        return gets and not (node.args or node.keywords)
    if getattr(node, 'attr', '') == 'shape':
        return port.tensors.is_tensor(node.value)
    return False


def _is_known(node):
    """Whether it is None, or a list of numbers, whose sizes are all known."""
    if isinstance(node, (ast.List, ast.Tuple)):
        return all(
            isinstance(getattr(size, 'value', None), int) for size in node.elts
        )
    return isinstance(node, ast.Constant)


def _is_asked(port, parent):
    """Whether the condition asks for the same already."""
    return isinstance(parent, ast.BoolOp) and _ASKS in port.source.get(parent)


def _owner(shape):
    """`x` of `x.get_shape()[1:]` and of `x.shape`."""
    while isinstance(shape, (ast.Subscript, ast.Call)):
        shape = shape.value if isinstance(shape, ast.Subscript) else shape.func
    return shape.value if isinstance(shape, ast.Attribute) else shape


def _others_have(port):
    """Whether something else than a tensor may have a `get_shape`."""
    own = trees.of_kind(port.source.tree, ast.FunctionDef)
    return 'scipy.sparse' in port.source.text or any(
        function.name == _GETS for function in own
    )
