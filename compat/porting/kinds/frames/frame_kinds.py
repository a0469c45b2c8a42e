"""Kinds of numbers where some are columns of pandas' frames.

    frame['n'] / 2    half of each number, as pandas divided in Python 2, too

Columns have the names of counts; what divides them asks pandas itself.

Source: pandas 0.20 and 0.24 on Python 2.7, executed.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ..numbers import number_kinds
from . import frames


def of_source(tree, imported):
    """The class of kinds that fits a source, as `number_kinds.Kinds`.

    Args:
        tree: Its ast.Module.
        imported: As `imported_names` gives it.
    """
    if not frames.are_given(imported):
        return number_kinds.Kinds
    found, rows = frames.of_source(tree), _rows(tree)

    class Kinds(number_kinds.Kinds):
        """Kinds of which no column is known."""

        def _find(self, node):
            if _is_of_frame(node, found, rows):
                return 'unknown'
            return super()._find(node)

    return Kinds


def _rows(tree):
    """Names that may be rows: those of loops, and arguments of a lambda."""
    loops = trees.of_kind(tree, ast.For, ast.comprehension)
    nodes = [node for loop in loops for node in ast.walk(loop.target)]
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    lambdas = trees.of_kind(tree, ast.Lambda)
    return names | {arg.arg for made in lambdas for arg in made.args.args}


def _is_of_frame(node, found, rows):
    """Whether it may be of a column or row, or counts of rows of groups."""
    if isinstance(node, ast.Subscript):
        return trees.is_text(node.slice) or found.is_column(node)
    if isinstance(node, ast.Attribute):
        is_of_row = getattr(node.value, 'id', '') in rows
        return is_of_row or found.is_column(node)
    if not isinstance(node, ast.Call) or node.args:
        return False
    return getattr(node.func, 'attr', '') == 'count'
