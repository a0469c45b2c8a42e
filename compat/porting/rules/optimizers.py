"""Optimizers of 0.x that took each row of an embedding by itself.

Source: the gradient of a lookup holds a row as often as it was looked up.
Since 1.0 such rows are added up before an optimizer sees them
(python/training/optimizer.py, `_apply_sparse_duplicate_indices`); before,
Adam and its like took one after the other, and learned something else. Moving
averages of tensors had their first zeros divided out in 0.12 alone, and were
made within scopes that reuse variables.
"""

from __future__ import annotations

import ast

from ..project import takes_rows
from ..rule import Rule

RULE = Rule(
    name='optimizers',
    does=(
        "Keeps the release's optimizer where rows of an embedding are "
        'looked up'
    ),
    why=(
        'up to 0.12 it took repeated rows one by one; since, they are added up'
    ),
    before=(
        'import tensorflow as tf\n'
        'x = tf.nn.embedding_lookup(table, ids)\n'
        'step = tf.train.AdamOptimizer(0.1).minimize(x)\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\n'
        'tf.disable_v2_behavior()\n'
        'x = tf.nn.embedding_lookup(table, ids)\n'
        'step = r0_8.train.AdamOptimizer(0.1).minimize(x)\n'
    ),
    releases=('0.5', '0.12'),
)
_KINDS = frozenset(
    f'train.{kind}Optimizer'
    for kind in 'Adadelta Adagrad Adam Ftrl Momentum RMSProp'.split()
)


_AVERAGE = 'train.ExponentialMovingAverage'
_ROWS = (
    'rows of an embedding that repeat are added up since 1.0; up to 0.12 the '
    'optimizer took them one by one'
)
_TENSORS = 'averages of tensors begin otherwise than up to 0.12'


def apply(port):
    """Keeps the release's own where rows are looked up or tensors averaged."""
    if port.release > '0.12':
        return
    reasons = dict.fromkeys(_KINDS, _ROWS) if _takes_rows(port) else {}
    if any(map(_averages_tensors, port.calls.values())):
        reasons[_AVERAGE] = _TENSORS
    for node in list(port.names.resolved) if reasons else ():
        name = port.public(node)
        if name not in reasons or id(node) in port.handled:
            continue
        port.handled.add(id(node))
        new = port.own(name)
        port.source.replace(node, new)
        port.changed(node, RULE, reasons[name], new, '1.0')


def _takes_rows(port):
    return port.project.takes_rows or any(map(takes_rows, port.calls.values()))


def _averages_tensors(call):
    """`averages.apply([mean, variance])`; variables come as one list."""
    name = getattr(call.func, 'attr', '')
    return name == 'apply' and isinstance(
        call.args[0] if call.args else None, (ast.List, ast.Tuple)
    )
