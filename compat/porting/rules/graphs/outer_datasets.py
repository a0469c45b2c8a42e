"""Iterators over data sets that were made outside of their function.

    def inputs(data):
        def input_fn():
            return data.make_one_shot_iterator().get_next()
        return input_fn

An estimator calls the function in a graph of its own. Up to TensorFlow 1.13
the data set was made there, too, with its iterator.

Source: TensorFlow 1.4.1, 1.8.0 and 1.12.3; 1.15.5 refuses it.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...rule import Rule

_BEFORE = (
    'import tensorflow as tf\n'
    'data = tf.data.TFRecordDataset(paths)\n'
    'def input_fn():\n'
    '    return data.make_one_shot_iterator().get_next()\n'
)
RULE = Rule(
    name='outer-datasets',
    does='Iterates over data sets of another graph by a function of ours',
    why='since TensorFlow 1.14 a data set belongs to the graph that made it',
    before=_BEFORE,
    after=(
        'from legacy_rnn.compat import old_datasets\n'
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'data = tf.data.TFRecordDataset(paths)\n'
        'def input_fn():\n'
        '    return old_datasets.make_one_shot_iterator(data).get_next()\n'
    ),
    releases=('1.4', '1.15'),
)
_METHOD = 'make_one_shot_iterator'
_FUNCTIONS = (ast.FunctionDef, ast.Lambda)


def apply(port):
    """Writes our function where a data set is of an outer one."""
    if port.release < '1.4':
        return
    for call in port.calls.values():
        owner = getattr(call.func, 'value', None)
        if getattr(call.func, 'attr', '') != _METHOD or call.args:
            continue
        if owner is not None and _is_outer(port, owner):
            new = f'old_datasets.{_METHOD}'
            port.source.replace(call, f'{new}(', owner, ')')
            port.needs.add('legacy_rnn.compat:old_datasets')
            port.changed(call, RULE, RULE.why, new)


def _is_outer(port, owner):
    """Whether an input function, or one in another, finds a data set."""
    around = list(_functions(port, owner))
    name = trees.dotted(owner)
    if not around or not name or _binds(around[0], name):
        return False
    is_nested = any(_binds(function, name) for function in around[1:])
    return is_nested or 'input' in getattr(around[0], 'name', '')


def _functions(port, node):
    """Yields the functions around a node, the innermost first."""
    while node := port.parents.get(id(node)):
        if isinstance(node, _FUNCTIONS):
            yield node


def _binds(function, name):
    """Whether a function binds a name, or an attribute, itself."""
    if '.' not in name:
        every = ast.walk(function.args)
        if any(getattr(node, 'arg', None) == name for node in every):
            return True
    inner = [
        node
        for node in ast.walk(function)
        if isinstance(node, _FUNCTIONS) and node is not function
    ]
    nested = {id(part) for node in inner for part in ast.walk(node)}
    return any(
        trees.dotted(node) == name
        and isinstance(getattr(node, 'ctx', None), ast.Store)
        for node in ast.walk(function)
        if id(node) not in nested
    )
