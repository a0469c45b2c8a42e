"""Truth values in features of whole numbers, `Int64List(value=[a == b])`.

Source: protobuf 3.17 and 3.20, which took them; 7.36 refuses them.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import storing
from ...rule import ANY_SOURCE, Rule

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
_UNKNOWN = (ast.Attribute, ast.Name, ast.Subscript)


def apply(port):
    """Writes `int` around what is, or may be, a truth value."""
    tree = port.source.tree
    named = _named(tree)
    # A program that makes lists of truth values writes them, too.
    lists = any(map(_lists_truths, (tree, *port.project.trees)))
    for node in trees.of_kind(tree, ast.Call):
        name = trees.last_name(node.func)
        if name != 'Int64List':
            continue
        for keyword in node.keywords:
            if keyword.arg == 'value':
                items = _items(keyword.value)
                for item in items:
                    unknown = lists and isinstance(item, _UNKNOWN)
                    if unknown or _is_truth(item, named):
                        _write(port, item, 'int(', item, ')')
                if lists and isinstance(keyword.value, _UNKNOWN):
                    value = keyword.value
                    _write(port, value, '[int(v) for v in ', value, ']')


def _lists_truths(tree):
    """Whether a source has a list of truth values, `[True] + n * [False]`."""
    return any(
        node.elts
        and all(isinstance(getattr(e, 'value', None), bool) for e in node.elts)
        for node in trees.of_kind(tree, ast.List)
    )


def _write(port, node, *pieces):
    old = port.source.get(node)
    port.source.replace(node, *pieces)
    new = ''.join(old if piece is node else piece for piece in pieces)
    port.changed(node, RULE, RULE.why, new)


def _items(value):
    """The values that a list is spelled out of, or each of a loop's."""
    if isinstance(value, (ast.ListComp, ast.GeneratorExp)):
        return [value.elt]
    return getattr(value, 'elts', [])


def _named(tree):
    """Names that nothing but truth values are assigned to."""
    values = {}
    for name, node in storing(tree):
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
