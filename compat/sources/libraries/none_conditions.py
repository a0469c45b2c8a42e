"""Comparisons with None, or with `[]`, whose truth a program asks for.

`if state == None` had one answer for an array until NumPy 1.12, and has one
for each element since.
"""

from __future__ import annotations

import ast

from .. import trees

_TESTS = (ast.If, ast.While, ast.IfExp, ast.Assert)


def parts(nodes):
    """Yields the expressions that conditions take the truth of.

    Args:
        nodes: All nodes of a tree.
    """
    for node in nodes:
        if isinstance(node, _TESTS):
            yield from trees.truths(node.test)
        elif isinstance(node, ast.comprehension):
            for test in node.ifs:
                yield from trees.truths(test)


def compares(node):
    """Whether it is `x == None` or `x != None`, by either side."""
    if not isinstance(node, ast.Compare) or len(node.ops) != 1:
        return False
    if not isinstance(node.ops[0], (ast.Eq, ast.NotEq)):
        return False
    return any(map(trees.is_none, (node.left, node.comparators[0])))


def compared(node):
    """What such a comparison compares with None."""
    left, right = node.left, node.comparators[0]
    return left if trees.is_none(right) else right


def compares_empty(node):
    """Whether it is `x == []` or `x != []`."""
    if not isinstance(node, ast.Compare) or len(node.ops) != 1:
        return False
    other = node.comparators[0]
    is_empty = isinstance(other, ast.List) and not other.elts
    return is_empty and isinstance(node.ops[0], (ast.Eq, ast.NotEq))
