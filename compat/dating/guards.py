"""What a program expects to fail, which tells nothing of its release."""

from __future__ import annotations

import ast

from ..sources import reading, trees


def walk(uses):
    """Yields the nodes of a source that stand in no such `try`.

    Args:
        uses: `names.Uses`.
    """
    todo = [s.node for s in uses.statements if not s.guarded]
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, ast.Try):
            handlers = [h for h in node.handlers if reading.handles_failure(h)]
            left = [*node.body, *handlers] if handlers else []
            todo += [n for n in trees.children(node) if n not in left]
        else:
            todo += trees.children(node)
