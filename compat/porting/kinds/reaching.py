"""The one assignment that a name has its value from where it is read.

z = tf.concat(1, parts)
z = tf.exp(z)
y = x / z           # `z` is `tf.exp(z)` here, whatever it is elsewhere.
"""

from __future__ import annotations

import ast

from ...sources import trees

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_BLOCKS = ('body', 'orelse', 'finalbody')
# What hands on a value that an earlier statement gave: its own are read last.
_STRAIGHT = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.If)


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
        for target, value in _pairs(statement.targets[0], statement.value):
            if getattr(target, 'id', None) == name:
                return value
    return None


def _pairs(target, value):
    """The names that an assignment binds, and what each of them gets."""
    targets, values = (getattr(n, 'elts', [n]) for n in (target, value))
    if not isinstance(target, ast.Tuple) or len(targets) != len(values):
        return [(target, value)]
    return zip(targets, values, strict=True)


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
