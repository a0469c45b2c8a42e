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
    ast.LShift: 'lshift',
    ast.RShift: 'rshift',
    ast.BitAnd: 'and_',
    ast.BitOr: 'or_',
    ast.BitXor: 'xor',
    ast.Eq: 'eq',
    ast.NotEq: 'ne',
    ast.Lt: 'lt',
    ast.LtE: 'le',
    ast.Gt: 'gt',
    ast.GtE: 'ge',
}
_COMPARING = {ast.Eq: 'alike', ast.NotEq: 'unlike'}
# Types whose numbers wrapped around.
_WHOLE = frozenset('int8 int16 int32 int64 uint8 uint16 uint32 uint64'.split())
# Functions that give no arrays.
_SINGLE = frozenset('float id int len ord str type'.split())
# What is no number, of any kind.
_OTHERS = (ast.List, ast.Tuple, ast.ListComp, ast.JoinedStr, ast.Dict)


def match(tree, own):
    """Lets a source compute with numbers as with NumPy 1.

    Arrays of other lengths are unequal, and whole numbers wrap around where a
    type is too small. Left alone are indices, numbers of Python's own, and
    where one side shows that it is no number.

    Args:
        tree: `ast.Module`; changed in place.
        own: Nodes that `own_numbers` has found in it.

    Returns:
        The tree.
    """
    return _Arithmetic(own, _rounded(tree)).visit(tree)


class _Arithmetic(ast.NodeTransformer):
    def __init__(self, own, rounded):
        self._own = own
        self._rounded = rounded

    def visit_BinOp(self, node):
        self.generic_visit(node)
        name, sides = _NAMES.get(type(node.op)), (node.left, node.right)
        is_other = node in self._own or any(map(_is_other, sides))
        if name is None or is_other:
            return node
        return call(node, f'np_{name}', *sides)

    def visit_Compare(self, node):
        self.generic_visit(node)
        name, sides = _NAMES.get(type(node.ops[0])), [node.left]
        sides += node.comparators
        if name is None or len(sides) > 2:
            return node
        if any(map(self._rounds, sides)):
            return call(node, f'np_{name}', *sides)
        name = _COMPARING.get(type(node.ops[0]))
        if name is None or any(map(_is_single, sides)):
            return node
        return call(node, name, *sides)

    def visit_Call(self, node):
        self.generic_visit(node)
        if not _is_sized(node):
            return node
        return call(node, 'sized', node.func, node.args[0])

    def _rounds(self, node):
        return _is_rounded(node) or getattr(node, 'id', '') in self._rounded

    def visit_Subscript(self, node):
        node.value = self.visit(node.value)
        return node


def _is_other(node):
    if getattr(getattr(node, 'func', None), 'id', '') == HELPER.format('mod'):
        return True
    return isinstance(node, _OTHERS) or trees.is_text(node)


def _is_single(node):
    """Whether an expression is no array for sure."""
    if isinstance(node, ast.Call) and getattr(node.func, 'id', '') in _SINGLE:
        return True
    return isinstance(node, (ast.Constant, ast.UnaryOp)) or _is_other(node)


def _is_sized(node):
    """Whether a call may be `np.uint8(number)`."""
    name = getattr(node.func, 'attr', '')
    if name not in _WHOLE or len(node.args) != 1 or node.keywords:
        return False
    return not isinstance(node.args[0], ast.Starred)


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
