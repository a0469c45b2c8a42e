"""`type(x) is tf.Tensor`: tensors of a graph are of a sub-class today.

Source: TensorFlow 2.14, `python/framework/ops.py`, `SymbolicTensor`.
"""

from __future__ import annotations

import ast

from ...sources import trees
from ..rule import Rule

RULE = Rule(
    name='tensor-types',
    does='Asks `isinstance` for what `type(x) is tf.Tensor` asked',
    why='tensors of a graph are of a sub-class today',
    before='import tensorflow as tf\nknown = type(x) is tf.Tensor\n',
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'known = isinstance(x, tf.Tensor)\n'
    ),
)
_WHY = "a tensor's class is a sub-class of tf.Tensor today"


def apply(port):
    """Asks `isinstance` instead."""
    for node in trees.of_kind(port.source.tree, ast.Compare):
        if len(node.ops) != 1:
            continue
        asked, kind = node.left, node.comparators[0]
        name, _ = port.names.resolved.get(kind, ('', None))
        if name != 'Tensor' or not isinstance(asked, ast.Call):
            continue
        if getattr(asked.func, 'id', '') != 'type' or len(asked.args) != 1:
            continue
        if isinstance(node.ops[0], (ast.Is, ast.Eq)):
            start = 'isinstance('
        elif isinstance(node.ops[0], (ast.IsNot, ast.NotEq)):
            start = 'not isinstance('
        else:
            continue
        port.source.replace(node, start, asked.args[0], ', ', kind, ')')
        port.changed(node, RULE, _WHY, f'{start}…)')
