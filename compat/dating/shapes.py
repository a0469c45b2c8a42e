"""What a source wants the items of a shape to be: `Dimension`s or numbers."""

from __future__ import annotations

import ast

from ..sources import trees
from . import version_files

_OF_DIMENSIONS = ('value', 'merge_with', 'assert_is_compatible_with')


def dimensions(statements):
    """Yields the lines that read the `value` of an item, as of a shape.

    What TensorFlow 1 alone reaches, by a condition on the version, is none.

    Args:
        statements: List of `reading.Statement`.
    """
    items = [
        (node.targets[0].id, node.value)
        for node in _nodes(statements, ast.Assign)
        if isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Subscript)
    ]
    sizes = {name for name, item in items if 'shape' in ast.unparse(item)}
    sizes -= {name for name, item in items if _is_dimension(item)}
    found = []
    old = version_files.nodes_of_1([s.node for s in statements])
    for node in _nodes(statements, ast.Attribute):
        if id(node) in old:
            continue
        if node.attr in _OF_DIMENSIONS and not _is_dimension(node.value):
            item = isinstance(node.value, ast.Subscript)
            if item and node.attr == 'value':
                found.append(node)
            elif getattr(node.value, 'id', None) in sizes:
                found.append(node)
    tried = _tried(statements) if found else ()
    # Who tries `value` of one size knows that it may be a number.
    if not any(id(node) in tried for node in found):
        yield from (node.lineno for node in found)


def _tried(statements):
    """Ids of the nodes for whose lack of a name a `try` has another way."""
    return {
        id(node)
        for made in _nodes(statements, ast.Try)
        if any(map(_lacks, made.handlers))
        for statement in made.body
        for node in ast.walk(statement)
    }


def _lacks(handler):
    kind = handler.type and ast.unparse(handler.type)
    return kind in (None, 'AttributeError', 'Exception')


def _is_dimension(node):
    """Whether a node is an item of `shape.dims`, a `Dimension` in both."""
    return getattr(getattr(node, 'value', None), 'attr', '') == 'dims'


def items(statements):
    """Yields the lines that may read items of a shape.

    Args:
        statements: List of `reading.Statement`.
    """
    listed = {
        id(node.value)
        for node in _nodes(statements, ast.Attribute)
        if node.attr == 'as_list'
    }
    for node in _nodes(statements, ast.Call, ast.Attribute):
        if isinstance(node, ast.Call):
            read = getattr(node.func, 'attr', '') == 'get_shape'
        else:
            read = node.attr == 'shape'
        if read and id(node) not in listed:
            yield node.lineno


def _nodes(statements, *kinds):
    for statement in statements:
        yield from trees.of_kind(statement.node, *kinds)
