"""Names of TensorFlow by a text: `pydoc.locate('tensorflow.nn.relu')`.

Source: Python 3.11, `Lib/pydoc.py`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import dotted, imported_names
from ...rule import Rule

RULE = Rule(
    name='located-names',
    does='Finds names that a text gives in the TensorFlow of the release',
    why="pydoc.locate finds today's TensorFlow, which lacks the old names",
    before=(
        'from pydoc import locate\n'
        'import tensorflow as tf\n'
        "cell = locate(options['cell'])(8)\n"
        'x = tf.zeros([2])\n'
    ),
    after=(
        'from pydoc import locate\n'
        'from legacy_rnn.compat import old_imports\n'
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        "cell = old_imports.locate(options['cell'], '0.8')(8)\n"
        'x = tf.zeros([2])\n'
    ),
)
_NEEDED = 'legacy_rnn.compat:old_imports'


def apply(port):
    """Asks a function of ours, which knows the release."""
    imported = imported_names(port.source.tree)
    for call in trees.of_kind(port.source.tree, ast.Call):
        if dotted(call.func, imported) != 'pydoc.locate' or not call.args:
            continue
        text = getattr(call.args[0], 'value', None)
        if isinstance(text, str) and text.split('.')[0] != 'tensorflow':
            continue
        port.needs.add(_NEEDED)
        new = f", '{port.release}')"
        port.source.replace(call, 'old_imports.locate(', call.args[0], new)
        port.changed(call, RULE, RULE.why, 'old_imports.locate')
