"""Axes that methods of frames are given by place: `(frame > 3).any(1)`.

Arrays take the same axis by its name, so that one which is none does no harm.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import dotted, imported_names
from .frames import of_source

_REDUCTIONS = frozenset(
    'all any max mean median min prod product std sum var'.split()
)
_AXES = (0, 1, 'columns', 'index')
# Attributes of a frame that give arrays.
_ARRAYS = frozenset(['T', 'as_matrix', 'shape', 'to_numpy', 'values'])


def is_given(port, call):
    """Whether a call is `frame.any(1)`, of what may be a frame.

    Args:
        port: The port of a source that imports pandas.
        call: An ast.Call of a method.
    """
    if call.func.attr not in _REDUCTIONS or len(call.args) != 1:
        return False
    axis = getattr(call.args[0], 'value', None)
    if isinstance(axis, bool) or axis not in _AXES or call.keywords:
        return False
    tree = port.source.tree
    if any(f.name == call.func.attr for f in _functions(tree)):
        return False
    return _may_be_frame(call.func.value, tree)


def _functions(tree):
    return trees.of_kind(tree, ast.FunctionDef)


def _may_be_frame(node, tree):
    """Whether an expression is computed of what may be a frame."""
    frames = of_source(tree)
    if frames.is_frame(node):
        return True
    if isinstance(node, ast.Name):
        return node.id in _arguments(tree) and node.id not in _made(tree)
    if isinstance(node, ast.BinOp):
        sides = [node.left, node.right]
    elif isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
    elif isinstance(node, ast.UnaryOp):
        sides = [node.operand]
    elif isinstance(node, ast.Subscript):
        sides = [node.value]
    elif isinstance(node, ast.Attribute):
        sides = [] if node.attr in _ARRAYS else [node.value]
    elif isinstance(node, ast.Call) and dotted(node.func, _imported(tree)):
        is_numpy = dotted(node.func, _imported(tree)).startswith('numpy.')
        sides = node.args[:1] if is_numpy else []
    else:
        sides = [node.func] if isinstance(node, ast.Call) else []
    return any(_may_be_frame(side, tree) for side in sides)


def _imported(tree):
    return imported_names(tree)


@trees.once
def _arguments(tree):
    """Names of what functions are given."""
    return {node.arg for node in trees.of_kind(tree, ast.arg)} - {'self'}


@trees.once
def _made(tree):
    """Names that a source binds, which `frames` knows better."""
    return {
        node.id
        for node in trees.of_kind(tree, ast.Name)
        if isinstance(node.ctx, ast.Store)
    }
