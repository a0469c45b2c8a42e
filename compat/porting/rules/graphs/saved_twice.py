"""Savers of lists in which a variable may stand twice.

    tf.train.Saver(tf.trainable_variables() + [global_step])

Up to 1.6 a Saver made a set of its list; since 1.7 it raises ValueError where
a variable stands there again.

Source: TensorFlow 1.6 and 1.7, `python/training/saver.py`.
"""

from __future__ import annotations

import ast

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
            if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
                port.source.replace(value, 'set(', value, ')')
                port.changed(value, RULE, RULE.why, 'set(…)')
