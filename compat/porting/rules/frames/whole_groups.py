"""`apply` to pandas' groups, which gave them whole until pandas 3.

    df.groupby('user').apply(lambda rows: (rows['user'].iloc[0], len(rows)))
    df.groupby('user')['a', 'b'].mean()

The columns that a frame is grouped by are left out today. All columns are
chosen where the function may read them. Several columns are chosen by a list.

Source: pandas 2.0 and 3.0, "What's New"; `DataFrameGroupBy.apply`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import imported_names, storing
from ...rule import ANY_SOURCE, Rule
from ...text import frames_of_then

RULE = Rule(
    name='whole-groups',
    does='Chooses all columns of the groups that pandas applies a function to',
    why='since pandas 3 groups lack the columns that they are grouped by',
    before=(
        'import pandas as pd\n'
        "x = frame.groupby('k').apply(lambda rows: rows['k'].iloc[0])\n"
    ),
    after=(
        'import pandas as pd\n'
        "x = frame.groupby('k')[list(frame.columns)]"
        ".apply(lambda rows: rows['k'].iloc[0])\n"
    ),
    sources=ANY_SOURCE,
)
_WHY = 'groups lack the columns that they are grouped by since pandas 3'
# Functions for which the number of rows is enough.
_COUNTERS = ('len',)


def apply(port):
    """Chooses all columns of groups."""
    imported = imported_names(port.source.tree).values()
    if not any(full.partition('.')[0] == 'pandas' for full in imported):
        return
    functions = {
        node.name: node
        for node in trees.of_kind(port.source.tree, ast.FunctionDef)
    }
    grouped = _grouped_names(port.source.tree)
    for node in trees.of_kind(port.source.tree, ast.Subscript):
        _port_columns(port, node, grouped)
    for call in port.calls.values():
        groups = getattr(call.func, 'value', None)
        if getattr(call.func, 'attr', '') == 'apply' and call.args:
            made = grouped.get(getattr(groups, 'id', ''), groups)
            given = call.args[0]
            function = functions.get(getattr(given, 'id', ''), given)
            if _is_grouping(made) and _may_read(function, _keys(made)):
                _port(port, call, groups)


def _port_columns(port, node, grouped):
    """`groups['a', 'b']`, which is a list today."""
    made = grouped.get(getattr(node.value, 'id', ''), node.value)
    grouping = getattr(getattr(made, 'func', None), 'attr', '') == 'groupby'
    if grouping and isinstance(node.slice, ast.Tuple) and node.slice.elts:
        new = f'[{", ".join(map(port.source.get, node.slice.elts))}]'
        port.source.replace(node.slice, new)
        why = 'pandas 2 chooses columns of groups by a list'
        port.changed(node, RULE, why, new)


def _port(port, call, groups):
    """Writes `[list(frame.columns)]` behind the groups."""
    frame = f'{port.source.get(groups)}.obj'
    grouped = getattr(getattr(groups, 'func', None), 'value', None)
    if grouped is not None:
        frame = port.source.get(grouped)
        if not all(part.isidentifier() for part in frame.split('.')):
            frames_of_then.ask(port, call, RULE, _WHY)
            return
    new = f'[list({frame}.columns)]'
    port.source.insert(port.source.span(groups)[1], new)
    port.changed(call, RULE, _WHY, f'{port.source.get(groups)}{new}')


def _grouped_names(tree):
    """Names that are bound to groups alone, and what makes them."""
    found: dict = {}
    for name, node in storing(tree):
        found.setdefault(name, []).append(getattr(node, 'value', None))
    return {
        name: values[0]
        for name, values in found.items()
        if len(values) == 1 and _is_grouping(values[0])
    }


def _is_grouping(node):
    """Whether it groups the rows of a frame by columns of constant names."""
    if getattr(getattr(node, 'func', None), 'attr', '') != 'groupby':
        return False
    return bool(_keys(node))


def _keys(call):
    """Names of the columns that a call groups by, a set."""
    given = [k.value for k in call.keywords if k.arg == 'by']
    node = (call.args + given + [None])[0]
    parts = getattr(node, 'elts', [node])
    keys = {getattr(part, 'value', None) for part in parts}
    return keys if all(isinstance(key, str) for key in keys) else set()


def _may_read(function, keys):
    """Whether a function reads the columns or hands its rows on whole."""
    if isinstance(function, ast.Constant):
        return False  # The name of a method, such as 'sum'.
    if not isinstance(function, (ast.Lambda, ast.FunctionDef)):
        return getattr(function, 'id', '') not in _COUNTERS
    if not function.args.args:
        return True
    rows = function.args.args[0].arg
    chosen = {
        id(node.value): node.slice
        for node in ast.walk(function)
        if isinstance(node, ast.Subscript)
    }
    return any(
        keys & columns if (columns := _columns(chosen.get(id(node)))) else True
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and node.id == rows
    )


def _columns(index):
    """Names of the columns that an index chooses, a set; empty if unsure."""
    parts = getattr(index, 'elts', [index])
    names = {getattr(part, 'value', None) for part in parts}
    return names if all(isinstance(name, str) for name in names) else set()
