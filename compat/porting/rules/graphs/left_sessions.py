"""Sessions that are used after the `with` that closes them today.

    with tf.Session() as sess:
        model = Model()
    sess.run(model.train)

Up to 1.7 a session in which nothing had run stayed open.

Source: TensorFlow 1.7.0 and 1.8.0, `python/client/session.py`.
"""

from __future__ import annotations

from ....dating import left_sessions
from ...rule import Rule

RULE = Rule(
    name='left-sessions',
    does='Keeps `Session` where it is used after the `with` that closes it',
    why='today it is closed there, though nothing ran in it',
    before=(
        'import tensorflow as tf\n'
        'with tf.Session() as sess:\n'
        '    x = tf.constant(1.0)\n'
        'sess.run(x)\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\n'
        'tf.disable_v2_behavior()\n'
        'with r0_8.Session() as sess:\n'
        '    x = tf.constant(1.0)\n'
        'sess.run(x)\n'
    ),
    releases=('0.5', left_sessions.LAST),
)


def apply(port):
    """Writes the release's own `Session` for such a session."""
    if port.release > left_sessions.LAST:
        return
    called = {}
    for node in port.names.resolved:
        if id(node) in port.calls:
            called[id(port.calls[id(node)])] = node
    made = {i for i, n in called.items() if port.public(n) == 'Session'}
    blocks = left_sessions.blocks_of(port.source.tree) if made else ()
    for call in left_sessions.left_open(blocks, made, set(called)):
        node = called[id(call)]
        if id(node) not in port.handled:
            port.handled.add(id(node))
            new = port.own('Session')
            port.source.replace(node, new)
            port.changed(node, RULE, RULE.why, new, '1.8')
