"""Sizes that a program reads from its settings, which are text there.

    config = configparser.ConfigParser()
    config.read(path)
    w = tf.get_variable('w', [config['net']['size'], 2])
        ->  w = tf.get_variable('w', [int(config['net']['size']), 2])

A dimension of a shape was made by `int`, up to the last release of
TensorFlow 1, and took a text of a number. Today's takes numbers alone.

Source: TensorFlow 1.15, `framework/tensor_shape.py`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import local_names
from ...rule import Rule

_BEFORE = (
    'import configparser\nimport tensorflow as tf\n'
    'config = configparser.ConfigParser()\nconfig.read(path)\n'
    "w = tf.get_variable('w', shape=[{}, 2])\n"
)
_SIZE = "config['net']['size']"
RULE = Rule(
    name='sizes-of-settings',
    does='Makes numbers of the settings that are sizes in a shape',
    why='a setting is text, which is no size today',
    before=_BEFORE.format(_SIZE),
    after=_BEFORE.format(f'int({_SIZE})').replace(
        'import tensorflow as tf\n',
        'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n',
    ),
    releases=('1.0', '1.15'),
)
# Function -> place of its shape.
_SHAPES = {'TensorShape': 0, 'get_variable': 1, 'placeholder': 1}
_READERS = frozenset(['ConfigParser', 'configparser'])
# What makes tables that may hold None and numbers.
_TABLES = frozenset('dict load loads safe_load'.split())


def apply(port):
    """Puts `int` around settings in the shapes of variables and the like."""
    if not _reads_settings(port):
        return
    for node in list(port.names.resolved):
        place = _SHAPES.get(port.public(node))
        call = port.calls.get(id(node))
        if place is None or call is None:
            continue
        given = [k.value for k in call.keywords if k.arg in ('shape', 'dims')]
        for shape in (*call.args[place : place + 1], *given):
            for size in getattr(shape, 'elts', ()):
                if not _is_setting(size, port.source.tree):
                    continue
                port.source.replace(size, 'int(', size, ')')
                new = f'int({ast.unparse(size)})'
                port.changed(size, RULE, RULE.why, new)


def _reads_settings(port):
    own = {
        alias.name
        for node in trees.of_kind(port.source.tree, ast.Import)
        for alias in node.names
    }
    return not _READERS.isdisjoint(own | port.project.packages)


def _is_setting(node, tree):
    """Whether it is `config['section']['option']`, and of no other table."""
    root = getattr(getattr(node, 'value', None), 'value', None)
    made = local_names.assigned_values(tree).get(getattr(root, 'id', ''), [])
    if any(
        isinstance(m, ast.Dict) or trees.called(m) in _TABLES for m in made
    ):
        return False
    return (
        isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Subscript)
        and all(
            isinstance(getattr(n.slice, 'value', None), str)
            for n in (node, node.value)
        )
    )
