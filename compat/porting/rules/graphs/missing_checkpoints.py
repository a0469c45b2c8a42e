"""Handlers of checkpoints that are not there.

try:
    saver.restore(session, path)
except tf.errors.NotFoundError:
    session.run(tf.global_variables_initializer())

Up to 1.8 `restore` found no file, and raised a NotFoundError. By 1.12 it looks
before, and raises a ValueError.

Source: TensorFlow 0.12.1, 1.4.1, 1.8.0, 1.12.3 and 1.15.5, executed.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...rule import Rule

RULE = Rule(
    name='missing-checkpoints',
    does='Catches the ValueError of a checkpoint that is not there, too',
    why='restore looks for the file itself, and raises what Python has',
    before=(
        'import tensorflow as tf\n'
        'try:\n'
        '    saver.restore(session, path)\n'
        'except tf.errors.NotFoundError:\n'
        '    session.run(init)\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'try:\n'
        '    saver.restore(session, path)\n'
        'except (tf.errors.NotFoundError, ValueError):\n'
        '    session.run(init)\n'
    ),
)
_ERRORS = ('errors.NotFoundError', 'errors.OpError')
_WIDE = frozenset('BaseException Exception ValueError'.split())
_WHY = 'a checkpoint that is not there is a ValueError today'


def apply(port):
    """Catches the ValueError where a `try` restores a checkpoint."""
    for node in port.uses(*_ERRORS):
        many = port.parents.get(id(node))
        is_one = not isinstance(many, ast.Tuple)
        handler = many if is_one else port.parents.get(id(many))
        caught = node if is_one else many
        if getattr(handler, 'type', None) is not caught:
            continue
        tried = port.parents[id(handler)]
        held = {
            trees.last_name(kind)
            for each in tried.handlers
            for kind in getattr(each.type, 'elts', [each.type])
        }
        if held & _WIDE or not any(map(_restores, tried.body)):
            continue
        if is_one:
            port.source.replace(node, '(', node, ', ValueError)')
        elif node is not _first(port, many):
            continue
        else:
            end = port.source.whole(many.elts[-1])[1]
            port.source.insert(end, ', ValueError')
        port.changed(caught, RULE, _WHY, '(..., ValueError)')


def _first(port, many):
    """The first of the errors of a handler that are looked for."""
    return next(n for n in port.uses(*_ERRORS) if n in many.elts)


def _restores(statement):
    return any(
        trees.called(call) == 'restore' and len(call.args) > 1
        for call in trees.of_kind(statement, ast.Call)
    )
