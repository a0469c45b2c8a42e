"""Tells Python 2 by what is a list there and none in Python 3.

`d.keys()[0]`, `range(3) + [1]`, `random.shuffle(range(n))`; also by way of a
name: `ids = range(n)`, then `shuffle(ids)` or `ids.remove(i)`.
"""

from __future__ import annotations

import ast

from . import trees

# Methods that a list has and an iterator, a view or a range has not.
LIST_METHODS = frozenset('append extend insert pop remove sort'.split())


def found(tree, bound):
    """Whether a module treats as a list what is one in Python 2 alone.

    Args:
        tree: `ast.Module`.
        bound: Names that the module binds, which are no builtins.
    """
    names = _ranges(tree, bound)
    return any(
        _treats_as_list(node, names, bound) for node in trees.walk(tree)
    )


def _ranges(tree, bound):
    """Names that hold a `range` and never anything else."""
    ranges, others = set(), set()
    for node in trees.walk(tree):
        if not isinstance(node, ast.Assign):
            continue
        names = {t.id for t in node.targets if isinstance(t, ast.Name)}
        (ranges if _is_range(node.value, bound) else others).update(names)
    return ranges - others


def _treats_as_list(node, names, bound):
    if isinstance(node, ast.Subscript):
        return _is_list_of_2(node.value, bound)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        sides = (node.left, node.right)
        return any(
            _is_list_of_2(s, bound) or _is_range(s, bound) for s in sides
        )
    if not isinstance(node, ast.Call):
        return False
    function = node.func
    if isinstance(function, ast.Attribute):
        owner = function.value
        if function.attr in LIST_METHODS:
            named = isinstance(owner, ast.Name) and owner.id in names
            return named or _is_list_of_2(owner, bound)
        if function.attr == 'shuffle' and node.args:
            return _is_range(node.args[0], bound) or (
                isinstance(node.args[0], ast.Name) and node.args[0].id in names
            )
    return False


def _is_range(node, bound):
    return _calls(node, {'range'} - bound)


def _is_list_of_2(node, bound):
    if _calls(node, {'map', 'zip', 'filter'} - bound):
        return True
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ('keys', 'values', 'items')
        and not node.args
    )


def _calls(node, names):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in names
    )
