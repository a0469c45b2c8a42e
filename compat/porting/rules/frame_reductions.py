"""NumPy's means and extremes of a frame of pandas, which were of its columns.

    np.mean(frame)          ->  np.mean(frame, axis=0)
    np.max(x.count())[0]    ->  np.max(x.count(), axis=0).iloc[0]

Up to pandas 1.5 these gave one number a column; from 2.0 on they give one of
the whole frame, without a word. What is indexed can have been no single
number.

Source: pandas 2.0 release notes, "axis=None" of reductions.
"""

from __future__ import annotations

import ast

from ...sources import trees
from ..local_names import assigned_values, dotted, imported_names
from ..rule import ANY_SOURCE, Rule

RULE = Rule(
    name='frame-reductions',
    does='Reduces frames of pandas by columns where NumPy did',
    why='from pandas 2.0 on it is one number of the whole frame',
    before=(
        'import numpy as np\nimport pandas as pd\n'
        'frame = pd.read_csv(path)\nx = np.mean(frame)\n'
    ),
    after=(
        'import numpy as np\nimport pandas as pd\n'
        'frame = pd.read_csv(path)\nx = np.mean(frame, axis=0)\n'
    ),
    sources=ANY_SOURCE,
)
NAMES = frozenset('amax amin max mean min'.split())
_MADE = frozenset(
    'pandas.DataFrame pandas.read_csv pandas.read_excel pandas.read_table'
    ''.split()
)
# Methods of a frame that give a frame.
_KEPT = frozenset(
    'abs astype copy drop dropna fillna head reset_index set_index shift '
    'sort_index sort_values tail'.split()
)


def apply(port):
    """Writes the axis of what is surely a frame."""
    tree = port.source.tree
    imported = imported_names(tree)
    if not any(full.startswith('pandas') for full in imported.values()):
        return
    values = assigned_values(tree)
    for call in trees.walk(tree):
        if not _is_reduction(call, imported):
            continue
        place = _place(port, call)
        if not place and not _is_frame(call.args[0], values, imported):
            continue
        port.source.insert(port.source.whole(call.args[0])[1], ', axis=0')
        if place:
            port.source.insert(port.source.whole(call)[1], '.iloc')
        port.changed(call, RULE, RULE.why, 'axis=0')


def _is_reduction(call, imported):
    """Whether it is `np.mean(x)`, with no other argument."""
    if not isinstance(call, ast.Call) or call.keywords or len(call.args) != 1:
        return False
    package, _, name = dotted(call.func, imported).rpartition('.')
    return package == 'numpy' and name in NAMES


def _place(port, call):
    """Whether an item is taken of it by a number, as in `np.max(x)[0]`."""
    above = port.parents.get(id(call))
    if not isinstance(above, ast.Subscript) or above.value is not call:
        return False
    return isinstance(getattr(above.slice, 'value', None), int)


def _is_frame(node, values, imported, seen=()):
    """Whether all that is known of a value says that it is a frame."""
    if isinstance(node, ast.Name):
        if node.id in seen:  # As in `frame = frame.dropna()`.
            return True
        bound = values.get(node.id, ())
        inside = (*seen, node.id)
        return bool(bound) and all(
            _is_frame(value, values, imported, inside) for value in bound
        )
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.List | ast.Compare) and _is_frame(
            node.value, values, imported, seen
        )
    if not isinstance(node, ast.Call):
        return False
    if dotted(node.func, imported) in _MADE:
        return all(k.arg != 'squeeze' for k in node.keywords)
    owner = getattr(node.func, 'value', None)
    is_kept = getattr(node.func, 'attr', '') in _KEPT
    return is_kept and _is_frame(owner, values, imported, seen)
