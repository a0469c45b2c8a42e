"""Regularizers that do more than to give a loss.

    def decay(weights):
        loss = tf.nn.l2_loss(weights)
        tf.add_to_collection('losses', loss)
        return loss

    tf.get_variable('x', [2], regularizer=decay)

Today's `get_variable` calls a regularizer twice, so that such a loss would
count double.

Source: TensorFlow 1.15.5 and 2.21, `python/ops/variable_scope.py`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...rule import Rule

RULE = Rule(
    name='regularizers',
    does='Calls a regularizer once that adds to a collection or list',
    why="today's get_variable calls regularizers twice",
    before=(
        'import tensorflow as tf\n'
        'def decay(x):\n'
        "    tf.add_to_collection('losses', tf.nn.l2_loss(x))\n"
        '    return tf.nn.l2_loss(x)\n'
        "tf.get_variable('x', [2], tf.float32, y, regularizer=decay)\n"
    ),
    after=(
        'import functools\n'
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'def decay(x):\n'
        "    tf.add_to_collection('losses', tf.nn.l2_loss(x))\n"
        '    return tf.nn.l2_loss(x)\n'
        "tf.get_variable('x', [2], tf.float32, y, "
        'regularizer=functools.cache(decay))\n'
    ),
)
_ADDING = frozenset('add_to_collection add_loss append extend'.split())


def apply(port):
    """Keeps what a function of the file gave for each variable."""
    tree = port.source.tree
    functions = {
        function.name
        for function in trees.of_kind(tree, ast.FunctionDef)
        if _adds(function)
    }
    for call in port.calls.values():
        for keyword in call.keywords:
            name = getattr(keyword.value, 'id', None)
            is_one = (keyword.arg or '').endswith('regularizer')
            if is_one and name in functions:
                new = f'functools.cache({name})'
                port.needs.add('functools')
                port.source.replace(keyword.value, new)
                port.changed(keyword.value, RULE, RULE.why, new)


def _adds(function):
    """Whether a function adds to something and gives something, too."""
    nodes = list(trees.walk(function))
    gives = any(isinstance(n, ast.Return) and n.value for n in nodes)
    called = {
        trees.last_name(node.func)
        for node in nodes
        if isinstance(node, ast.Call)
    }
    return gives and bool(called & _ADDING)
