"""Writes to what pandas gives as a copy.

    frame['a'][0] = 5                    -> frame.loc[0, 'a'] = 5
    env.frame['a'][0] = 5                -> env.frame.loc[0, 'a'] = 5
    frame['a'][1:n] = 5                  -> frame.iloc[
                                                1:n, frame.columns.get_loc('a')
                                            ] = 5, where n is a whole number
    frame['a'][i:n] = 5                  the frames of then
    frame['a'][mask] = 5                 -> frame.loc[mask, 'a'] = 5
    for c in frame.columns:
        frame[c][mask] = 5               -> frame.loc[mask, c] = 5
    frame['a'].ffill(inplace=True)       -> frame['a'] = frame['a'].ffill()

Source: pandas 3.0 release notes, "Copy-on-Write" and "Dedicated string data
type by default".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...kinds.frames import frame_attributes
from ...kinds.frames.frame_labels import place
from ...kinds.frames.frames import are_given, of_source
from ...kinds.frames.shown_frames import looped_columns, shown_frames
from ...kinds.frames.text_masks import number_into_text
from ...kinds.numbers import number_kinds, whole_numbers
from ...names.local_names import assigned_values, imported_names
from ...rule import ANY_SOURCE, Rule
from ...text import frames_of_then

RULE = Rule(
    name='frame-copies',
    does='Writes columns of pandas through their frame',
    why='since pandas 3 every column is a copy',
    before=(
        "import pandas as pd\nx = pd.read_csv(path)\nx['a'][x.b > 1] = 0\n"
    ),
    after=(
        "import pandas as pd\nx = pd.read_csv(path)\nx.loc[x.b > 1, 'a'] = 0\n"
    ),
    sources=ANY_SOURCE,
)
_COLUMN = 'pandas 3 writes to a copy'
# What may be the number of a row, which is its label as well.
_NUMBERS_OF_ROWS = (ast.Attribute, ast.BinOp, ast.Constant, ast.Name)
# Methods that change values, which columns are given more than frames.
_OF_COLUMNS = frozenset(
    'bfill clip ffill fillna interpolate mask replace where'.split()
)


def apply(port):
    """Writes through frames, or has the frames of then."""
    tree = port.source.tree
    imported = imported_names(tree)
    attributes = frame_attributes.find(tree) | port.project.frames
    for node in trees.of_kind(tree, ast.Subscript):
        if isinstance(node.ctx, ast.Store):
            owner = getattr(node.value, 'value', None)
            named = isinstance(node.value, ast.Subscript) and place(
                node.value.slice
            )
            if named == 'label' and attributes.has(getattr(owner, 'attr', '')):
                _port_write(port, node, attributes.labels_rows)
    if not are_given(imported):
        return
    frames = of_source(tree).names
    looped, shown = looped_columns(tree), shown_frames(tree)
    for node in trees.of_kind(tree, ast.Call, ast.Subscript):
        if isinstance(node, ast.Call):
            _port_method(port, node, frames)
        elif isinstance(node, ast.Subscript):
            stored = isinstance(node.ctx, ast.Store)
            if stored and _is_column(node.value, frames, looped):
                _port_write(port, node, attributes.labels_rows)
            elif stored and _is_column(node.value, shown, looped):
                _port_write(port, node, labels_rows=True)


def _is_column(node, frames, looped=()):
    """Whether it is `frame['a']`, `frame[c]` of a loop, or `frame.a`."""
    if trees.dotted(getattr(node, 'value', None)) not in frames:
        return False
    if isinstance(node, ast.Subscript):
        is_text = isinstance(getattr(node.slice, 'value', None), str)
        return is_text or getattr(node.slice, 'id', '') in looped
    places = ('at', 'iat', 'iloc', 'ix', 'loc', 'values')
    return isinstance(node, ast.Attribute) and node.attr not in places


def _port_write(port, node, labels_rows):
    """`frame['a'][rows] = value`."""
    if number_into_text(port.parents.get(id(node))):
        return  # The rule text-cells writes it.
    column = node.value
    frame, name = column.value, repr(getattr(column, 'attr', None))
    named = column.slice if isinstance(column, ast.Subscript) else name
    is_number = not labels_rows and isinstance(node.slice, _NUMBERS_OF_ROWS)
    where = place(node.slice, assigned_values(port.source.tree))
    if is_number or where in ('all', 'label', 'mask'):
        new = frame, '.loc[', node.slice, ', ', named, ']'
        port.source.replace(node, *new)
        port.changed(node, RULE, _COLUMN, '.loc[...]')
    elif not _are_places(port.source.tree, node.slice):
        frames_of_then.ask(port, node, RULE, _COLUMN)
    else:
        label = frame, '.columns.get_loc(', named, ')'
        port.source.replace(
            node, frame, '.iloc[', node.slice, ', ', *label, ']'
        )
        port.changed(node, RULE, _COLUMN, '.iloc[...]')


def _are_places(tree, index):
    """Whether it is `1:n` of whole numbers, which are places of rows."""
    if not isinstance(index, ast.Slice):
        return False
    ends = [end for end in (index.lower, index.upper) if end is not None]
    kinds = number_kinds.Kinds(number_kinds.known(tree), imported_names(tree))
    bound = whole_numbers.values(tree)
    given = [v for e in ends for v in (e, *bound.get(trees.dotted(e), ()))]
    return all(kinds.of(end) == 'whole' for end in ends) and not any(
        isinstance(getattr(value, 'value', None), str) for value in given
    )


def _port_method(port, call, frames):
    """`frame['a'].fillna(0, inplace=True)`."""
    method = getattr(call.func, 'attr', '')
    others = [k for k in call.keywords if k.arg != 'inplace']
    inplace = any(
        k.arg == 'inplace' and getattr(k.value, 'value', None) is True
        for k in call.keywords
    )
    if not inplace or method not in _OF_COLUMNS:
        return
    owner = call.func.value
    slice_ = getattr(owner, 'slice', None)
    if (
        slice_
        and method == 'fillna'
        and any(k.arg == 'method' for k in others)
    ):
        return  # The rule moved-arguments writes it, or reports it.
    named = isinstance(getattr(slice_, 'value', None), str)
    if not named and not _is_column(owner, frames):
        return
    if isinstance(port.parents.get(id(call)), ast.Expr):
        given = [part for a in (*call.args, *others) for part in (', ', a)]
        new = owner, ' = ', owner, f'.{method}(', *given[1:], ')'
        port.source.replace(call, *new)
        shown = ast.unparse(owner)
        port.changed(call, RULE, _COLUMN, f'{shown} = {shown}.{method}(...)')
    else:
        frames_of_then.ask(port, call, RULE, _COLUMN)
