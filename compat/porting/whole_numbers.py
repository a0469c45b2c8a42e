"""Places of a source where only a whole number will do."""

from __future__ import annotations

import ast


def bounds(node):
    """Expressions of a node that must be whole: those of a slice, a range."""
    if isinstance(node, ast.Slice):
        return filter(None, (node.lower, node.upper))
    called = getattr(getattr(node, 'func', None), 'id', '')
    return node.args if called == 'range' else ()
