"""`shape` of a sparse tensor, which was its shape as a tensor.

Dense tensors had no `shape` before 1.0.

Source: TensorFlow 0.12.1 and 1.0.1, `python/framework/sparse_tensor.py`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...rule import Rule

RULE = Rule(
    name='sparse-shapes',
    does='Writes `dense_shape` for the `shape` of a sparse tensor',
    why='`shape` is the static shape since 1.0',
    before=(
        'import tensorflow as tf\n'
        'y = tf.sparse_to_dense(x.indices, x.shape, x.values)\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'y = tf.sparse_to_dense(x.indices, x.dense_shape, x.values)\n'
    ),
    releases=('0.5', '0.12'),
)
_PARTS = frozenset(('indices', 'shape', 'values'))


def apply(port):
    """Ports the `shape` of what has `indices` and `values` as well."""
    if not port.release < '1.0':
        return
    parts = {}
    for node in trees.of_kind(port.source.tree, ast.Attribute):
        if node.attr in _PARTS:
            owner = ast.unparse(node.value)
            parts.setdefault(owner, {}).setdefault(node.attr, []).append(node)
    for owner, found in parts.items():
        if owner != 'self' and found.keys() == _PARTS:
            _port(port, found['shape'])


def _port(port, shapes):
    for node in shapes:
        if isinstance(node.ctx, ast.Load):
            port.source.replace(node, node.value, '.dense_shape')
            new = f'{port.source.get(node.value)}.dense_shape'
            port.changed(node, RULE, RULE.why, new)
