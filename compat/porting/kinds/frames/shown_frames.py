"""Names that a source uses as frames of pandas, whatever binds them.

def scale(table):
    for name in table.columns:            table is one, and name a column of it
        table[name][table[name] > 9] = 9

table = pandas.read_csv(path).iloc[:, 2:]
for name in table:                        so is this name
"""

from __future__ import annotations

import ast

from ....sources import trees
from .frames import of_source

# What frames alone have, of all that programs hand around.
_OF_FRAMES = frozenset(
    'columns drop_duplicates dropna fillna groupby iterrows itertuples '
    'reset_index set_index sort_values to_csv'.split()
)


@trees.once
def shown_frames(tree):
    """Names, dotted ones as well, that are used as frames.

    Args:
        tree: ast.Module.

    Returns:
        Set of names, such as `'table'` and `'self.table'`.
    """
    found = {
        trees.dotted(node.value)
        for node in trees.of_kind(tree, ast.Attribute)
        if node.attr in _OF_FRAMES
    }
    return found - {'', 'cls', 'self'}  # What these have is their own.


@trees.once
def looped_columns(tree):
    """Names that loops over columns alone bind.

    Args:
        tree: ast.Module.

    Returns:
        Set of names.
    """
    bound: dict = {}
    for node in trees.of_kind(tree, ast.Name):
        if isinstance(node.ctx, ast.Store):
            bound[node.id] = bound.get(node.id, 0) + 1
    frames = of_source(tree).names
    for node in trees.of_kind(tree, ast.For):
        named = getattr(node.iter, 'attr', '') == 'columns'
        named = named or trees.dotted(node.iter) in frames
        if named or _are_texts(node.iter):
            name = getattr(node.target, 'id', '')
            bound[name] = bound.get(name, 0) - 1
    return {name for name, others in bound.items() if name and others == 0}


def _are_texts(node):
    items = getattr(node, 'elts', ())
    return bool(items) and all(
        isinstance(getattr(item, 'value', None), str) for item in items
    )
