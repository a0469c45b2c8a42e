"""Methods of pandas' frames as they are called today, where that is sure.

    frame.as_matrix(columns)         ->  frame[columns].to_numpy()
    frame.ix[rows, 'a']              ->  frame.loc[rows, 'a']
    frame.sort(columns='a')          ->  frame.sort_values(by='a')
    column.sort(ascending=False)
                        ->  column.sort_values(ascending=False, inplace=True)
    frame.irow(3)                    ->  frame.iloc[3]
    frame.append(pd.DataFrame(x))    ->  pd.concat([frame, pd.DataFrame(x)])
    frame.append(other)              ->  old_frames.append(frame, other)
    frame['a'].ravel()               ->  np.ravel(frame['a'])

Source: pandas release notes, 0.20 to 3.0.
"""

from __future__ import annotations

import ast

from ...sources.python2.dialect import bound_names
from ..kinds.frames import frames
from ..kinds.frames.frame_labels import place
from ..names.local_names import (
    assigned_values,
    dotted,
    imported_names,
    module_names,
)
from . import arguments, functions

_ARRAYS = ('as_matrix', 'get_values')
# What makes a frame, beside all that reads one.
_FRAMES = ('DataFrame', 'concat', 'merge')
_SERIES = ('Series',)
_OURS = 'legacy_rnn.compat.old_frames'
_PLACES = {'irow': '.iloc[', 'icol': '.iloc[:, '}


def write(port, rule, node, instead):
    """Writes a method of a frame anew.

    Args:
        port: The Port.
        rule: The Rule that does.
        node: ast.Attribute of the method.
        instead: What is told to write; None where it may be no frame's.

    Returns:
        Whether it was written.
    """
    call = port.calls.get(id(node))
    if node.attr == 'ix':
        return _by_labels(port, rule, node)
    if call is None:
        return False
    if node.attr in _ARRAYS:
        return _as_array(port, rule, node, call)
    if node.attr == 'sort':
        return _sorted(port, rule, node, call)
    if node.attr in _PLACES:
        return _by_place(port, rule, node, call)
    if node.attr == 'ravel':
        return _raveled(port, rule, node, call)
    if node.attr != 'append' or not instead:
        return False
    return _joined(port, rule, node, call) or _appended(port, rule, call)


def _as_array(port, rule, node, call):
    """Whether `frame.as_matrix(columns)` was written anew."""
    given = [*call.args, *(k.value for k in call.keywords)]
    names = {k.arg for k in call.keywords}
    starred = any(isinstance(g, (ast.Starred, ast.Tuple)) for g in given)
    if len(given) > 1 or names - {'columns'} or starred:
        return False
    columns = [g for g in given if getattr(g, 'value', g) is not None]
    part = ['[', columns[0], ']'] if columns else []
    port.source.replace(call, node.value, *part, '.to_numpy()')
    why = f'pandas no longer has {node.attr}'
    port.changed(call, rule, why, 'to_numpy()')
    return True


def _sorted(port, rule, node, call):
    """Whether `frame.sort(columns)` was written anew, as `sort_values`."""
    given = {k.arg for k in call.keywords}
    if not given & {'columns', 'inplace', 'ascending'}:
        return False
    by = 'columns' in given or bool(call.args)
    if None in given or 'columns' in given and call.args:
        return False
    in_place = not by and _is_column(port, node.value, call, given)
    by_values = by or in_place
    port.rename(node, rule, 'sort_values' if by_values else 'sort_index')
    if in_place and 'inplace' not in given:
        arguments.add(port.source, call, 'inplace=True')
    for keyword in call.keywords:
        if keyword.arg == 'columns':
            start = port.source.span(keyword)[0]
            port.source.replace_span(start, start + len('columns'), 'by')
    return True


def _is_column(port, value, call, given):
    """Whether it is a column that is sorted, which always was in place."""
    if frames.of_source(port.source.tree).is_column(value):
        return True
    alone = isinstance(port.parents.get(id(call)), ast.Expr)
    return alone and 'inplace' not in given


def _by_labels(port, rule, node):
    """Whether `frame.ix[rows, 'column']` was written anew, as `loc`."""
    index = port.parents.get(id(node))
    if not isinstance(index, ast.Subscript):
        return False
    parts = getattr(index.slice, 'elts', [index.slice])
    kinds = {place(part) for part in parts}
    if _is_of_index(port, index.slice):
        kinds = {'label'}
    if 'number' in kinds or not kinds & {'label', 'mask'}:
        return False
    port.source.replace_leaf(node, 'loc')
    port.changed(node, rule, 'pandas has ix no longer', 'loc')
    return True


def _is_of_index(port, node):
    """Whether it is a name of labels alone: `rows = list(frame.index)`."""
    kept = assigned_values(port.source.tree).get(getattr(node, 'id', None))
    values = [
        value.args[0]
        if isinstance(value, ast.Call) and len(value.args) == 1
        else value
        for value in kept or ()
    ]
    return bool(values) and all(
        isinstance(value, ast.Attribute) and value.attr == 'index'
        for value in values
    )


def _by_place(port, rule, node, call):
    """Whether `frame.irow(i)` was written anew, as `iloc`."""
    part = _PLACES[node.attr]
    if call.keywords or len(call.args) != 1:
        return False
    port.source.replace(call, node.value, part, call.args[0], ']')
    why = f'pandas no longer has {node.attr}'
    port.changed(call, rule, why, f'{part}...]')
    return True


def _raveled(port, rule, node, call):
    """Whether `frame['a'].ravel()` was written anew, alike for an array."""
    numpy = module_names(port.source.tree)
    label = getattr(getattr(node.value, 'slice', None), 'value', None)
    known = frames.of_source(port.source.tree)
    is_column = isinstance(label, str) or known.is_column(node.value)
    if not (numpy and is_column) or call.args or call.keywords:
        return False
    port.source.replace(call, f'{min(numpy)}.ravel(', node.value, ')')
    port.changed(call, rule, 'columns have no ravel since pandas 3', '')
    return True


def _joined(port, rule, node, call):
    """Whether `frame.append(other)` was written anew, as `pd.concat`."""
    if len(call.args) != 1:
        return False
    imported = imported_names(port.source.tree)
    pandas = [name for name, full in imported.items() if full == 'pandas']
    other = call.args[0]
    made = _made(port, other)
    # To a frame, a series is a row.
    are_series = _are(made, imported, _SERIES) and _are(
        _made(port, node.value), imported, _SERIES
    )
    if not pandas or not (are_series or _are(made, imported, _FRAMES)):
        return False
    named = [f', {k.arg}={port.source.get(k.value)}' for k in call.keywords]
    frames = [node.value, ', ', other, ']', *named, ')']
    port.source.replace(call, f'{pandas[0]}.concat([', *frames)
    why = 'frames have no append since pandas 2'
    port.changed(call, rule, why, f'{pandas[0]}.concat')
    return True


def _appended(port, rule, call):
    """Whether `frame.append(row)` was written anew, alike for a list."""
    home, _, module = _OURS.rpartition('.')
    if module in bound_names(port.source.tree):
        return False
    port.needs.add(f'{home}:{module}')
    functions.write(port, call, f'{module}.append')
    why = 'frames have no append since pandas 2'
    port.changed(call, rule, why, f'{module}.append')
    return True


def _made(port, node):
    """What an expression is, or what its name is bound to."""
    if isinstance(node, ast.Name):
        return assigned_values(port.source.tree).get(node.id, [None])
    return [node]


def _are(values, imported, makers):
    """Whether pandas read or made all of them."""
    names = [dotted(getattr(v, 'func', None), imported) for v in values]
    return all(
        name.startswith('pandas.read_')
        and makers is _FRAMES
        or name.removeprefix('pandas.') in makers
        for name in names
    )
