"""`argmax` of columns and rows of frames, a label until pandas 0.25.

    action = table.loc[state].argmax()

Source: pandas 0.24 and 1.0, "What's New"; `Series.argmax`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.asked import Asked
from ...kinds.frames import frames
from ...names.local_names import (
    assigned_values,
    dotted,
    imported_names,
    imported_packages,
)
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='largest-labels',
    does='Asks a column for the label of its largest value by `idxmax`',
    why='since pandas 1.0 argmax and argmin give places',
    before='import pandas as pd\nbest = pd.read_csv(path).a.argmax()\n',
    after='import pandas as pd\nbest = pd.read_csv(path).a.idxmax()\n',
    sources=ANY_SOURCE,
)
_WHY = 'argmax of a column gives its place since pandas 1.0'
_LABELS = {'argmax': 'idxmax', 'argmin': 'idxmin'}
_PLACES = ('iloc', 'ix', 'loc')


def apply(port):
    """Writes `idxmax` where all says that it is asked of a series."""
    tree = port.source.tree
    if port.read_as.is_half or not (
        {'pandas'} & (imported_packages(tree) | port.project.packages)
    ):
        return  # A half-ported program may be of a later pandas.
    imported, asked = imported_names(tree), Asked(True)
    for call in trees.of_kind(tree, ast.Call):
        new = _LABELS.get(getattr(call.func, 'attr', ''))
        if new is None or {k.arg for k in call.keywords} - {'axis'}:
            continue
        is_numpys = dotted(call.func.value, imported) == 'numpy'
        if len(call.args) != is_numpys:
            continue
        series = call.args[0] if is_numpys else call.func.value
        if not _is_series(series, tree, asked):
            continue
        if is_numpys:
            port.source.replace(call, series, f'.{new}()')
        else:
            port.source.replace(call.func, series, f'.{new}')
        port.changed(call, RULE, _WHY, f'{new}()')


def _is_series(node, tree, asked):
    """Whether all that is known of a value says that it is a series."""
    if isinstance(node, ast.Name):
        values = assigned_values(tree).get(node.id, ())
        return bool(values) and asked.of(
            node.id, lambda: all(_is_series(v, tree, asked) for v in values)
        )
    if isinstance(node, ast.Call):
        method = getattr(node.func, 'attr', '')
        owner = getattr(node.func, 'value', None)
        if method in frames.KEPT or method == 'value_counts':
            if _is_series(owner, tree, asked):
                return True
    if isinstance(node, ast.Subscript):
        if getattr(node.value, 'attr', '') in _PLACES:
            # A part of a frame; a frame has no argmax.
            return not _is_cell(node.slice)
    return frames.of_source(tree).is_column(node)


def _is_cell(places):
    """Whether a row and a column are written out: `frame.loc[3, 'a']`."""
    parts = getattr(places, 'elts', [])
    return len(parts) > 1 and all(isinstance(p, ast.Constant) for p in parts)
