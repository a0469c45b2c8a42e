"""Tensors as conditions, which were true until 0.7 and raise since.

`if keep_prob < 1:` of a placeholder was always taken. Where an expression is
a tensor for certain, it is asked whether it is one; all others are left.

Source: TensorFlow 0.8.0, `python/framework/ops.py`, `Tensor.__bool__`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...rule import Rule

RULE = Rule(
    name='truth',
    does='Asks of a tensor that is a condition whether it is one',
    why='a tensor was true until 0.7, and has no truth since',
    before=(
        'import tensorflow as tf\n'
        'p = tf.placeholder(tf.float32)\n'
        'if p < 1:\n'
        '    x = tf.nn.dropout(x, p)\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'p = tf.placeholder(tf.float32)\n'
        'if (p < 1) is not None:\n'
        '    x = tf.nn.dropout(x, p)\n'
    ),
)


def apply(port):
    """Asks of each tensor that is a condition whether it is one."""
    for node in trees.of_kind(
        port.source.tree, ast.If, ast.While, ast.IfExp, ast.Assert
    ):
        for part in trees.truths(node.test):
            if port.tensors.is_tensor(part):
                _port(port, part)


def _port(port, node):
    parenthesized = isinstance(node, (ast.Compare, ast.BinOp))
    pieces = ('(', node, ')') if parenthesized else (node,)
    port.source.replace(node, *pieces, ' is not None')
    old = port.source.get(node)
    old = f'({old})' if parenthesized else old
    why = 'a tensor was true until 0.7, and has no truth since'
    port.changed(node, RULE, why, f'{old} is not None', '0.8')
