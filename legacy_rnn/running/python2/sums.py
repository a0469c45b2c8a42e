"""Sums, put into calls that take NumPy's numbers as NumPy 1 did."""

from __future__ import annotations

import ast
import copy

from . import cut_indices
from .helpers import call

_ADDING = {
    ast.Add: 'iadd',
    ast.Sub: 'isub',
    ast.Mult: 'imul',
    ast.Div: 'itruediv',
    ast.FloorDiv: 'ifloordiv',
    ast.Mod: 'imod',
    ast.Pow: 'ipow',
    ast.LShift: 'ilshift',
    ast.RShift: 'irshift',
    ast.BitAnd: 'iand',
    ast.BitOr: 'ior',
    ast.BitXor: 'ixor',
}


def widen(tree, own):
    """Lets a source add up numbers as with NumPy 1.

    Args:
        tree: `ast.Module`; changed in place.
        own: Nodes that `own_numbers` has found in it.

    Returns:
        The tree.
    """
    return _Sums(own).visit(tree)


class _Sums(ast.NodeTransformer):
    """`total += x`, `row[i] += x` and `sum(values)`."""

    def __init__(self, own):
        self._own = own

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        target, name = node.target, _ADDING.get(type(node.op))
        if name is None or node in self._own:
            return node
        if isinstance(target, ast.Subscript):
            return _in_place(node, target, name)
        if _is_name(target):
            node.value = _wide(node, target, node.value)
        return node

    def visit_Call(self, node):
        self.generic_visit(node)
        is_sum = getattr(node.func, 'id', '') == 'sum'
        starred = any(isinstance(a, ast.Starred) for a in node.args)
        places = len(node.args) in (1, 2) and not node.keywords
        if is_sum and places and not starred:
            return call(node, 'sum', node.func, *node.args)
        return node


def _is_name(node):
    """Whether it is `x` or `self.x`."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _wide(place, total, added):
    """What is added to a number, a name or attribute."""
    total = copy.deepcopy(total)
    for node in ast.walk(total):
        if hasattr(node, 'ctx'):
            node.ctx = ast.Load()
    return call(place, 'wide', total, added)


def _in_place(node, target, name):
    """`row[i] += x`, which reads the total before what is added."""
    index = cut_indices.as_value(target.slice)
    total = call(node, 'total', target.value, index)
    which = ast.copy_location(ast.Constant(name), node)
    parts = ast.copy_location(ast.Starred(total, ast.Load()), node)
    added = call(node, 'added', which, parts, node.value)
    return ast.copy_location(ast.Expr(added), node)
