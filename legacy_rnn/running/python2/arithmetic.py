"""Arithmetic, put into calls that take NumPy's numbers as NumPy 1 did."""

from __future__ import annotations

import ast
import struct

from legacy_rnn.compat.sources import trees

from .helpers import HELPER, call

_NAMES = {
    ast.Add: 'add',
    ast.Sub: 'sub',
    ast.Mult: 'mul',
    ast.Div: 'truediv',
    ast.FloorDiv: 'floordiv',
    ast.Mod: 'mod',
    ast.Pow: 'pow',
    ast.Eq: 'eq',
    ast.NotEq: 'ne',
    ast.Lt: 'lt',
    ast.LtE: 'le',
    ast.Gt: 'gt',
    ast.GtE: 'ge',
}
# What is no number, of any kind.
_OTHERS = (ast.List, ast.Tuple, ast.ListComp, ast.JoinedStr, ast.Dict)
# Functions that give numbers of Python's own, and those that loops count by.
_OWN = frozenset('float int len ord'.split())
_COUNTS = frozenset('range xrange'.split())


def match(tree):
    """Lets a source compute with numbers as with NumPy 1.

    Left alone are indices, and what shows that both sides are numbers of
    Python's, or that one is none.

    Args:
        tree: `ast.Module`; changed in place.

    Returns:
        The tree.
    """
    return _Arithmetic(_counted(tree), _rounded(tree)).visit(tree)


class _Arithmetic(ast.NodeTransformer):
    def __init__(self, counted, rounded):
        self._counted = counted
        self._rounded = rounded

    def visit_BinOp(self, node):
        self.generic_visit(node)
        name, sides = _NAMES.get(type(node.op)), (node.left, node.right)
        if name is None or any(map(_is_other, sides)):
            return node
        if all(map(self._is_own, sides)):
            return node
        return call(node, f'np_{name}', *sides)

    def visit_Compare(self, node):
        self.generic_visit(node)
        name, sides = _NAMES.get(type(node.ops[0])), [node.left]
        sides += node.comparators
        if name is None or len(sides) > 2 or not any(map(self._rounds, sides)):
            return node
        return call(node, f'np_{name}', *sides)

    def _rounds(self, node):
        return _is_rounded(node) or getattr(node, 'id', '') in self._rounded

    def visit_Subscript(self, node):
        node.value = self.visit(node.value)
        return node

    def _is_own(self, node):
        """Whether it shows that it is a number of Python's own."""
        if isinstance(node, ast.BinOp):
            return self._is_own(node.left) and self._is_own(node.right)
        if isinstance(node, ast.UnaryOp):
            return self._is_own(node.operand)
        if isinstance(node, ast.Name):
            return node.id in self._counted
        if getattr(getattr(node, 'func', None), 'id', '') in _OWN:
            return True
        return isinstance(node, ast.Constant)


def _is_other(node):
    if getattr(getattr(node, 'func', None), 'id', '') == HELPER.format('mod'):
        return True
    return isinstance(node, _OTHERS) or trees.is_text(node)


def _counted(tree):
    """Names that loops over `range` alone give values."""
    loops, others = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            others.add(node.arg)
        elif isinstance(node, (ast.For, ast.comprehension)):
            function = getattr(getattr(node.iter, 'func', None), 'id', '')
            if function in _COUNTS and isinstance(node.target, ast.Name):
                loops.add(node.target)
    others |= {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name)
        and not isinstance(node.ctx, ast.Load)
        and node not in loops
    }
    return {name.id for name in loops} - others


def _rounded(tree):
    """Names that stand for numbers that 32 bits would round."""
    return {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and _is_rounded(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _is_rounded(node):
    value = getattr(node, 'value', None)
    if type(value) is not float or not isinstance(node, ast.Constant):
        return False
    try:
        return struct.unpack('f', struct.pack('f', value))[0] != value
    except OverflowError:
        return True
