"""Flags that a program pickles: `pickle.dump(FLAGS, file)`.

Up to 1.4 they were a plain object, which pickle wrote and argparse had
filled. absl's refuse it, and so did TensorFlow's from 1.5 on.

Source: TensorFlow 1.4.1, `python/platform/flags.py`; absl-py.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import local_names
from ...rule import Rule

RULE = Rule(
    name='pickled-flags',
    does='Pickles the values of flags, by their names as before',
    why="absl's flags cannot be pickled; TensorFlow's could up to 1.4",
    before=(
        'import pickle\n'
        'import tensorflow as tf\n'
        "tf.app.flags.DEFINE_integer('size', 3, 'Size.')\n"
        'FLAGS = tf.app.flags.FLAGS\n'
        'text = pickle.dumps(FLAGS)\n'
    ),
    after=(
        'import pickle\n'
        'import sys\n'
        'from absl import flags\n'
        'from types import SimpleNamespace\n'
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        "flags.DEFINE_integer('size', 3, 'Size.')\n"
        'FLAGS = flags.FLAGS\n'
        'flags.FLAGS(sys.argv, known_only=True)\n'
        'text = pickle.dumps(SimpleNamespace(**FLAGS.flag_values_dict()))\n'
    ),
    releases=('0.5', '1.4'),
    follows=('flags',),
)
_PICKLERS = ('pickle', 'cPickle', 'six.moves.cPickle', 'dill', 'joblib')
_CALLS = {f'{module}.{n}' for module in _PICKLERS for n in ('dump', 'dumps')}
_WHY = "absl's flags cannot be pickled: their values can"


def apply(port):
    """Writes an object of the values for the flags, up to 1.4."""
    if port.release > '1.4':
        return
    tree = port.source.tree
    for call in trees.of_kind(tree, ast.Call):
        if local_names.full_name(call, tree) not in _CALLS:
            continue
        named = [k.value for k in call.keywords if k.arg in ('obj', 'value')]
        for value in [*call.args[:1], *named]:
            if _is_flags(value, tree):
                _write(port, value)


def _write(port, node):
    port.needs.add('types:SimpleNamespace')
    before, after = 'SimpleNamespace(**', '.flag_values_dict())'
    new = f'{before}{port.source.get(node)}{after}'
    start, end = port.source.span(node)
    port.source.insert(start, before)
    port.source.insert(end, after)
    port.changed(node, RULE, _WHY, new, '1.5')


def _is_flags(node, tree):
    """Whether a node is `flags.FLAGS`, or a name for it alone."""
    if isinstance(node, ast.Attribute):
        of = trees.last_name(node.value)
        return node.attr == 'FLAGS' and of == 'flags'
    return isinstance(node, ast.Name) and (
        node.id in local_names.flag_holders(tree)
    )
