"""Names of columns that choose what of a frame is written.

    names = frame.columns.values     names = frame.columns.to_numpy()
    frame[names] = other             frame[names] = other

Source: pandas 3.0 release notes, "Dedicated string data type by default":
the values are an array of pandas' own, which is no key of a write.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import imported_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='column-names',
    does="Gives the names of columns that a frame is written by as NumPy's",
    why='since pandas 3 the values are an array that is no key',
    before=(
        'import pandas as pd\nnames = frame.columns.values\nframe[names] = 0\n'
    ),
    after=(
        'import pandas as pd\nnames = frame.columns.to_numpy()\n'
        'frame[names] = 0\n'
    ),
    sources=ANY_SOURCE,
)


def apply(port):
    """Writes `to_numpy()` for the values of columns that are a key."""
    tree = port.source.tree
    imported = {full.split('.')[0] for full in imported_names(tree).values()}
    if 'pandas' not in imported | port.project.packages:
        return
    keys = [
        node.slice
        for node in trees.of_kind(tree, ast.Subscript)
        if isinstance(node.ctx, ast.Store)
    ]
    names = {key.id for key in keys if isinstance(key, ast.Name)}
    values = [
        node.value
        for node in trees.of_kind(tree, ast.Assign)
        if getattr(node.targets[0], 'id', None) in names
    ]
    for node in (*keys, *values):
        if _are_columns(node):
            port.rename(node, RULE, 'to_numpy()')


def _are_columns(node):
    """Whether it is `frame.columns.values`."""
    if getattr(node, 'attr', '') != 'values':
        return False
    return getattr(node.value, 'attr', '') == 'columns'
