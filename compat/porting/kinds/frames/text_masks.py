"""Writes of numbers where a column holds a text, which say that it is of text.

frame.loc[frame['sex'] == 'male', 'sex'] = 0
frame['sex'][frame.sex == 'male'] = 0
"""

from __future__ import annotations

import ast
from typing import Any, NamedTuple

from ....sources import trees


class Write(NamedTuple):
    """A write of a number or a text into rows of a column of text.

    Attributes:
        frame: The frame, an expression.
        label: The column's label, a text.
        mask: Which rows, an expression.
        by_loc: Whether it is one of `loc`.
    """

    frame: ast.expr
    label: str
    mask: ast.expr
    by_loc: bool = False


def number_into_text(statement):
    """The `Write` of a number that a statement is, or None.

    Args:
        statement: An ast node.
    """
    is_number = _is_number(getattr(statement, 'value', None))
    return into_text(statement) if is_number else None


def into_text(statement):
    """The `Write` that a statement is, of a number or a text; or None.

    Args:
        statement: An ast node.
    """
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return None
    if not (_is_number(statement.value) or trees.is_text(statement.value)):
        return None
    found = _write(statement.targets[0])
    if found is None or not trees.dotted(found.frame):
        return None
    column = trees.dotted(found.frame), found.label
    said = any(_is_of_text(n, column) for n in ast.walk(found.mask))
    return found if said else None


def _write(target: Any):
    """The `Write` of `frame.loc[mask, 'a']` or `frame['a'][mask]`, or None."""
    if not isinstance(target, ast.Subscript):
        return None
    owner: Any = target.value
    index: Any = target.slice
    if getattr(owner, 'attr', '') == 'loc':
        parts: list = getattr(index, 'elts', [])
        label: Any = getattr(parts[-1], 'value', None) if parts else None
        fits = len(parts) == 2 and isinstance(label, str)
        return Write(owner.value, label, parts[0], True) if fits else None
    frame, label = _column(owner)
    return Write(frame, label, index) if label else None


def _column(node: Any):
    """The frame and the label of `frame['a']` or `frame.a`."""
    if isinstance(node, ast.Attribute):
        return node.value, node.attr
    label = getattr(getattr(node, 'slice', None), 'value', None)
    is_text = isinstance(node, ast.Subscript) and isinstance(label, str)
    return (node.value, label) if is_text else (None, '')


def _is_of_text(node, column):
    """Whether it compares a column with a text: `frame.a == 'x'`."""
    if not isinstance(node, ast.Compare) or len(node.ops) != 1:
        return False
    frame, label = _column(node.left)
    same = (trees.dotted(frame), label) == column
    text = getattr(node.comparators[0], 'value', None)
    return same and isinstance(text, str)


def _is_number(node):
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node = node.operand
    return isinstance(getattr(node, 'value', None), (bool, int, float))
