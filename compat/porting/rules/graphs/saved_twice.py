"""Savers of lists in which a variable may stand twice.

    tf.train.Saver(tf.trainable_variables() + [global_step])

    kept = tf.trainable_variables()
    kept += moments
    tf.train.Saver(kept)

Up to 1.6 a Saver made a set of its list; since 1.7 it raises ValueError where
a variable stands there again.

Source: TensorFlow 1.6 and 1.7, `python/training/saver.py`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import scopes
from ...rule import Rule

RULE = Rule(
    name='saved-twice',
    does='Saves variables once of lists that are added up',
    why='since 1.7 a Saver takes no variable twice',
    before=(
        'import tensorflow as tf\n'
        's = tf.train.Saver(tf.trainable_variables() + [step])\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        's = tf.train.Saver(set(tf.trainable_variables() + [step]))\n'
    ),
    releases=('0.5', '1.6'),
)
_SAVER = 'train.Saver'
_LISTS = (ast.List, ast.ListComp)
_GROWING = ('append', 'extend')


def apply(port):
    """Makes a set of each sum that a Saver is given."""
    if port.release > '1.6':
        return
    for node in list(port.names.resolved):
        call = port.calls.get(id(node))
        if call is None or port.public(node) != _SAVER:
            continue
        given = [k.value for k in call.keywords if k.arg == 'var_list']
        for value in given + call.args[:1]:
            if _is_sum(value) or _is_grown(port, value):
                port.source.replace(value, 'set(', value, ')')
                port.changed(value, RULE, RULE.why, 'set(…)')


def _is_sum(node):
    """Whether it is `a + b`."""
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add)


def _is_grown(port, value):
    """Whether a name stands for lists alone, of which one is added to."""
    name = trees.dotted(value)
    nodes = list(_nodes_around(port, value)) if name else []
    given = [
        node.value
        for node in nodes
        if isinstance(node, ast.Assign)
        and name in map(trees.dotted, node.targets)
    ]
    if not given or not all(_is_list(v) or _gives(v) for v in given):
        return False
    if any(map(_is_sum, given)):
        return True
    # Those that a loop collects, from an empty list on, stand there once.
    collects = all(map(_is_list, given))
    return any(
        _grows(node) == name and not (collects and isinstance(node, ast.Call))
        for node in nodes
    )


def _grows(node):
    """The dotted name of a list that a node adds to, or `''`."""
    if isinstance(node, ast.AugAssign):
        return trees.dotted(node.target)
    is_call = trees.called(node) in _GROWING
    return trees.dotted(getattr(node.func, 'value', None)) if is_call else ''


def _nodes_around(port, value):
    """The nodes that may bind a name: those of its scope; all of `a.b`."""
    if isinstance(value, ast.Attribute):
        return trees.walk(port.source.tree)
    functions = (ast.FunctionDef, ast.Lambda)
    scope = trees.above(value, port.parents, functions) or port.source.tree
    if value.id in scopes.parameters(scope):
        return ()
    return scopes.own_nodes(scope)


def _is_list(node):
    return isinstance(node, _LISTS)


def _gives(node):
    """Whether it is a sum, or what TensorFlow gives a list of variables by."""
    name = trees.called(node)
    is_of_all = name.endswith('_variables') or name == 'get_collection'
    return _is_sum(node) or is_of_all
