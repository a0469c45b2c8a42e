"""Errors that Python 2 read as sequences of their arguments.

    except IOError, error:
        print error[0]
        number, text = error

Source: Python 2.7, *BaseException*; PEP 352, which dropped it.
"""

from __future__ import annotations

import ast
from typing import Any


def parts(handler) -> list[Any]:
    """Where a handler takes what it caught apart.

    Args:
        handler: `ast.ExceptHandler`.

    Returns:
        List of nodes, whose `value` is the name of the error.
    """
    if not handler.name:
        return []
    return [
        node
        for node in ast.walk(handler)
        if _is_apart(node) and _read(node) == handler.name
    ]


def _read(node):
    """The name that is read, or `''`."""
    return getattr(node.value, 'id', '')


def _is_apart(node):
    if isinstance(node, ast.Subscript):
        return isinstance(node.ctx, ast.Load)
    return isinstance(node, ast.Assign) and all(
        isinstance(target, (ast.List, ast.Tuple)) for target in node.targets
    )
