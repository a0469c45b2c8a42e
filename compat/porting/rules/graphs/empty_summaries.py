"""Writers of summaries that are given None.

    summary = session.run(summaries if i % 100 == 0 else tf.no_op())
    writer.add_summary(summary, i)

Up to 1.2 a writer took it; today's asks it for its values.

Source: TensorFlow 1.2.1 and 1.4.1, `python/summary/writer/writer.py`.
"""

from __future__ import annotations

from ...rule import Rule

RULE = Rule(
    name='empty-summaries',
    does='Keeps writers that take no summary, where `no_op` may give it',
    why="today's writer wants a summary",
    before=(
        'import tensorflow as tf\n'
        'writer = tf.train.SummaryWriter(folder)\n'
        'summary = session.run(x if i % 9 == 0 else tf.no_op())\n'
        'writer.add_summary(summary, i)\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\n'
        'tf.disable_v2_behavior()\n'
        'writer = r0_8.train.SummaryWriter(folder)\n'
        'summary = session.run(x if i % 9 == 0 else tf.no_op())\n'
        'writer.add_summary(summary, i)\n'
    ),
    releases=('0.5', '1.2'),
)
_WRITERS = ('train.SummaryWriter', 'summary.FileWriter')


def apply(port):
    """Writes the release's own writer where the source has a `no_op`."""
    publics = {node: port.public(node) for node in port.names.resolved}
    if port.release > '1.2' or 'no_op' not in publics.values():
        return
    for node, public in publics.items():
        if public in _WRITERS and id(node) not in port.handled:
            port.handled.add(id(node))
            new = port.own(public)
            port.source.replace(node, new)
            port.changed(node, RULE, RULE.why, new, '1.3')
