"""Moments that keep their axis, by which programs normalize layers.

    mean, variance = tf.nn.moments(x, [1], keep_dims=True)

    mean = tf.reduce_mean(x, 1, True)
    variance = tf.reduce_mean(tf.squared_difference(x, mean), 1, True)

Today's TensorFlow rewrites a normalization by them with another epsilon, or
ends the process at it; see `compat/core/moments.py`. It lets the square of a
difference alone.

Source: TensorFlow 2.21, `core/grappler/optimizers/remapper.cc`.
"""

from __future__ import annotations

import ast

from ...names.local_names import assigned_values
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
_AXES = ('axes', 'axis', 'reduction_indices')
_DIFFERENCES = ('squared_difference', 'math.squared_difference')


def apply(port):
    """Writes our `moments` where the last axis may be kept, or who knows."""
    for node in list(port.names.resolved):
        if port.public(node) != _MOMENTS or id(node) in port.handled:
            continue
        call = port.calls.get(id(node))
        if call is None or (_keeps(call, 3) and _may_be_last(call)):
            port.handled.add(id(node))
            new = port.own(_MOMENTS)
            port.source.replace(node, new)
            port.changed(node, RULE, RULE.why, new)
    made = set(port.uses(*_DIFFERENCES))
    for node in port.uses('reduce_mean', 'math.reduce_mean') if made else ():
        call = port.calls.get(id(node))
        if call is None or not (_keeps(call, 2) and _may_be_last(call)):
            continue
        values = assigned_values(port.source.tree)
        for x in call.args[:1]:
            for difference in values.get(getattr(x, 'id', ''), [x]):
                if getattr(difference, 'func', None) in made:
                    _port_difference(port, difference)


def _port_difference(port, call):
    """`tf.squared_difference(x, mean)` as `tf.square(x - mean)`."""
    if len(call.args) != 2 or id(call.func) in port.handled:
        return
    port.handled.add(id(call.func))
    new = f'{port.today("square")}('
    pieces = []
    for term in call.args:
        is_one = isinstance(term, (ast.Name, ast.Attribute, ast.Call))
        pieces += [' - ', term] if is_one else [' - ', '(', term, ')']
    port.source.replace(call, new, *pieces[1:], ')')
    port.changed(call, RULE, RULE.why, new)


def _keeps(call, place):
    """Whether a call may keep its axes, as its argument at a place says."""
    given = [k.value for k in call.keywords if k.arg in _KEEPS]
    given += call.args[place:]
    return any(getattr(node, 'value', True) not in _NO for node in given)


def _may_be_last(call):
    """Whether its axis may be the last of two or more."""
    named = [k.value for k in call.keywords if k.arg in _AXES]
    axes = (named + call.args[1:2] + [None])[0]
    listed = getattr(axes, 'elts', [axes])
    return len(listed) == 1 and getattr(listed[0], 'value', None) != 0
