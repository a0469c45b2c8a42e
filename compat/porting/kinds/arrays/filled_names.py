"""What the statements of a scope give its names, and fill their lists with.

rows = []                   'is', []
rows.append(row)            'append', row
for row in rows: ...        'each', rows
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import scopes

_FILLS = {'add': 'append', 'append': 'append', 'extend': 'extend'}
_CHANGES = frozenset((*_FILLS, 'insert', 'pop', 'remove'))
_SCOPES = (*scopes.KINDS, ast.Module)


def find(name, node, parents, tree):
    """What gives a name its values.

    Args:
        name: The name.
        node: Where it is read.
        parents: Dict from ids of nodes to their parents.
        tree: ast.Module that it stands in.

    Returns:
        List of pairs: how, and an expression, None for what cannot be
        followed. How is `'is'`, `'part'` of what is unpacked, `'each'` of
        what a loop takes, `'parts'` of each, `'count'`, `'argument'`,
        `'append'`, `'extend'`, `'added'`, `'put'` in the place of an item,
        or `'put within'` one. Empty where nothing binds it.
    """
    scope = node
    while scope is not tree:
        scope = trees.above(parents[id(scope)], parents, _SCOPES)
        if not isinstance(scope, ast.ClassDef) and name in _bound(scope):
            return _bound(scope)[name] + _filled(scope).get(name, [])
    return []


@trees.once
def _bound(scope):
    """Names that a scope binds, to what binds them."""
    found: dict = {}
    for name in scopes.parameters(scope):
        found[name] = [('argument', None)]
    nodes = list(getattr(scope, 'generators', ())) or scopes.own_nodes(scope)
    for node in nodes:
        for name, how, value in _bindings(node):
            found.setdefault(name, []).append((how, value))
    return found


@trees.once
def _filled(scope):
    """Names of lists, to what a scope and those within it do to them."""
    found: dict = {}
    for node in trees.walk(scope):
        for name, how, value in _changes(node):
            found.setdefault(name, []).append((how, value))
    return found


def _bindings(node):
    """Yields `(name, how, value)` of a statement that binds names."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _assigned(target, 'is', node.value)
    elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)):
        yield from _assigned(node.target, 'is', node.value)
    elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
        yield from _looped(node.target, node.iter)
    elif isinstance(node, ast.withitem) and node.optional_vars:
        yield from _assigned(node.optional_vars, 'is', None)
    elif isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.ExceptHandler)):
        yield node.name, 'is', None
    elif isinstance(node, (ast.Global, ast.Nonlocal)):
        for name in node.names:
            yield name, 'is', None
    elif isinstance(node, ast.alias):
        yield node.asname or node.name.partition('.')[0], 'is', None


def _assigned(target, how, value):
    if isinstance(target, ast.Name):
        yield target.id, how, value
    elif isinstance(target, ast.Starred):
        yield from _assigned(target.value, 'is', None)
    elif isinstance(target, (ast.Tuple, ast.List)):
        values = getattr(value, 'elts', ())
        if how != 'is' or len(values) != len(target.elts):
            how = {'is': 'part', 'each': 'parts'}.get(how, 'unknown')
            values = [value if how != 'unknown' else None] * len(target.elts)
        for pair in zip(target.elts, values, strict=True):
            yield from _assigned(pair[0], how, pair[1])


def _looped(target, iterated):
    """What a loop gives its targets."""
    called = getattr(getattr(iterated, 'func', None), 'id', '')
    targets: list = getattr(target, 'elts', [])
    if called == 'enumerate' and len(targets) == 2:
        yield from _assigned(targets[0], 'count', target)
        yield from _looped(targets[1], (iterated.args or [None])[0])
    elif called == 'zip' and len(targets) == len(iterated.args):
        for each, values in zip(targets, iterated.args, strict=True):
            yield from _assigned(each, 'each', values)
    else:
        yield from _assigned(target, 'each', iterated)


def _changes(node):
    """Yields `(name, how, value)` of what changes an object in place."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        owner, method = node.func.value, node.func.attr
        if method not in _CHANGES:
            return
        if isinstance(owner, ast.Name):
            if method in _FILLS and len(node.args) == 1:
                yield owner.id, _FILLS[method], node.args[0]
            elif method == 'insert' and len(node.args) == 2:
                yield owner.id, 'append', node.args[1]
        elif isinstance(owner, ast.Subscript):
            yield from _put(owner, None)
    elif isinstance(node, ast.AugAssign):
        yield from _augmented(node)
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            for part in getattr(target, 'elts', [target]):
                if isinstance(part, ast.Subscript):
                    whole = part is target
                    yield from _put(part, node.value if whole else None)


def _augmented(node):
    if isinstance(node.target, ast.Name):
        is_sum = isinstance(node.op, ast.Add)
        yield node.target.id, 'added' if is_sum else 'put', node.value
    elif isinstance(node.target, ast.Subscript):
        yield from _put(node.target, node.value)


def _put(target, value):
    """What `x[i] = value` and `x[i][j] = value` put into x."""
    depth = 0
    while isinstance(target, ast.Subscript):
        if isinstance(target.slice, ast.Slice):
            value = None
        target, depth = target.value, depth + 1
    if isinstance(target, ast.Name):
        yield target.id, 'put' if depth == 1 else 'put within', value
