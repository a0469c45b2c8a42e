"""Columns of pandas that are given an axis, as arrays are.

    frame['a'][:, np.newaxis]      ->  np.asarray(frame['a'])[:, np.newaxis]

Up to pandas 0.25 it was an array of the values. Written so it is the same for
what is an array already.

Source: pandas 1.0 and 2.0 release notes, "Multi-dimensional indexing".
"""

from __future__ import annotations

import ast

from ...sources import trees
from ..findings import CHECK
from ..kinds.frame_columns import Columns
from ..names.local_names import imported_names, module_names
from ..rule import ANY_SOURCE, Rule

_BEFORE = (
    'import numpy as np\nimport pandas as pd\n'
    "x = pd.read_csv(path)['a'][:, np.newaxis]\n"
)
RULE = Rule(
    name='added-axes',
    does='Makes arrays of the columns of pandas that are given an axis',
    why='from pandas 1.0 on columns refuse it',
    before=_BEFORE,
    after=_BEFORE.replace(
        "pd.read_csv(path)['a'][", "np.asarray(pd.read_csv(path)['a'])["
    ),
    sources=ANY_SOURCE,
    follows=('lost-names', 'numpy-names'),
)


def apply(port):
    """Writes an array where an axis is added to what may be a column."""
    tree = port.source.tree
    if 'pandas' not in imported_names(tree).values():
        return
    columns, numpy = None, module_names(tree)
    for node in trees.of_kind(tree, ast.Subscript):
        if not _adds_an_axis(node):
            continue
        columns = columns or Columns(tree)
        if not columns.has(node.value):
            continue
        if numpy:
            start, end = port.source.whole(node.value)
            port.source.insert(start, f'{min(numpy)}.asarray(')
            port.source.insert(end, ')')
            new = f'{min(numpy)}.asarray'
            port.changed(node, RULE, RULE.why, new)
        else:
            why = f'{RULE.why}: take that of its .to_numpy()'
            port.note(node, CHECK, RULE, why)


def _adds_an_axis(node):
    """Whether it is `x[:, None]` or `x[np.newaxis, :]`, and is read."""
    parts = getattr(node.slice, 'elts', ())
    return isinstance(node.ctx, ast.Load) and any(
        getattr(part, 'attr', '') == 'newaxis'
        or isinstance(part, ast.Constant)
        and part.value is None
        for part in parts
    )
