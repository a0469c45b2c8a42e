"""Global norms of gradients that are sparse and dense at once.

    loss += tf.nn.l2_loss(embedding)
    tf.clip_by_global_norm(tf.gradients(loss, variables), 5)

Up to 1.14 the norm counted each row that was looked up, and the decayed whole,
by itself; see `compat/core/gradient_norms.py`.

Source: TensorFlow 1.14 and 1.15, `python/ops/gradients_util.py`.
"""

from __future__ import annotations

from ...kinds.tensors import optimized
from ...rule import Rule

RULE = Rule(
    name='gradient-norms',
    does=(
        "Keeps the release's global norms where rows of an embedding are "
        'looked up that is decayed or multiplied by, too'
    ),
    why=(
        'up to 1.14 a norm counted what is looked up and what is decayed by '
        'itself; since 1.15 it is that of their sum'
    ),
    before=(
        'import tensorflow as tf\n'
        'x = tf.nn.embedding_lookup(table, ids)\n'
        'g = tf.gradients(x + tf.nn.l2_loss(table), [table])\n'
        'g, _ = tf.clip_by_global_norm(g, 5)\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\n'
        'tf.disable_v2_behavior()\n'
        'x = r0_8.nn.embedding_lookup(table, ids)\n'
        'g = tf.gradients(x + tf.nn.l2_loss(table), [table])\n'
        'g, _ = r0_8.clip_by_global_norm(g, 5)\n'
    ),
    releases=('0.5', '1.14'),
)
_NORMS = ('clip_by_global_norm', 'global_norm')
_BOTH = frozenset((optimized.ROWS, optimized.WHOLE))


def apply(port):
    """Writes our norms where a gradient may be sparse and dense at once."""
    if port.release > '1.14':
        return
    found = port.project.optimized | optimized.find(port.source.tree)
    for node in list(port.names.resolved) if found >= _BOTH else ():
        name = port.public(node)
        if name in _NORMS and id(node) not in port.handled:
            port.handled.add(id(node))
            new = port.own(name)
            port.source.replace(node, new)
            port.changed(node, RULE, RULE.why, new)
