"""Gradients of embeddings, clipped one by one.

    [(tf.clip_by_norm(g, 5), v) for g, v in optimizer.compute_gradients(loss)]

Up to 1.12 (up to 1.13 where `clip_by_value` clips them) this made the rows
that were looked up one dense gradient first; see
`compat/core/gradient_norms.py`.

Source: TensorFlow 1.12 to 1.14, `python/ops/clip_ops.py`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...kinds.tensors import optimized
from ...rule import Rule

RULE = Rule(
    name='clipped-rows',
    does=(
        "Keeps the release's `clip_by_norm` and `clip_by_value` of gradients "
        'where rows of an embedding are looked up'
    ),
    why='it made a dense gradient of the rows; today it clips them as rows',
    before=(
        'import tensorflow as tf\n'
        'x = tf.nn.embedding_lookup(table, ids)\n'
        'gs = tf.gradients(x, [table])\n'
        'gs = [tf.clip_by_value(g, -1, 1) for g in gs]\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat import r0_8\n'
        'tf.disable_v2_behavior()\n'
        'x = tf.nn.embedding_lookup(table, ids)\n'
        'gs = tf.gradients(x, [table])\n'
        'gs = [r0_8.clip_by_value(g, -1, 1) for g in gs]\n'
    ),
    releases=('0.5', '1.13'),
)
_LAST = {'clip_by_norm': '1.12', 'clip_by_value': '1.13'}


def apply(port):
    """Writes our clipping where what is clipped may be looked-up rows."""
    tree = port.source.tree
    found = port.project.optimized | optimized.find(tree)
    if port.release > '1.13' or optimized.ROWS not in found:
        return
    looped = _looped(tree)
    for node in list(port.names.resolved):
        name = port.public(node)
        if name not in _LAST or port.release > _LAST[name]:
            continue
        call = port.calls.get(id(node))
        if call is None or _assigns(port.parents.get(id(call))):
            continue
        if _may_be_gradient(call, looped):
            port.handled.add(id(node))
            new = port.own(name)
            port.source.replace(node, new)
            port.changed(node, RULE, RULE.why, new)


def _assigns(node):
    """Whether it is `variable.assign(…)`, of what is no gradient."""
    return (
        isinstance(node, ast.Call) and trees.last_name(node.func) == 'assign'
    )


def _looped(tree):
    """Names that a loop, a comprehension or a lambda binds."""
    found = set()
    for node in trees.of_kind(tree, ast.For, ast.comprehension):
        found.update(n.id for n in trees.bound(node.target))
    for node in trees.of_kind(tree, ast.Lambda):
        found.update(argument.arg for argument in node.args.args)
    return found


def _may_be_gradient(call, looped):
    """Whether it clips what a loop gives, or what is called a gradient."""
    given = call.args[:1] or [k.value for k in call.keywords if k.arg == 't']
    while given and isinstance(given[0], ast.Subscript):
        given = [given[0].value]
    name = trees.last_name(given[0]) if given else None
    if name is None or isinstance(given[0], ast.Call):
        return False
    return name in looped or name in ('g', 'gv') or 'grad' in name.lower()
