"""Places of a source where only a whole number will do."""

from __future__ import annotations

import ast

from ...sources import trees
from ..names.local_names import stored


def bounds(node):
    """Expressions of a node that must be whole: those of a slice, a range."""
    if isinstance(node, ast.Slice):
        return filter(None, (node.lower, node.upper))
    called = getattr(getattr(node, 'func', None), 'id', '')
    return node.args if called == 'range' else ()


@trees.once
def values(tree):
    """Names of a source to what each statement that binds them gives.

    None stands for what is not the value of one plain assignment.
    """
    found = {}
    for node in trees.walk(tree):
        for name in stored(node):
            found.setdefault(name, []).append(_value(node))
    return found


def _value(node):
    """What an assignment gives its one name, or None."""
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        if isinstance(node.targets[0], ast.Name):
            return node.value
    return None


def is_divided(node):
    """Whether an expression is a quotient."""
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)


@trees.once
def quotients(tree):
    """Names that stand for quotients and for nothing else."""
    return {
        n for n, given in values(tree).items() if all(map(is_divided, given))
    }
