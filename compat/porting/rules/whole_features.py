"""Truth values in features of whole numbers, `Int64List(value=[a == b])`.

Source: protobuf 3.17 and 3.20, which took them; 7.36 refuses them.
"""

from __future__ import annotations

import ast

from ...sources import trees
from ..local_names import stored
from ..rule import ANY_SOURCE, Rule

RULE = Rule(
    name='whole-features',
    does='Makes whole numbers of the truth values in an `Int64List`',
    why='protobuf refuses them today',
    before=(
        'import tensorflow as tf\nx = tf.train.Int64List(value=[a == b])\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'x = tf.train.Int64List(value=[int(a == b)])\n'
    ),
    sources=ANY_SOURCE,
    follows=('symbols',),
)


def apply(port):
    """Writes `int` around what a source shows to be a truth value."""
    named = _named(port.source.tree)
    for node in trees.walk(port.source.tree):
        function = getattr(node, 'func', None)
        name = getattr(function, 'attr', getattr(function, 'id', ''))
        if isinstance(node, ast.Call) and name == 'Int64List':
            for item in _items(node):
                if _is_truth(item, named):
                    port.source.replace(item, 'int(', item, ')')
                    new = f'int({port.source.get(item)})'
                    port.changed(item, RULE, RULE.why, new)


def _items(call):
    """The values that a list is spelled out of, or each of a loop's."""
    for keyword in call.keywords:
        if keyword.arg == 'value':
            yield from getattr(keyword.value, 'elts', ())
            if isinstance(keyword.value, (ast.ListComp, ast.GeneratorExp)):
                yield keyword.value.elt


def _named(tree):
    """Names that nothing but truth values are assigned to."""
    values = {}
    for node in trees.walk(tree):
        for name in stored(node):
            values.setdefault(name, []).append(getattr(node, 'value', None))
    return {
        name
        for name, nodes in values.items()
        if all(_is_truth(node, ()) for node in nodes)
    }


def _is_truth(node, named):
    if isinstance(node, ast.Name):
        return node.id in named
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.Not)
    if isinstance(node, ast.Call):
        return getattr(node.func, 'id', '') == 'bool'
    shown = isinstance(getattr(node, 'value', None), bool)
    return shown or isinstance(node, ast.Compare)
