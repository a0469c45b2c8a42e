"""Arrays of rows that hold arrays beside numbers, as agents remember them.

    memory.append(np.reshape(np.array([state, action, reward]), [1, 3]))

    rollout = np.array(rollout)
    states, rewards = rollout[:, 0], rollout[:, 1]
    feed = {inputs: np.vstack(states)}

NumPy made objects of them by itself, and refuses it today. It is told to where
the shapes of the items differ:

    np.array(rollout, dtype=object
             if len({np.shape(v) for r in rollout for v in r}) > 1 else None)

Rows that are appended as tuples with an array in them may hold lists of any
kind, which have no shape; there lengths that differ tell it.

Source: NumPy 1.24 release notes.
"""

from __future__ import annotations

import ast
from typing import Any

from ...sources import trees
from ..names import scopes
from ..names.local_names import module_names
from ..rule import ANY_SOURCE, Rule

RULE = Rule(
    name='mixed-rows',
    does='Tells NumPy to make objects of rows of arrays beside numbers',
    why='NumPy 1.24 refuses items of unequal shapes',
    before=(
        'import numpy as np\n'
        'def train(rollout):\n'
        '    rollout = np.array(rollout)\n'
        '    return np.vstack(rollout[:, 0])\n'
    ),
    after=(
        'import numpy as np\n'
        'def train(rollout):\n'
        '    rollout = np.array(rollout, dtype=object if len({np.shape(v) for '
        'r in rollout for v in r}) > 1 else None)\n'
        '    return np.vstack(rollout[:, 0])\n'
    ),
    follows=('ragged-rows',),
    sources=ANY_SOURCE,
)
_WHY = 'NumPy makes objects of unequal items only where it is told to'
_STACKS = ('concatenate', 'stack', 'vstack')
_MAKERS = (*_STACKS, 'array', 'asarray', 'hstack', 'ones', 'zeros')
_ITEMS = 3


def apply(port):
    """Tells NumPy to make objects where the shapes of items differ."""
    aliases = module_names(port.source.tree)
    for scope in trees.walk(port.source.tree) if aliases else ():
        if isinstance(scope, (ast.FunctionDef, ast.Module)):
            _port_columns(port, scope, aliases)
            _port_tuples(port, scope, aliases)
    for call in trees.walk(port.source.tree) if aliases else ():
        if isinstance(call, ast.Call) and _leaf(call, aliases) == 'reshape':
            _port_row(port, call, aliases)


def _port_columns(port, scope, aliases):
    """An array whose columns are stacked."""
    columns = {}
    stacked = set()
    for node in trees.walk(scope):
        for target, value in _assigned(node):
            if _column(value):
                columns[getattr(target, 'id', '')] = _column(value)
        if isinstance(node, ast.Call) and _leaf(node, aliases) in _STACKS:
            stacked.update(node.args[:1])
    wanted = {
        _column(node) or columns.get(getattr(node, 'id', ''))
        for node in stacked
    }
    for node in scopes.own_nodes(scope):
        call: Any = getattr(node, 'value', None)
        if not isinstance(node, ast.Assign) or not _is_array(call, aliases):
            continue
        names = {getattr(target, 'id', '') for target in node.targets}
        rows = call.args[0]
        if isinstance(rows, ast.Call) and ast.unparse(rows.func) == 'list':
            rows = (rows.args or [rows])[0]
        if names & wanted and isinstance(rows, ast.Name):
            _write(port, call, f'for r in {rows.id} for v in r')


def _port_tuples(port, scope, aliases):
    """`rows.append((array, words))`, and an array of these rows."""
    nodes = scopes.own_nodes(scope)
    arrays, others, rows = set(), set(), set()
    for target, value in (pair for n in nodes for pair in _assigned(n)):
        made = isinstance(value, ast.Call) and _leaf(value, aliases) in _MAKERS
        (arrays if made else others).add(getattr(target, 'id', None))
    for node in nodes:
        method: Any = getattr(node, 'func', None)
        if getattr(method, 'attr', '') == 'append' and len(node.args) == 1:
            items = {
                getattr(item, 'id', None)
                for item in getattr(node.args[0], 'elts', ())
            }
            if len(items) > 1 and items & (arrays - others - {None}):
                rows.add(getattr(method.value, 'id', None))
    for node in nodes:
        if _is_array(node, aliases):
            name = getattr(node.args[0], 'id', None)
            if name is not None and name in rows:
                length = "len(v) if hasattr(v, '__len__') else ()"
                _tell(port, node, f'{length} for r in {name} for v in r')


def _assigned(node):
    """Yields the targets of an assignment, each with its value."""
    if not isinstance(node, ast.Assign):
        return
    for target in node.targets:
        targets = getattr(target, 'elts', [target])
        values = getattr(node.value, 'elts', ())
        if len(values) != len(targets):
            values = [node.value] * len(targets)
        yield from zip(targets, values, strict=True)


def _port_row(port, call, aliases):
    """A row that is written out, and reshaped to one of as many items."""
    row: Any = call.args[0] if len(call.args) > 1 else None
    if not _is_array(row, aliases):
        return
    items = getattr(row.args[0], 'elts', ())
    shape = [getattr(n, 'value', 0) for n in getattr(call.args[1], 'elts', ())]
    plain = (ast.Constant, ast.Starred)
    if len(items) < _ITEMS or any(isinstance(i, plain) for i in items):
        return
    if shape == [1, len(items)]:
        _write(port, row, f'for v in {ast.unparse(row.args[0])}')


def _write(port, call, items):
    numpy = ast.unparse(call.func).partition('.')[0]
    _tell(port, call, f'{numpy}.shape(v) {items}')


def _tell(port, call, kinds):
    if id(call) in port.handled:
        return
    port.handled.add(id(call))
    new = f', dtype=object if len({{{kinds}}}) > 1 else None'
    port.source.insert(port.source.whole(call.args[0])[1], new)
    port.changed(call, RULE, _WHY, new)


def _column(node):
    """The name of an array of which a node is one column, else None."""
    parts: list = getattr(getattr(node, 'slice', None), 'elts', [])
    is_column = (
        len(parts) > 1
        and isinstance(parts[0], ast.Slice)
        and isinstance(parts[1], ast.Constant)
    )
    return getattr(node.value, 'id', None) if is_column else None


def _is_array(node, aliases):
    """Whether a call makes an array of its only argument."""
    return (
        isinstance(node, ast.Call)
        and _leaf(node, aliases) in ('array', 'asarray')
        and len(node.args) == 1
        and not node.keywords
    )


def _leaf(call, aliases):
    """The last part of the name of a function of NumPy, else None."""
    name, _, leaf = trees.dotted(call.func).partition('.')
    return leaf if name in aliases else None
