"""Arrays of bytes, whose items were plain strings to Python 2.

    rows = np.asarray(['SF', 'HG'], dtype='c')
    starts = rows == 'S'

Today no item of them equals text, so that literals beside them are bytes.
"""

from __future__ import annotations

import ast
import re

from . import trees

_BYTES = re.compile(r'[|<>=]?(c|[Sa]\d*)')
_TYPES = frozenset(['bytes_', 'character', 'string_'])
_SCOPES = (ast.FunctionDef, ast.Lambda, ast.ClassDef)


def compared(tree):
    """The literals with which such arrays and their items are compared.

    Args:
        tree: The tree of a source of Python 2.

    Returns:
        Set of ast.Constant, of ASCII text and of bytes.
    """
    return {node for node in _compared(tree) if _is_plain(node)}


def _compared(tree):
    functions = trees.of_kind(tree, ast.FunctionDef)
    for body in (tree.body, *(function.body for function in functions)):
        held: dict = {}
        for node in _inside(body):
            if isinstance(node, ast.Assign):
                is_array = _is_array(node.value, held)
                for target in node.targets:
                    held[ast.unparse(target)] = is_array
            elif isinstance(node, ast.Compare):
                sides = [node.left, *node.comparators]
                if any(held.get(_root(side)) for side in sides):
                    for side in sides:
                        yield from getattr(side, 'elts', [side])
            else:
                is_array = held.get(_root(node.iter), False)
                held[ast.unparse(node.target)] = is_array


def _inside(nodes):
    """What one scope assigns, loops over and compares, as it comes to it."""
    for node in nodes:
        if isinstance(node, _SCOPES):
            continue
        if isinstance(node, (ast.For, ast.comprehension)):
            yield node
        inner = list(ast.iter_child_nodes(node))
        # The loops of a list come after what it makes of them.
        inner.sort(key=lambda part: not isinstance(part, ast.comprehension))
        yield from _inside(inner)
        if isinstance(node, (ast.Assign, ast.Compare)):
            yield node


def _is_array(value, held):
    """Whether a value is an array of bytes, or of another a part."""
    if not isinstance(value, ast.Call):
        return held.get(_root(value), False)
    types = [k.value for k in value.keywords if k.arg == 'dtype']
    if trees.called(value) == 'astype':
        types = types or value.args[:1]
    elif trees.called(value) in ('array', 'asarray'):
        types = types or value.args[1:2]
    return any(map(_is_of_bytes, types))


def _is_plain(node):
    if not isinstance(node, ast.Constant) or node.kind == 'u':
        return False
    is_text = isinstance(node.value, str) and node.value.isascii()
    return is_text or isinstance(node.value, bytes)


def _is_of_bytes(node):
    """Whether an expression is a type of NumPy's that holds bytes."""
    text = getattr(node, 'value', None)
    if isinstance(text, str):
        return _BYTES.fullmatch(text) is not None
    return getattr(node, 'attr', '') in _TYPES


def _root(node):
    """The name of what an expression is an item of."""
    while isinstance(node, ast.Subscript):
        node = node.value
    is_named = isinstance(node, (ast.Name, ast.Attribute))
    return ast.unparse(node) if is_named else ''
