"""Writes to places of a column, which is a copy since pandas 3.

    frame['a'].loc[mask] = 5     -> frame.loc[mask, 'a'] = 5
    frame['a'].at[row] = 5       -> frame.at[row, 'a'] = 5
    frame['a'].iloc[3] = 5       -> frame.iloc[
                                        3, frame.columns.get_loc('a')] = 5
    frame['a'].values[3] = 5     check: values are read-only
    data['a'].iloc[3] = 5        the frames of then, if data may be one

Source: pandas 3.0 release notes, "Copy-on-Write".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...findings import CHECK
from ...kinds.frames.frames import of_source
from ...kinds.frames.shown_frames import looped_columns, shown_frames
from ...names.local_names import imported_packages
from ...rule import ANY_SOURCE, Rule
from ...text import frames_of_then

_BEFORE = (
    'import pandas as pd\nframe = pd.read_csv(path)\nframe["a"].iloc[0] = 5\n'
)
RULE = Rule(
    name='placed-columns',
    does='Writes to places of a column through its frame',
    why='since pandas 3 every column is a copy, and the frame stays as it was',
    before=_BEFORE,
    after=_BEFORE.replace(
        'frame["a"].iloc[0]', 'frame.iloc[0, frame.columns.get_loc("a")]'
    ),
    sources=ANY_SOURCE,
    follows=('frame-copies', 'old-values'),
)
_LABELS, _PLACES = ('at', 'loc'), ('iat', 'iloc')
_CHECK = 'if this is a column of a frame, pandas 3 writes to a copy'
_VALUES = (
    'values of pandas 3 are read-only: write frame.iloc[rows, column] = ...'
)


def apply(port):
    """Writes or reports writes to places of columns."""
    tree = port.source.tree
    if 'pandas' not in imported_packages(tree) | port.project.packages:
        return
    frames = shown_frames(tree) | of_source(tree).names
    for node in trees.of_kind(tree, ast.Subscript):
        owner = node.value
        if not isinstance(node.ctx, ast.Store):
            continue
        if isinstance(owner, ast.Attribute):
            _port(port, node, owner, frames)


def _port(port, node, owner, frames):
    """`column.iloc[rows] = value`, whose owner is `column.iloc`."""
    column, place = owner.value, owner.attr
    label = _label(column, frames, port.source.tree)
    if place == 'values':
        if label or trees.dotted(column) in frames:
            port.note(node, CHECK, RULE, _VALUES)
    elif place not in (*_LABELS, *_PLACES) or label is None:
        return
    elif isinstance(node.slice, ast.Tuple):  # The owner is a frame itself.
        return
    elif not label:
        frames_of_then.ask(port, node, RULE, _CHECK)
    else:
        frame = column.value
        if place in _PLACES:
            label = (frame, '.columns.get_loc(', *label, ')')
        new = (frame, f'.{place}[', node.slice, ', ', *label, ']')
        port.source.replace(node, *new)
        port.changed(node, RULE, RULE.why, f'.{place}[...]')


def _label(column, frames, tree):
    """The label of a column, in pieces.

    Returns:
        Tuple; an empty one where it may be a column, None where it is none.
    """
    owner = trees.dotted(getattr(column, 'value', None))
    looped = looped_columns(tree)
    if isinstance(column, ast.Attribute):
        return (repr(column.attr),) if owner in frames else None
    if not isinstance(column, ast.Subscript):
        return None
    label = column.slice
    is_text = isinstance(getattr(label, 'value', None), str)
    if owner in frames and (is_text or getattr(label, 'id', '') in looped):
        return (label,)
    if owner in frames:
        return () if isinstance(label, ast.Name) else None
    is_other = owner in _others(tree) or owner.endswith(('.loc', '.iloc'))
    return () if is_text and owner and not is_other else None


@trees.once
def _others(tree):
    """Names of dictionaries, which may hold frames."""
    displays = (ast.Dict, ast.DictComp)
    return {
        trees.dotted(target)
        for node in trees.of_kind(tree, ast.Assign)
        for target in node.targets
        if isinstance(node.value, displays)
        or getattr(getattr(node.value, 'func', None), 'id', '') == 'dict'
    }
