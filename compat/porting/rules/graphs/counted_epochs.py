"""Queues of inputs whose count of epochs was no local variable.

    tf.train.string_input_producer(paths, num_epochs=1)
        ->  r0_8.train.string_input_producer(paths, num_epochs=1)

Up to 0.9 `initialize_all_variables` set the count, and up to 1.0 the names of
files; where nothing sets local ones the queue of today closes empty, and says
nothing.

Source: TensorFlow 0.8 to 1.0, `training/input.py`.
"""

from __future__ import annotations

import ast

from .... import table
from ....sources import trees
from ...rule import Rule

_BEFORE = (
    'import tensorflow as tf\n'
    "names = tf.train.match_filenames_once('*.txt')\n"
    'tf.initialize_all_variables().run()\n'
)
RULE = Rule(
    name='counted-epochs',
    does='Keeps the count of epochs among the global variables',
    why='it is a local variable since 0.10, which the program does not set',
    before=_BEFORE,
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\n'
        'tf.disable_v2_behavior()\n'
        "names = r0_8.train.match_filenames_once('*.txt')\n"
        'tf.global_variables_initializer().run()\n'
    ),
    releases=('0.5', '1.0'),
)
_GLOBAL = 'core.inputs:with_global_variables'
# What makes a variable in any case.
_ALWAYS = ('train.limit_epochs', 'train.match_filenames_once')


def apply(port):
    """Writes the function of the release where it makes a variable."""
    for node in list(port.names.resolved):
        name = port.public(node)
        row = table.resolve(name, port.release).row
        if row is None or row.around != _GLOBAL:
            continue
        call = port.calls.get(id(node))
        if call is None or not (name in _ALWAYS or _counts(call)):
            continue
        port.handled.add(id(node))
        new = port.own(name)
        port.source.replace(node, new)
        port.changed(node, RULE, RULE.why, new, '0.10')


def _counts(call):
    """Whether a call tells how many epochs there are."""
    named = 'num_epochs', None  # Of `**options`.
    given = [k.value for k in call.keywords if k.arg in named]
    given += call.args[1:2]
    given += [a for a in call.args[:1] if isinstance(a, ast.Starred)]
    return any(not trees.is_none(value) for value in given)
