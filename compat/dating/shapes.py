"""What a source wants the items of a shape to be: `Dimension`s or numbers."""

from __future__ import annotations

import ast

from ..sources import trees


def dimensions(statements):
    """Yields the lines that read the `value` of an item, as of a shape.

    Args:
        statements: List of `reading.Statement`.
    """
    for node in _nodes(statements):
        if isinstance(node, ast.Attribute) and node.attr == 'value':
            if isinstance(node.value, ast.Subscript):
                yield node.lineno


def items(statements):
    """Yields the lines that may read items of a shape.

    Args:
        statements: List of `reading.Statement`.
    """
    listed = {
        id(node.value)
        for node in _nodes(statements)
        if isinstance(node, ast.Attribute) and node.attr == 'as_list'
    }
    for node in _nodes(statements):
        if isinstance(node, ast.Call):
            read = getattr(node.func, 'attr', '') == 'get_shape'
        else:
            read = isinstance(node, ast.Attribute) and node.attr == 'shape'
        if read and id(node) not in listed:
            yield node.lineno


def _nodes(statements):
    for statement in statements:
        yield from trees.walk(statement.node)
