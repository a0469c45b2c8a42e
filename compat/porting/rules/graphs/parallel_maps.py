"""Tensors that say by how many threads a data set maps: int64 today.

Source: TensorFlow 1.8.0, 1.12.3 and 1.15.5, which took int32 alone for the
`num_parallel_calls` of `map`; 2.21 takes int64 alone.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import assigned_values
from ...rule import Rule

RULE = Rule(
    name='parallel-maps',
    does='Casts a tensor that is the `num_parallel_calls` of `map` to int64',
    why='`map` took int32 alone, and takes int64 alone today',
    before=(
        'import tensorflow as tf\n'
        'data = data.map(f, num_parallel_calls=tf.constant(4))\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'data = data.map(f, num_parallel_calls='
        'tf.cast(tf.constant(4), tf.int64))\n'
    ),
    releases=('1.4', '1.15'),
)
# Calls that give a tensor, which was int32 where `map` took it.
_TENSORS = ('cast', 'constant', 'convert_to_tensor', 'placeholder', 'to_int32')


def apply(port):
    """Casts what a call of TensorFlow gives, there or by a name."""
    if port.release < '1.4':
        return
    assigned = assigned_values(port.source.tree)
    for node in trees.walk(port.source.tree):
        if getattr(getattr(node, 'func', None), 'attr', '') != 'map':
            continue
        for keyword in node.keywords:
            if keyword.arg == 'num_parallel_calls':
                _cast(port, keyword.value, assigned)


def _cast(port, value, assigned):
    made = assigned.get(getattr(value, 'id', None), [value])
    if all(_is_int32(port, node) for node in made):
        port.needs_tf = True
        port.source.replace(
            value, f'{port.tf}.cast(', value, f', {port.tf}.int64)'
        )
        new = f'{port.tf}.cast(…, {port.tf}.int64)'
        port.changed(value, RULE, RULE.why, new)


def _is_int32(port, node):
    name, _ = port.names.resolved.get(getattr(node, 'func', None), ('', None))
    return name in _TENSORS and 'int64' not in ast.unparse(node)
