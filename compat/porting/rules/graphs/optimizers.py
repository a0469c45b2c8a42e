"""Optimizers of 0.x that took each row of an embedding by itself.

Source: the gradient of a lookup holds a row as often as it was looked up.
Since 1.0 such rows are added up before an optimizer sees them
(python/training/optimizer.py, `_apply_sparse_duplicate_indices`); before,
Adam and its like took one after the other, and learned something else. In
which order the rows came beside those of a decay is for the lookup of then to
say (`compat/core/lookups.py`). Moving
averages of tensors had their first zeros divided out in 0.12 alone. What
averages and optimizers hold was made within scopes that reuse variables, too;
since 1.0 such a scope has no variable of that name (`slot_creator.py`).
"""

from __future__ import annotations

import ast

from .... import table
from ...kinds.tensors import optimized
from ...rule import Rule

RULE = Rule(
    name='optimizers',
    does=(
        "Keeps the release's optimizer where rows of an embedding are "
        'looked up, and where scopes reuse variables'
    ),
    why=(
        'up to 0.12 it took repeated rows one by one, which are added up '
        'since, and could be made where a scope reuses variables'
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
# Where the release's own stand; one is no optimizer, but an average.
_OURS = 'core.optimizers:'
_ROWS = (
    'rows of an embedding that repeat are added up since 1.0; up to 0.12 the '
    'optimizer took them one by one'
)
_ORDER = (
    'up to 0.12 the optimizer took rows in the order of their gradients, '
    'which is another since 1.9'
)
_REUSE = (
    'since 1.0 no optimizer with variables of its own can be made where a '
    'scope reuses variables'
)
_TENSORS = 'averages of tensors begin otherwise than up to 0.12'


def apply(port):
    """Keeps the release's own where its results or its scopes differ."""
    if port.release > '0.12':
        return
    found = port.project.optimized | optimized.find(port.source.tree)
    reuse = _REUSE if optimized.REUSE in found else ''
    rows = _ROWS if optimized.ROWS in found else reuse
    averages = any(map(_averages_tensors, port.calls.values()))
    tensors = _TENSORS if averages else ''
    for node in list(port.names.resolved) if rows or tensors else ():
        name = port.public(node)
        row = table.resolve(name, port.release).row
        why = rows if name.endswith('Optimizer') else tensors
        if name == 'nn.embedding_lookup':
            why = _ORDER if optimized.WHOLE in found else ''
        elif row is None or not row.target.startswith(_OURS):
            continue
        if not why or id(node) in port.handled:
            continue
        port.handled.add(id(node))
        new = port.own(name)
        port.source.replace(node, new)
        port.changed(node, RULE, why, new, '1.0')


def _averages_tensors(call):
    """`averages.apply([mean, variance])`; variables come as one list."""
    name = getattr(call.func, 'attr', '')
    return name == 'apply' and isinstance(
        call.args[0] if call.args else None, (ast.List, ast.Tuple)
    )
