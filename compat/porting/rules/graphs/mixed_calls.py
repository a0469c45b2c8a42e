"""Calls of another release than the rest of a source, and masks of axes.

A source that was ported by half holds the calls of two releases. What such a
call means is plain where its arguments are those of one order alone.

Source: TensorFlow 0.12 and 1.0, the arguments of the functions below.
"""

from __future__ import annotations

import ast

from ....dating import calls as dated_calls
from ....releases import Release
from ....signatures import orders
from ...rule import Rule

RULE = Rule(
    name='mixed-calls',
    does=(
        'Reads calls of another release than the rest of the source as '
        'what they are'
    ),
    why='a source that was ported by half holds the calls of two releases',
    before='import tensorflow as tf\ny = tf.reverse(x, [False, True])\n',
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        'y = tf.reverse(x, [1])\n'
    ),
)
_OLD, _NEW = Release('0.12'), Release('1.0')
_ORDERED = (
    'concat',
    'split',
    'nn.softmax_cross_entropy_with_logits',
    'nn.sparse_softmax_cross_entropy_with_logits',
    'nn.sigmoid_cross_entropy_with_logits',
)


def apply(port):
    """Writes the calls of another release, and axes for masks of axes."""
    for node in list(port.uses('reverse')):
        _port_mask(port, node)
    other = _NEW if port.release <= _OLD else _OLD
    private = [name for public in _ORDERED for name in orders.private(public)]
    for node in list(port.uses(*_ORDERED, *private)):
        call = port.calls.get(id(node))
        name, _ = port.names.resolved[node]
        if call is None or id(node) in port.handled:
            continue
        if dated_calls.call_fits(name, port.release, call):
            continue
        if dated_calls.call_fits(name, other, call):
            port.reads_as[id(node)] = other


def _port_mask(port, node):
    """`reverse(x, [False, True])` as `reverse(x, [1])`."""
    call = port.calls.get(id(node))
    if call is None:
        return
    named = [k.value for k in call.keywords if k.arg == 'dims']
    masks = [*call.args[1:2], *named]
    if not masks or not isinstance(masks[0], (ast.List, ast.Tuple)):
        return
    items = [getattr(item, 'value', None) for item in masks[0].elts]
    if not items or not all(isinstance(item, bool) for item in items):
        return
    new = str([axis for axis, reverses in enumerate(items) if reverses])
    port.source.replace(masks[0], new)
    for keyword in call.keywords:
        if keyword.arg == 'dims':
            port.source.replace(keyword, f'axis={new}')
    port.handled.add(id(node))
    why = 'since 1.0 reverse takes axes, not a mask of them'
    port.changed(call, RULE, why, new, str(_NEW))
