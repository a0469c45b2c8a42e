"""Scopes of names that are given tensors for their default name.

    with tf.name_scope('loss', [logits, labels]):
    with tf.op_scope(name, 'loss', [logits, labels]):    in its order

The default was not looked at where a name is given. Today it has to be text.

Source: TensorFlow 1.13.1 and 1.14.0, `python/framework/ops.py`.
"""

from __future__ import annotations

import ast

from ....dating.scopes import default_name
from ...rule import Rule

RULE = Rule(
    name='scope-values',
    does='Keeps `name_scope` where its default name may be no text',
    why='name_scope refuses a default name that is no text since 1.14',
    before=(
        'import tensorflow as tf\n'
        "with tf.name_scope('loss', [logits]):\n"
        '    pass\n'
        "with tf.name_scope('sum', first + second):\n"
        '    pass\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\n'
        'tf.disable_v2_behavior()\n'
        "with tf.name_scope('loss', values=[logits]):\n"
        '    pass\n'
        "with r0_8.name_scope('sum', first + second):\n"
        '    pass\n'
    ),
)
_ROWS = (ast.List, ast.Tuple)
_PLACES = {'name_scope': 0, 'op_scope': 1}  # Of the name.


def apply(port):
    """Writes `values=`, or the release's own scope where it is not sure."""
    for node in port.names.resolved:
        call = port.calls.get(id(node))
        function = port.public(node)
        if call is None or function not in _PLACES:
            continue
        place = _PLACES[function]
        default = default_name(call, place + 1)
        if (
            default is None
            or not call.args[place:]
            or id(node) in port.handled
        ):
            continue
        is_last = default is call.args[-1]
        if place == 0 and isinstance(default, _ROWS) and is_last:
            if not call.keywords:
                port.source.insert(port.source.whole(default)[0], 'values=')
                port.changed(default, RULE, RULE.why, 'values=', '1.14')
        elif not _may_be_text(default) and _is_text(call.args[place]):
            port.handled.add(id(node))
            new = port.own(function)
            port.source.replace(node, new)
            port.changed(node, RULE, RULE.why, new, '1.14')


def _is_text(node):
    """Whether it is text for sure."""
    return isinstance(getattr(node, 'value', None), str)


def _may_be_text(node):
    """Whether a default name looks like text: a name of one, or words."""
    if isinstance(node, (*_ROWS, ast.ListComp)):
        return False
    for part in ast.walk(node):
        name = getattr(part, 'id', getattr(part, 'attr', ''))
        words = 'name', 'scope', 'format', 'str', 'join', 'prefix', 'suffix'
        if _is_text(part) or any(word in name.lower() for word in words):
            return True
        if isinstance(part, ast.JoinedStr):
            return True
    return isinstance(node, ast.Constant)
