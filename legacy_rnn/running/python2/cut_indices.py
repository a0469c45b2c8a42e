"""Indices that may be no whole numbers, put into calls of `indices`."""

from __future__ import annotations

import ast
import copy

from legacy_rnn.compat.sources import trees

from .helpers import call

# Calls that give whole numbers or texts, and what a loop over counts.
_WHOLE = frozenset(
    'argmax argmin count find format get index int join len lower ord '
    'randint randrange replace str strip'.split()
)


def cut(tree):
    """Lets a source index as with NumPy 1.11.

    Args:
        tree: `ast.Module`; changed in place.

    Returns:
        The tree.
    """
    return _Cut(_counted(tree)).visit(tree)


class _Cut(ast.NodeTransformer):
    """`x[i]` in `at(x, i)`, where nothing shows that i is whole or a text."""

    def __init__(self, counted):
        self._counted = counted

    def visit_Subscript(self, node):
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load) and self._may_be_real(node.slice):
            return call(node, 'at', node.value, as_value(node.slice))
        return node

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        target = node.target
        if isinstance(target, ast.Subscript) and trees.dotted(target.value):
            if self._may_be_real(target.slice):
                values = copy.deepcopy(target.value)
                index = as_value(target.slice)
                target.slice = call(target, 'place', values, index)
        return node

    def _may_be_real(self, index):
        if isinstance(index, ast.Constant):
            return isinstance(index.value, float)
        if isinstance(index, ast.Name):
            return index.id not in self._counted
        if isinstance(index, ast.Slice):
            parts = [index.lower, index.upper, index.step]
        elif isinstance(index, (ast.Tuple, ast.List)):
            parts = index.elts
            # `x[[[0, 1], [1, 0]]]` stood for a tuple.
            if any(isinstance(part, (ast.Tuple, ast.List)) for part in parts):
                return True
        elif isinstance(index, ast.BinOp):
            if isinstance(index.op, ast.Div):
                return True
            parts = [index.left, index.right]
        elif isinstance(index, ast.UnaryOp):
            parts = [index.operand]
        elif isinstance(index, ast.Call):
            return not _is_whole(index)
        else:
            return isinstance(index, (ast.Attribute, ast.Subscript))
        return any(map(self._may_be_real, filter(None, parts)))


def as_value(index):
    """An index as an expression: `slice(1, n, None)` for `1:n`.

    Args:
        index: Node of a subscript's index; changed in place.
    """
    if isinstance(index, ast.Tuple):
        index.elts = list(map(as_value, index.elts))
    if not isinstance(index, ast.Slice):
        return index
    nothing = ast.copy_location(ast.Constant(None), index)
    bounds = index.lower, index.upper, index.step
    return call(index, 'slice', *(bound or nothing for bound in bounds))


def _counted(tree):
    """Names that a source binds to what loops count, or to whole numbers."""
    counted, others = set(), set()
    fetched = _fetched(tree)
    for node in ast.walk(tree):
        if isinstance(node, (ast.For, ast.comprehension)):
            steps = trees.dotted(getattr(node.iter, 'func', None))
            is_whole = not steps.endswith(('.arange', '.linspace'))
            is_whole &= getattr(node.iter, 'id', '') not in fetched
            bound = ast.walk(node.target)
        elif isinstance(node, ast.Assign):
            is_whole = _is_whole(node.value)
            bound = [part for t in node.targets for part in ast.walk(t)]
        elif isinstance(node, ast.AugAssign):
            is_whole = _is_whole(node.value)
            bound = [node.target]
        elif isinstance(node, ast.arg):
            is_whole, bound = False, [node]
        else:
            continue
        names = {getattr(b, 'id', getattr(b, 'arg', None)) for b in bound}
        (counted if is_whole else others).update(names)
    return counted - others


def _fetched(tree):
    """Names of what a session gives, whose rows may be arrays of one."""
    return {
        part.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and trees.dotted(getattr(node.value, 'func', None)).endswith('.run')
        for target in node.targets
        for part in ast.walk(target)
        if isinstance(part, ast.Name)
    }


def _is_whole(value):
    if isinstance(value, ast.Constant):
        return not isinstance(value.value, float)
    called = trees.dotted(getattr(value, 'func', None))
    return called.split('.')[-1] in _WHOLE
