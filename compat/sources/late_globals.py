"""Names that a scope uses, and then declares to be global.

Up to Python 3.5 they were global from the start, and Python warned.

Source: Python 3.6, "What's New", "Changes in Python Syntax".
"""

from __future__ import annotations

import ast
import collections
from typing import NamedTuple

from . import trees

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


class Late(NamedTuple):
    """A declaration that comes too late.

    Attributes:
        scope: The module or function that it stands in.
        statement: `ast.Global`.
        names: Those of its names that are used before it.
    """

    scope: ast.AST
    statement: ast.Global
    names: list


def find(tree):
    """List of `Late` of a module, in the order of the source."""
    declared = trees.of_kind(tree, ast.Global)
    found = []
    for scope in (
        [tree, *trees.of_kind(tree, *_SCOPES[:2])] if declared else ()
    ):
        own = list(_own(scope))
        first = {}
        for name, place in _used(own):
            first[name] = min(place, first.get(name, place))
        for node in own:
            if isinstance(node, ast.Global):
                here = _place(node)
                late = [n for n in node.names if first.get(n, here) < here]
                if late:
                    found.append(Late(scope, node, late))
    return found


def first_statement(function):
    """The statement behind the docstring of a function."""
    body = function.body
    has_text = ast.get_docstring(function, clean=False) is not None
    return body[1] if has_text and len(body) > 1 else body[0]


def hoist(tree):
    """Declares such names where their functions start.

    Args:
        tree: `ast.Module`; changed in place.

    Returns:
        The tree.
    """
    for scope, statement, names in find(tree):
        statement.names = [n for n in statement.names if n not in names]
        if isinstance(scope, ast.Module):
            continue
        new = ast.Global(names)
        before = scope.body.index(first_statement(scope))
        scope.body.insert(before, ast.copy_location(new, scope.body[before]))
    return _Emptied().visit(tree)


class _Emptied(ast.NodeTransformer):
    def visit_Global(self, node):
        return node if node.names else ast.copy_location(ast.Pass(), node)


def _own(scope):
    todo = collections.deque(scope.body)
    while todo:
        node = todo.popleft()
        yield node
        if not isinstance(node, _SCOPES):
            todo.extend(ast.iter_child_nodes(node))


def _used(nodes):
    for node in nodes:
        if isinstance(node, ast.Name):
            yield node.id, _place(node)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name, _place(node)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                name = alias.asname or alias.name.partition('.')[0]
                yield name, _place(node)


def _place(node):
    return node.lineno, node.col_offset
