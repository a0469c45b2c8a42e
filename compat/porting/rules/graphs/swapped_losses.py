"""Losses whose arguments `tf_upgrade_v2` took for each other.

Source: TensorFlow 0.12, where logits came first, and the tool, which takes
what comes first for labels and stops its gradient.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...findings import CHECK
from ...rule import Rule

RULE = Rule(
    name='swapped-losses',
    does=(
        'Puts labels and logits right where `tf_upgrade_v2` took them '
        'for each other'
    ),
    why='up to 0.12 logits came first',
    before=(
        'import tensorflow as tf\n'
        'y = tf.compat.v1.placeholder(tf.float32)\n'
        'z = tf.nn.softmax_cross_entropy_with_logits(\n'
        '    labels=tf.stop_gradient(x), logits=y)\n'
    ),
    after=(
        'import tensorflow as tf\n'
        'tf.compat.v1.disable_v2_behavior()\n'
        'y = tf.compat.v1.placeholder(tf.float32)\n'
        'z = tf.nn.softmax_cross_entropy_with_logits(\n'
        '    labels=y, logits=x)\n'
    ),
    releases=('0.5', '0.12'),
)
_NAME = 'softmax_cross_entropy_with_logits'
_WHY = (
    'up to 0.12 logits came first, and tf_upgrade_v2 took what came first '
    'for labels'
)


def apply(port):
    """Puts labels and logits right where a placeholder is taken for logits."""
    if not (port.read_as.is_half and port.read_as.is_old):
        return
    if port.release > '0.12':
        return
    fed = _placeholders(port.source.tree)
    for call in port.calls.values():
        prediction, given = _swapped(call)
        if prediction is None:
            continue
        if _names(given) & fed and not _names(prediction) & fed:
            _swap(port, call, prediction, given)
        elif not _names(prediction) & fed:
            why = f'{_WHY}: are labels the labels here?'
            port.note(call, CHECK, RULE, why, release='1.0')


def _swapped(call):
    """What is given for labels and for logits, in the tool's own form."""
    name = getattr(call.func, 'attr', None)
    words = [k.arg for k in call.keywords]
    if name != _NAME or call.args or words[:2] != ['labels', 'logits']:
        return None, None
    labels, logits = (k.value for k in call.keywords[:2])
    function = getattr(labels, 'func', None)
    if getattr(function, 'attr', None) != 'stop_gradient' or not labels.args:
        return None, None
    return labels.args[0], logits


def _swap(port, call, prediction, given):
    labels = call.keywords[0].value
    texts = port.source.get(given), port.source.get(prediction)
    port.source.replace(labels, texts[0])
    port.source.replace(given, texts[1])
    new = f'labels={texts[0]}, logits={texts[1]}'
    port.changed(call, RULE, _WHY, new, '1.0')


def _placeholders(tree):
    """Names that hold placeholders."""
    found = set()
    for node in trees.of_kind(tree, ast.Assign):
        function = getattr(node.value, 'func', None)
        if getattr(function, 'attr', '').endswith('placeholder'):
            for target in node.targets:
                found |= _names(target) - {'self'}
    return found


def _names(node):
    """Names and attributes that an expression speaks of."""
    return {
        trees.last_name(part)
        for part in ast.walk(node)
        if isinstance(part, (ast.Attribute, ast.Name))
    }
