"""Places of a source where only a whole number will do."""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import scopes
from ...names.local_names import storing


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


@trees.once
def given(tree):
    """Names to what they are given, and functions to what they return.

    A function is `name()`. None stands for what is not seen.
    """
    found = {name: list(all_of) for name, all_of in values(tree).items()}
    for function in trees.of_kind(tree, ast.FunctionDef):
        returned = [
            node.value
            for node in scopes.own_nodes(function)
            if isinstance(node, ast.Return)
        ]
        found.setdefault(f'{function.name}()', []).extend(returned or [None])
    return found


def key(node):
    """The name or function that `given` has a node under; '' for others."""
    if isinstance(node, ast.Call):
        owner, _, name = trees.dotted(node.func).rpartition('.')
        return f'{name}()' if owner in ('', 'self') else ''
    return getattr(node, 'id', '')


def is_divided(node):
    """Whether an expression is a quotient."""
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)


def divisions(node):
    """Quotients that an expression adds up, each with those in its sides."""
    if not isinstance(node, ast.BinOp):
        return []
    if not isinstance(node.op, (ast.Add, ast.Div, ast.Mult, ast.Sub)):
        return []
    inner = [*divisions(node.left), *divisions(node.right)]
    return [node, *inner] if is_divided(node) else inner


@trees.once
def quotients(tree, summed=False):
    """Names that stand for quotients and for nothing else.

    Args:
        tree: Syntax tree.
        summed: Whether they may be sums or products of such.
    """
    is_one = divisions if summed else is_divided
    return {n for n, given in values(tree).items() if all(map(is_one, given))}


def is_fraction(node, tree):
    """Whether an expression is computed of what may be no whole number.

    Args:
        node: The expression: `n / 2`, `(n / 2 + 1) * depth`, `0.9 * n`, or
            names of such, or calls of functions that return such.
        tree: `ast.Module` that it stands in.
    """
    return _has_fraction(node, _fractions(tree))


@trees.once
def _fractions(tree):
    """Names that stand for what is computed of fractions alone."""
    found: set[str] = set()
    while True:
        more = {
            name
            for name, all_of in given(tree).items()
            if all(_has_fraction(value, found) for value in all_of)
        }
        if more <= found:
            return found
        found |= more


def _has_fraction(node, names):
    if isinstance(node, (ast.Call, ast.Name)):
        return key(node) in names
    if not isinstance(node, ast.BinOp):
        return isinstance(getattr(node, 'value', None), float)
    if isinstance(node.op, (ast.Add, ast.Sub, ast.Mult)):
        sides = node.left, node.right
        return any(_has_fraction(side, names) for side in sides)
    return is_divided(node)
