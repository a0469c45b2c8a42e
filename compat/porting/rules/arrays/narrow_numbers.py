"""Counts that become an array of a type which may be too small for them.

    counts = [0] * 8
    counts[place] = number
    np.array(counts, dtype=np.int8)  ->  np.array(counts, int).astype(np.int8)

    d = np.zeros((n, m), dtype=np.uint8)
    d[i][0] = i             ->  d[i][0] = np.asarray(i, int)
    cost = d[i][j - 1] + 1  ->  cost = np.int64(d[i][j - 1]) + 1

Up to 1.26 a whole number that is too large wrapped around; since 2.0 Python's
end with an OverflowError, and so do NumPy's in signed types, but for those of
an array. What was added to an item, in 64 bits, wraps around since then.

Source: NumPy 2.0 release notes, "NEP 50"; NumPy 1.18, 1.19 and 2.4, executed.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...kinds.arrays import narrow_items
from ...kinds.arrays.narrow_types import NARROW
from ...names import reaching, scopes, visible
from ...names.local_names import assigned_values, is_module
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='narrow-numbers',
    does='Wraps counts around in arrays that are too small for them',
    why='NumPy 2 refuses whole numbers that are too large for an array',
    before=(
        'import numpy as np\nx = [0] * 8\nx[i] = n\n'
        'y = np.array(x, dtype=np.int8)\n'
    ),
    after=(
        'import numpy as np\nx = [0] * 8\nx[i] = n\n'
        'y = np.array(x, int).astype(np.int8)\n'
    ),
    sources=ANY_SOURCE,
)
_SUM = 'NumPy 2 adds in the narrow type of the array, and wraps around'
_SHARES = ast.FloorDiv, ast.Mod
_ARITHMETIC = ast.Add, ast.LShift, ast.Mult, ast.Sub, *_SHARES
_SCOPES = ast.AsyncFunctionDef, ast.FunctionDef, ast.Module


def apply(port):
    """Has `astype` make the type of a list of counts, and of items."""
    tree = port.source.tree
    others = port.project.trees
    named = any(name in port.source.text for name in NARROW)
    if named or any(map(narrow_items.shared, others)):
        _port_items(port, narrow_items.NarrowItems(tree, others))
    for scope in trees.of_kind(tree, *_SCOPES):
        own = list(scopes.nodes_without(scope, *_SCOPES))
        calls = [call for call in own if _is_array(call, tree)]
        counts = _counts(own) if calls else ()
        for call in calls:
            if getattr(call.args[0], 'id', '') not in counts:
                continue
            kind = call.args[1] if call.args[1:] else call.keywords[0].value
            new = '.astype(', kind, ')'
            port.source.replace(
                call, call.func, '(', call.args[0], ', int)', *new
            )
            port.changed(call, RULE, RULE.why, '.astype(...)')


def _port_items(port, items):
    kinds = ast.Assign, ast.AugAssign, ast.BinOp
    for node in trees.of_kind(port.source.tree, *kinds):
        if isinstance(node, ast.BinOp):
            _port_sum(port, node, items)
        elif isinstance(node, ast.Assign):
            if len(node.targets) == 1:
                pairs = reaching.pairs(node.targets[0], node.value)
                for target, value in pairs:
                    _port_store(port, target, value, items)
        elif isinstance(node.op, _ARITHMETIC):
            _port_store(port, node.target, node.value, items)


def _port_sum(port, node, items):
    """`d[i] + 1`, with a whole number of Python's."""
    if not isinstance(node.op, _ARITHMETIC):
        return
    for item, other in [(node.left, node.right), (node.right, node.left)]:
        if items.holds(item) and items.may_reach(other, 0):
            array = items.array(item)
            is_share = isinstance(node.op, _SHARES) and item is node.left
            if is_share and array:  # It is no larger than the item.
                if not items.may_reach(other, items.end(array)):
                    continue
            _widen(port, item, _SUM)


def _port_store(port, target, value, items):
    """`d[i] = n` and `d[i] += n`, where the number may be too large.

    Also `total += d[i]`, of a whole number of Python's.
    """
    array = items.array(target)
    if array is None:
        is_sum = isinstance(port.parents[id(value)], ast.AugAssign)
        if is_sum and items.holds(value) and items.is_whole(target):
            _widen(port, value, _SUM)
    elif items.may_reach(value, items.end(array)) or items.may_mix(value):
        _port_large(port, target, value, items.is_signed(items.end(array)))


def _port_large(port, target, value, is_signed):
    statement = port.parents[id(value)]
    if not isinstance(statement, ast.AugAssign):
        _wrap(port, value, RULE.why, 'asarray', ', int')
    elif is_signed:
        numpy = visible.name_of(port, value)
        sign = port.source.text[
            port.source.span(target)[1] : port.source.span(value)[0]
        ]
        wide = f' {sign.strip()[:-1]} {numpy}.int64('
        around = f' = {numpy}.asarray(', target, wide, value, '), int)'
        port.source.replace(statement, target, *around)
        port.changed(statement, RULE, RULE.why, f'{numpy}.asarray(...)')
    else:
        _widen(port, value, RULE.why)


def _widen(port, node, why):
    _wrap(port, node, why, 'int64')


def _wrap(port, node, why, name, rest=''):
    new = f'{visible.name_of(port, node)}.{name}('
    port.source.replace(node, new, node, f'{rest})')
    port.changed(node, RULE, why, f'{new}...)')


def _is_array(node, tree):
    """Whether it is `np.array(values, np.int8)`, and says nothing more."""
    if not isinstance(node, ast.Call):
        return False
    owner = getattr(node.func, 'value', None)
    made = getattr(node.func, 'attr', '') in ('array', 'asarray')
    kinds = [*node.args[1:], *(k.value for k in node.keywords)]
    if not made or not node.args or len(kinds) != 1:
        return False
    if [k.arg for k in node.keywords] not in ([], ['dtype']):
        return False
    return _is_narrow(kinds[0], tree) and is_module(owner, tree)


def _is_narrow(node, tree):
    known = assigned_values(tree).get(getattr(node, 'id', ''), [])
    if known:
        return all(trees.last_name(value) in NARROW for value in known)
    named = getattr(node, 'value', None)
    return trees.last_name(node) in NARROW or (
        isinstance(named, str) and named in NARROW
    )


def _counts(nodes):
    """Names of lists of numbers whose items are set to others."""
    bound: dict = {}
    names, stored = [], set()
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.append(node.id)
        if isinstance(node, ast.Assign):
            for target in node.targets:
                bound.setdefault(trees.dotted(target), []).append(node.value)
        if isinstance(node, (ast.Assign, ast.AugAssign)):
            stored |= _set_items(node)
    return {
        name
        for name in stored.intersection(bound)
        if len(bound[name]) == names.count(name)
        and all(map(_is_list, bound[name]))
    }


def _set_items(node):
    """Names of the lists of `counts[place] = value`."""
    if isinstance(node.value, ast.Constant):
        return set()
    targets = getattr(node, 'targets', None) or [node.target]
    return {
        target.value.id
        for target in targets
        if isinstance(target, ast.Subscript)
        and isinstance(target.value, ast.Name)
    }


def _is_list(node):
    """Whether it is `[0] * n` or `[0, 0]`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        node = next(
            (s for s in (node.left, node.right) if isinstance(s, ast.List)),
            node,
        )
    return isinstance(node, ast.List) and all(
        isinstance(getattr(item, 'value', None), int) for item in node.elts
    )
