"""`scalar_summary` and its like: the tag became the name.

`tf.summary.scalar` of 0.12 on takes the name first and puts the scope it
stands in before it. Within a scope, and for several tags, the release's own
function is written, which keeps them.

Source: TensorFlow 0.12.1, python/ops/logging_ops.py and summary.py.
"""

from __future__ import annotations

import ast

from .... import table
from ....releases import RELEASES
from ....sources import trees
from ... import calls
from ...findings import CHECK
from ...names.local_names import short_name
from ...rule import Rule

RULE = Rule(
    name='summaries',
    does='Writes `tf.summary` for the summaries of 0.x',
    why='the tag became the name, within its scope',
    before="import tensorflow as tf\ns = tf.scalar_summary('loss', loss)\n",
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        "s = tf.summary.scalar('loss', loss)\n"
    ),
)
_SCOPES = frozenset(
    'name_scope op_scope variable_op_scope variable_scope'.split()
)


def apply(port):
    """Ports the summary operations of 0.x."""
    scoped = _Scoped(port)
    for node in list(port.names.resolved):
        name = port.public(node)
        found = table.resolve(name, port.release)
        if found.row is None and found.symbol is not None:
            found = table.resolve(name, found.symbol.last)
        call = port.calls.get(id(node))
        if found.row is None or not found.row.ported or call is None:
            continue
        if found.arguments is not None:
            _port(port, node, call, found, scoped)


def _port(port, node, call, found, scoped):
    root = port.names.resolved[node][1]
    if root in port.assigned and root not in port.imported:
        return  # An alias, whose own definition is ported.
    port.handled.add(id(node))
    if scoped.holds(call):
        why = 'within a scope, tf.summary puts the name of it before the tag'
        _keep_tag(port, node, found, why)
        return
    leaf, today = found.name.rpartition('.')[2], found.row.ported
    try:
        bound = calls.arguments_of(call, found.arguments, leaf)
    except calls.NotSure as problem:
        port.note(call, CHECK, RULE, str(problem), release='0.12')
        return
    tag = next(iter(bound.values()))
    if isinstance(tag, (ast.List, ast.Tuple)):
        _keep_tag(port, node, found, f'{leaf} takes several tags')
        return
    bound.pop('name', None)
    olds = [a.name for a in found.arguments if a.name != 'name']
    news = [a.name for a in table.resolve(today, RELEASES[-1]).arguments]
    renames = dict(zip(olds, news, strict=False))
    values = {renames[key]: value for key, value in bound.items()}
    parts = [
        [port.source.whole(value)]
        if index < 2
        else [f'{key}=', port.source.whole(value)]
        for index, (key, value) in enumerate(values.items())
    ]
    new = port.today(today)
    port.source.replace(node, new)
    shown = calls.write(port.source, call, parts)
    why = (
        f'{leaf} is {today} since 0.12, and puts the name of its '
        'scope before the tag'
    )
    port.changed(call, RULE, why, f'{new}({shown})', '0.12')


def _keep_tag(port, node, found, why):
    """Takes the function of the last release that has it."""
    release = port.release
    if not table.resolve(found.name, release).works:
        release = found.symbol.last
    if release == port.release:
        new = port.own(found.name)
    else:
        port.other_releases.add(release.module)
        new = f'{release.module}.{found.name}'
    port.source.replace(node, new)
    port.changed(node, RULE, why, new)


class _Scoped:
    """What a source runs within the scopes that it opens.

    Args:
        port: The Port.
    """

    def __init__(self, port):
        self._parents = port.parents
        called: dict = {}  # Functions and classes, to the calls of them.
        for node in trees.of_kind(port.source.tree, ast.Call):
            called.setdefault(short_name(node.func), []).append(node)
        self._called = called
        self._known: dict = {}

    def holds(self, node):
        """Whether a node is in such a scope, or a function that is."""
        child, parent = node, self._parents.get(id(node))
        while parent is not None:
            if isinstance(parent, ast.With) and child in parent.body:
                if any(map(_opens_scope, parent.items)):
                    return True
            if isinstance(parent, (ast.FunctionDef, ast.ClassDef)):
                if self._is_called_in_scope(parent.name):
                    return True
            child, parent = parent, self._parents.get(id(parent))
        return False

    def _is_called_in_scope(self, name):
        if name not in self._known:
            self._known[name] = False  # Where it calls itself.
            self._known[name] = any(
                map(self.holds, self._called.get(name, ()))
            )
        return self._known[name]


def _opens_scope(item):
    """Whether it is `with tf.name_scope(x):` and its like."""
    call = item.context_expr
    return isinstance(call, ast.Call) and short_name(call.func) in _SCOPES
