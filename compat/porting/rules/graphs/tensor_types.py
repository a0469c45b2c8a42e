"""`type(x) is tf.Tensor`: tensors of a graph are of a sub-class today.

Source: TensorFlow 2.14, `python/framework/ops.py`, `SymbolicTensor`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...rule import Rule

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
_NAMES = ('Tensor', 'python.framework.ops.Tensor')
_WHY = "a tensor's class is a sub-class of tf.Tensor today"


def apply(port):
    """Asks `isinstance` instead."""
    for node in trees.of_kind(port.source.tree, ast.Compare):
        if len(node.ops) != 1:
            continue
        asked, kind, op = node.left, node.comparators[0], node.ops[0]
        kinds = [kind]
        if isinstance(op, (ast.In, ast.NotIn)):
            is_listed = isinstance(kind, (ast.List, ast.Tuple))
            kinds = kind.elts if is_listed else []
        names = {port.names.resolved.get(k, ('',))[0] for k in kinds}
        if names.isdisjoint(_NAMES) or not isinstance(asked, ast.Call):
            continue
        if getattr(asked.func, 'id', '') != 'type' or len(asked.args) != 1:
            continue
        if isinstance(op, (ast.Is, ast.Eq, ast.In)):
            start = 'isinstance('
        elif isinstance(op, (ast.IsNot, ast.NotEq, ast.NotIn)):
            start = 'not isinstance('
        else:
            continue
        held = (
            ('tuple(', kind, '))')
            if isinstance(kind, ast.List)
            else (kind, ')')
        )
        port.source.replace(node, start, asked.args[0], ', ', *held)
        port.changed(node, RULE, _WHY, f'{start}…)')
