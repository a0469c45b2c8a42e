"""Whether no column of a frame of pandas can be named by a number."""

from __future__ import annotations

import ast

from ..names.local_names import assigned_values, dotted, imported_names

# Arguments of `read_csv` that may make numbers of the labels of columns.
_NUMBERING = {'header', 'names', 'index_col', 'usecols', None}


def has_header(frame, tree):
    """Whether a frame is surely read from a file whose head labels columns.

    Args:
        frame: An expression.
        tree: ast.Module that holds it.
    """
    if isinstance(frame, ast.Name):
        made = assigned_values(tree).get(frame.id, [])
    else:
        made = [frame]
    return bool(made) and all(
        isinstance(one, ast.Call)
        and dotted(one.func, imported_names(tree)) == 'pandas.read_csv'
        and _NUMBERING.isdisjoint(keyword.arg for keyword in one.keywords)
        and len(one.args) <= 2
        for one in made
    )
