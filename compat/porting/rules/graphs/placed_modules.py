"""Modules that a program puts into `tf.python`, where Keras 1 looked for them.

    tf.python.control_flow_ops = tf                 taken out
    tf.python.control_flow_ops = control_flow_ops   taken out

TensorFlow 1.0 hid its module `python`, which Keras 1 read; nothing reads what
stands there today, and `tf.compat.v1` has no `python`.

Source: Keras 1.2, `keras/backend/tensorflow_backend.py`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...rule import Rule
from ...text import statement_edits

_BEFORE = (
    'import tensorflow as tf\n'
    'tf.python.control_flow_ops = tf\n'
    'x = tf.zeros([2])\n'
)
RULE = Rule(
    name='placed-modules',
    does='Takes out what puts a module of TensorFlow into `tf.python`',
    why='it was there for Keras 1 alone',
    before=_BEFORE,
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'x = tf.zeros([2])\n'
    ),
)


def apply(port):
    """Takes such statements out."""
    resolved = port.names.resolved
    for node in trees.of_kind(port.source.tree, ast.Assign):
        (target, *others) = node.targets
        name, _ = resolved.get(target, ('', None))
        if others or not name.startswith('python.'):
            continue
        value, _ = resolved.get(node.value, (None, None))
        if value == '' or value and value.endswith(name.rpartition('.')[2]):
            statement_edits.write(port, node, [], RULE, RULE.why)
            for part in ast.walk(node):
                resolved.pop(part, None)
