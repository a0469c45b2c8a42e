"""Functions and methods of pandas, as they are called today.

    pd.rolling_mean(x, 5)              ->  x.rolling(5).mean()
    pd.ewma(x, span=5)                 ->  x.ewm(span=5).mean()
    pd.TimeGrouper('D')                ->  pd.Grouper(freq='D')
    pd.value_counts(x)                 ->  pd.Series(x).value_counts()
    frame.set_value(row, column, x)    ->  frame.at[row, column] = x
    frame.clip_upper(1)                ->  frame.clip(upper=1)
    frame.sort_index(by='a')           ->  frame.sort_values(by='a')
    frame.name.str.split(',', 1)       ->  frame.name.str.split(',', n=1)
    writer.save()                      ->  writer.close()

Source: pandas 0.18 to 3.0, "What's New", deprecations and removals.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import (
    assigned_values,
    dotted,
    imported_names,
    imported_packages,
)
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='frame-functions',
    does="Writes today's calls for what pandas lost and has elsewhere",
    why='pandas no longer has them',
    before='import pandas as pd\nx = pd.rolling_mean(x, 5)\n',
    after='import pandas as pd\nx = x.rolling(5).mean()\n',
    sources=ANY_SOURCE,
)
_REDUCED = 'corr cov max mean median min std sum var'.split()
_WINDOWS = {
    **{f'pandas.rolling_{n}': ('rolling', n) for n in _REDUCED},
    'pandas.ewma': ('ewm', 'mean'),
    'pandas.ewmstd': ('ewm', 'std'),
}
_OF_WINDOWS = ('center', 'com', 'halflife', 'min_periods', 'span', 'window')
_SIMPLE = (ast.Attribute, ast.Call, ast.Name, ast.Subscript)
_CLIPS = {'clip_lower': 'lower', 'clip_upper': 'upper'}


def apply(port):
    """Writes today's calls."""
    imported = imported_names(port.source.tree)
    if 'pandas' not in imported_packages(port.source.tree):
        return
    for call in trees.of_kind(port.source.tree, ast.Call):
        full = dotted(call.func, imported)
        if full in _WINDOWS:
            _port_window(port, call, *_WINDOWS[full])
        elif full == 'pandas.TimeGrouper':
            _port_grouper(port, call)
        elif full == 'pandas.value_counts' and call.args:
            _port_counts(port, call)
        elif not full and isinstance(call.func, ast.Attribute):
            _port_method(port, call, imported)


def _rewrite(port, call, new, *pieces):
    """Replaces a call, once and for all rules."""
    port.source.replace(call, *pieces)
    port.handled.update((id(call), id(call.func)))
    port.changed(call, RULE, 'pandas has no such name today', new)


def _port_window(port, call, made, reduced):
    """`pd.rolling_mean(x, 5, min_periods=1)`."""
    named = {k.arg for k in call.keywords}
    is_rolling = made == 'rolling'
    if not call.args or named - set(_OF_WINDOWS):
        return
    # The second series of a correlation, and others by place, are left.
    if len(call.args) != 1 + (is_rolling and 'window' not in named):
        return
    values = call.args[0]
    around = ('', '') if isinstance(values, _SIMPLE) else ('(', ')')
    given = [p for a in call.args[1:] for p in (', ', a)]
    given += [p for k in call.keywords for p in (', ', k)]
    new = f'.{made}(...).{reduced}()'
    pieces = (around[0], values, f'{around[1]}.{made}(', *given[1:])
    _rewrite(port, call, new, *pieces, f').{reduced}()')


def _port_grouper(port, call):
    """`pd.TimeGrouper('D')`, `pd.TimeGrouper(freq='D')`."""
    if len(call.args) > 1:
        return
    port.source.replace_leaf(call.func, 'Grouper')
    for value in call.args:
        port.source.insert(port.source.whole(value)[0], 'freq=')
    port.handled.add(id(call.func))
    why = 'pandas has no TimeGrouper today'
    port.changed(call, RULE, why, 'Grouper(freq=...)')


def _port_counts(port, call):
    """`pd.value_counts(x, sort=False)`."""
    pandas = port.source.get(call.func.value)
    given = [p for k in call.keywords for p in (', ', k)]
    if len(call.args) == 1:
        pieces = (f'{pandas}.Series(', call.args[0], ').value_counts(')
        new = f'{pandas}.Series(...).value_counts()'
        _rewrite(port, call, new, *pieces, *given[1:], ')')


def _port_method(port, call, imported):
    """A method of a frame, a column, groups or a writer."""
    name, owner = call.func.attr, call.func.value
    named = {k.arg for k in call.keywords}
    if name in _CLIPS and len(call.args) == 1 and not named:
        port.source.replace_leaf(call.func, 'clip')
        start = port.source.whole(call.args[0])[0]
        port.source.insert(start, f'{_CLIPS[name]}=')
        new = f'.clip({_CLIPS[name]}=...)'
        port.changed(call, RULE, f'frames have no {name} today', new)
    elif name == 'sort_index' and 'by' in named:
        port.rename(call.func, RULE, 'sort_values')
    elif name in ('get_value', 'set_value'):
        _port_value(port, call, name)
    elif name in ('rsplit', 'split') and getattr(owner, 'attr', '') == 'str':
        for argument, value in zip(
            ('n', 'expand'), call.args[1:], strict=False
        ):
            start = port.source.whole(value)[0]
            port.source.insert(start, f'{argument}=')
            why = f'pandas takes {argument} by name today'
            port.changed(value, RULE, why, f'{argument}=')
    elif name == 'save' and not call.args and isinstance(owner, ast.Name):
        values = assigned_values(port.source.tree).get(owner.id, [])
        made = {dotted(getattr(v, 'func', None), imported) for v in values}
        if made == {'pandas.ExcelWriter'}:
            port.rename(call.func, RULE, 'close')


def _port_value(port, call, name):
    """`frame.get_value(row, column)`, `frame.set_value(row, column, x)`."""
    owner = call.func.value
    is_put = name == 'set_value'
    statement = port.parents.get(id(call))
    if call.keywords or len(call.args) != 2 + is_put:
        return
    if is_put and not isinstance(statement, ast.Expr):
        return
    place = (owner, '.at[', call.args[0], ', ', call.args[1], ']')
    value = (' = ', call.args[2]) if is_put else ()
    _rewrite(port, call, '.at[...]', *place, *value)
