"""The assignments that a name has its value from where it is read.

z = tf.concat(1, parts)
z = tf.exp(z)
y = x / z           # `z` is `tf.exp(z)` here, whatever it is elsewhere.
"""

from __future__ import annotations

import ast

from ...sources import trees
from . import scopes

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_BLOCKS = ('body', 'orelse', 'finalbody')
# What hands on a value that an earlier statement gave: its own are read last.
_STRAIGHT = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.If)
# What may run a part of it after one that stands below, or beside.
_AGAIN = (ast.For, ast.AsyncFor, ast.While, ast.Try)


def value(node, parents):
    """What a name was given last, for sure, before it is read.

    Args:
        node: ast.Name that is read in a function.
        parents: Dict from ids of nodes to their parents.

    Returns:
        An expression; None where several may reach it, or none does.
    """
    child = node
    while (parent := parents.get(id(child))) is not None:
        for block in _blocks(parent, child):
            for statement in reversed(block[: block.index(child)]):
                if found := _given(statement, node.id):
                    return found
                if node.id in _bound(statement):
                    return None
        if isinstance(parent, _SCOPES):
            return None
        if not isinstance(parent, _STRAIGHT) and node.id in _bound(parent):
            return None  # In another turn, or in a way that is not seen.
        child = parent
    return None


def reaches(target, node, parents):
    """Whether a name that is read may be what one place binds it to.

    Args:
        target: ast.Name that is bound, in the scope of `node` or around it.
        node: ast.Name of the same name that is read.
        parents: Dict from ids of nodes to their parents.
    """
    holders = {target, *_above(target, parents)}
    child = node
    for parent in _above(node, parents):
        for earlier in _before(parent, child):
            if earlier in holders:
                return True
            if node.id in _surely_bound(earlier):
                return False
        if isinstance(parent, scopes.KINDS):
            is_later = isinstance(parent, _SCOPES)
            if parent in holders:  # A list binds a name below what it gives.
                return not is_later
            if is_later or _is_own(parent, node.id):
                return not _is_own(parent, node.id)
        if isinstance(parent, _AGAIN) and parent in holders:
            return True
        child = parent
    return False


def pairs(target, value):
    """The names that an assignment binds, and what each of them gets.

    Args:
        target: What stands on the left.
        value: What stands on the right.
    """
    targets, values = (getattr(n, 'elts', [n]) for n in (target, value))
    if not isinstance(target, ast.Tuple) or len(targets) != len(values):
        return [(target, value)]
    return zip(targets, values, strict=True)


def bound(value, parents):
    """What an assignment of one target, or of a tuple, binds a value to.

    Args:
        value: An expression.
        parents: Dict from ids of nodes to their parents.

    Returns:
        A node, or None.
    """
    above = parents.get(id(value))
    if isinstance(above, ast.Tuple):
        above = parents.get(id(above))
    if not isinstance(above, ast.Assign) or len(above.targets) > 1:
        return None
    found = pairs(above.targets[0], above.value)
    return next((name for name, given in found if given is value), None)


def _above(node, parents):
    """Yields the nodes around a node, from the inside."""
    while (node := parents.get(id(node))) is not None:
        yield node


def _before(parent, child):
    """Yields what has run for sure where a child begins, the last first."""
    for block in _blocks(parent, child):
        yield from reversed(block[: block.index(child)])
    if isinstance(parent, ast.With):
        end = parent.items.index(child) if child in parent.items else None
        yield from reversed(parent.items[:end])
    if isinstance(parent, ast.For) and child in parent.body:
        yield parent.target


def _surely_bound(node):
    """Names that a statement, an item of a `with` or a target binds."""
    if isinstance(node, list):
        return set().union(*map(_surely_bound, node))
    if isinstance(node, ast.With):
        return _surely_bound([*node.items, *node.body])
    if isinstance(node, ast.If):
        return _surely_bound(node.body) & _surely_bound(node.orelse)
    if isinstance(node, ast.withitem):
        return _surely_bound(node.optional_vars)
    if isinstance(node, ast.Assign):
        return _surely_bound(node.targets)
    targets = getattr(node, 'elts', [node])
    return {getattr(target, 'id', None) for target in targets}


def _is_own(scope, name):
    """Whether a scope binds a name for itself."""
    return name in scopes.parameters(scope) or any(
        getattr(node, 'id', None) == name
        and not isinstance(node.ctx, ast.Load)
        for node in scopes.own_nodes(scope)
    )


def _blocks(parent, child):
    """The list of statements that a statement stands in, in a list."""
    lists = [getattr(parent, name, None) for name in _BLOCKS]
    return [b for b in lists if isinstance(b, list) and child in b]


def _given(statement, name):
    """The value of `name = value`, or the 1.0 of `name *= 1.0`; or None.

    Also that of `name, other = value, 3`.
    """
    if isinstance(statement, ast.AugAssign):
        if getattr(statement.target, 'id', None) == name:
            factor = getattr(statement.value, 'value', None)
            return statement.value if isinstance(factor, float) else None
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        for target, value in pairs(statement.targets[0], statement.value):
            if getattr(target, 'id', None) == name:
                return value
    return None


@trees.once
def _bound(statement):
    """Names that a statement may bind by anything in it."""
    found: set[str | None] = set()
    for node in ast.walk(statement):
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            found.update(node.names)
        elif isinstance(node, ast.Name):
            if not isinstance(node.ctx, ast.Load):
                found.add(node.id)
        elif isinstance(node, ast.alias):
            found.update((node.asname, node.name.partition('.')[0]))
        else:
            found.add(getattr(node, 'name', None))
    return found
