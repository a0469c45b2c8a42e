"""Imports for which a program has another way where they fail.

try:
    from tensorflow.contrib.rnn import GRUCell
except ImportError:
    from tensorflow.compat.v1.nn.rnn_cell import GRUCell
"""

from __future__ import annotations

import ast

from .. import reading, trees
from ..python2 import dialect


def has_one(tree, line):
    """Whether a handler binds all that the import at a line would.

    Args:
        tree: ast.Module.
        line: Line within the import statement, from 1.
    """
    for node in trees.of_kind(tree, ast.Try):
        for statement in node.body:
            is_import = isinstance(statement, (ast.Import, ast.ImportFrom))
            last = statement.end_lineno or statement.lineno
            if is_import and statement.lineno <= line <= last:
                names = _bound(statement)
                return any(
                    names <= _bound(*handler.body)
                    for handler in node.handlers
                    if reading.handles_failure(handler)
                )
    return False


def _bound(*statements):
    return dialect.bound_names(ast.Module(list(statements), []))
