"""Scopes that are opened anew, with new variables in them.

    with tf.variable_scope(tf.get_variable_scope(), reuse=False):
        train = optimizer.minimize(loss)

Up to 1.0 reuse ended there. Today it goes on.

Source: TensorFlow 1.0.1 and 1.1.0, `python/ops/variable_scope.py`.
"""

from __future__ import annotations

from ....dating.scopes import ends_reuse
from ...rule import Rule

RULE = Rule(
    name='renewed-scopes',
    does='Keeps `variable_scope` where it ends the reuse of its own scope',
    why="reuse=False ends no reuse in today's variable_scope",
    before=(
        'import tensorflow as tf\n'
        'with tf.variable_scope(tf.get_variable_scope(), reuse=False):\n'
        '    w = tf.get_variable("w", [1], initializer=tf.zeros_initializer)\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\n'
        'tf.disable_v2_behavior()\n'
        'with r0_8.variable_scope(tf.get_variable_scope(), reuse=False):\n'
        '    w = tf.get_variable("w", [1], '
        'initializer=tf.zeros_initializer())\n'
    ),
    releases=('0.5', '1.0'),
)


def apply(port):
    """Writes the release's own `variable_scope` for such a scope."""
    if port.release > '1.0':
        return
    for node in port.names.resolved:
        call = port.calls.get(id(node))
        if port.public(node) == 'variable_scope' and ends_reuse(call):
            if id(node) not in port.handled:
                port.handled.add(id(node))
                new = port.own('variable_scope')
                port.source.replace(node, new)
                port.changed(node, RULE, RULE.why, new, '1.1')
