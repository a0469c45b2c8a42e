"""Assignments that tell of the number that a name holds already."""

from __future__ import annotations

import ast

from ...names.local_names import short_name

# What is added so that nothing is divided by zero is no more than this.
_LARGEST_GUARD = 1e-3


def works_on(node, name, value, same=frozenset()):
    """Whether an assignment works on what the name holds already.

    Args:
        node: Statement.
        name: Name, or attribute, that it assigns.
        value: What is assigned, an ast.expr, or None.
        same: Functions that give the kind of number that they are given.
    """
    if isinstance(node, ast.AugAssign):
        return True
    if isinstance(value, ast.Call):
        function = short_name(value.func)
        return function in same and name in map(short_name, value.args)
    return isinstance(value, ast.BinOp) and name in map(
        short_name, ast.walk(value)
    )


def is_guard(node):
    """Whether it is `total_size += 1e-12`, which only real numbers get."""
    if not (isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add)):
        return False
    added = getattr(node.value, 'value', None)
    return isinstance(added, float) and 0 < added <= _LARGEST_GUARD


def settle(kinds, names):
    """Takes names that may hold anything and are told to be real for real.

    Args:
        kinds: Dict from names to sets of kinds, which is changed.
        names: Names that are real where anything real is given to them.
    """
    for name, found in kinds.items():
        if 'real' in found and name in names:
            found.difference_update(('any', 'unknown'))
