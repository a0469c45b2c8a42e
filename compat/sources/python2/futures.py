"""Imports from `__future__`."""

from __future__ import annotations

import ast


def is_future(node):
    """Whether a statement is `from __future__ import ...`."""
    return isinstance(node, ast.ImportFrom) and node.module == '__future__'


def late(tree):
    """Imports from `__future__` behind strings, of which Python 3 takes one.

    Returns:
        List of statements; empty where Python 2 refuses them, too.
    """
    found, strings = [], 0
    for number, node in enumerate(tree.body):
        text = node.value if isinstance(node, ast.Expr) else None
        if is_future(node):
            found += [node] if strings else []
        elif isinstance(getattr(text, 'value', None), str):
            strings += number > 0
        else:
            break
    return found


def names(tree):
    """What a module takes from `__future__`."""
    return {
        alias.name
        for node in filter(is_future, tree.body)
        for alias in node.names
    }
