"""Places of a source where only a whole number will do."""

from __future__ import annotations

import ast

from ...sources import trees
from ..names.local_names import storing


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
    for name, node in storing(tree):
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


def is_fraction(node, tree):
    """Whether an expression is computed of what may be no whole number.

    Args:
        node: The expression: `n / 2`, `(n / 2 + 1) * depth`, `0.9 * n`, or
            names of such.
        tree: `ast.Module` that it stands in.
    """
    if isinstance(node, ast.Name):
        return node.id in _fractions(tree)
    return _has_fraction(node, _fractions(tree))


@trees.once
def _fractions(tree):
    """Names that stand for what is computed of fractions alone."""
    found: set[str] = set()
    while True:
        more = {
            name
            for name, given in values(tree).items()
            if given and all(_has_fraction(value, found) for value in given)
        }
        if more <= found:
            return found
        found |= more


def _has_fraction(node, names):
    if isinstance(node, ast.Name):
        return node.id in names
    if not isinstance(node, ast.BinOp):
        return isinstance(getattr(node, 'value', None), float)
    if isinstance(node.op, (ast.Add, ast.Sub, ast.Mult)):
        sides = node.left, node.right
        return any(_has_fraction(side, names) for side in sides)
    return is_divided(node)
