"""Moments that keep their axis, by which programs normalize layers.

    mean, variance = tf.nn.moments(x, [1], keep_dims=True)

Today's TensorFlow rewrites a normalization by them with another epsilon, or
ends the process at it; see `compat/core/moments.py`.

Source: TensorFlow 2.21, `core/grappler/optimizers/remapper.cc`.
"""

from __future__ import annotations

from ...rule import Rule

RULE = Rule(
    name='kept-moments',
    does='Keeps a layer that moments normalize from being rewritten',
    why="today's rewriting of graphs normalizes by another epsilon",
    before=(
        'import tensorflow as tf\n'
        'm, v = tf.nn.moments(x, [1], keep_dims=True)\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\n'
        'tf.disable_v2_behavior()\n'
        'm, v = r0_8.nn.moments(x, [1], keep_dims=True)\n'
    ),
)
_MOMENTS = 'nn.moments'
_KEEPS = ('keep_dims', 'keepdims')
_NO = (None, False)


def apply(port):
    """Writes our `moments` where the last axis may be kept, or who knows."""
    for node in list(port.names.resolved):
        if port.public(node) != _MOMENTS or id(node) in port.handled:
            continue
        call = port.calls.get(id(node))
        if call is None or (_keeps(call) and _may_be_last(call)):
            port.handled.add(id(node))
            new = port.own(_MOMENTS)
            port.source.replace(node, new)
            port.changed(node, RULE, RULE.why, new)


def _keeps(call):
    """Whether a call may keep the axes that it takes moments of."""
    given = [k.value for k in call.keywords if k.arg in _KEEPS]
    given += call.args[3:]
    return any(getattr(node, 'value', True) not in _NO for node in given)


def _may_be_last(call):
    """Whether its axis may be the last of two or more."""
    named = [k.value for k in call.keywords if k.arg == 'axes']
    axes = (named + call.args[1:2] + [None])[0]
    listed = getattr(axes, 'elts', [axes])
    return len(listed) == 1 and getattr(listed[0], 'value', None) != 0
