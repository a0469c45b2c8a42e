"""Frequencies and parts of dates, as pandas has them today.

    frame.resample('H', how='mean')     ->  frame.resample('h').mean()
    pd.date_range(start, end, freq='M') ->  freq='ME'
    frame.date.dt.weekday_name          ->  frame.date.dt.day_name()

Weeks were whole numbers of no index: pandas is asked to do as then.

Source: pandas 0.18, 0.23, 2.0, 2.2 and 3.0, "What's New".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries import frequencies
from ...names.local_names import (
    assigned_values,
    dotted,
    imported_names,
    imported_packages,
)
from ...rule import ANY_SOURCE, Rule
from ...text import frames_of_then

RULE = Rule(
    name='dates',
    does="Writes frequencies and parts of dates by pandas' names of today",
    why='pandas 3 refuses the old ones',
    before="import pandas as pd\nx = frame.resample('H', how='mean')\n",
    after="import pandas as pd\nx = frame.resample('h').mean()\n",
    sources=ANY_SOURCE,
)
_PARTS = {'weekday_name': 'day_name()'}
_WEEKS = frozenset(['week', 'weekofyear'])
_MAKERS = frozenset(['DatetimeIndex', 'date_range', 'to_datetime'])
_WEEK = 'pandas 2 has weeks in isocalendar() alone, of another type and index'


def apply(port):
    """Writes today's frequencies and parts of dates."""
    imported = imported_names(port.source.tree)
    if 'pandas' not in imported_packages(port.source.tree):
        return
    held = assigned_values(port.source.tree)
    for node in trees.of_kind(port.source.tree, ast.Attribute):
        if id(node) in port.calls:
            continue
        if node.attr in _PARTS:
            port.rename(node, RULE, _PARTS[node.attr])
        is_date = getattr(node.value, 'attr', '') in ('dt', 'index')
        name = getattr(node.value, 'id', None)
        made = held.get(name, [node.value])
        is_made = any(trees.called(value) in _MAKERS for value in made)
        if node.attr in _WEEKS and (is_date or is_made):
            frames_of_then.ask(port, node, RULE, _WEEK)
    for call in trees.of_kind(port.source.tree, ast.Call):
        full = dotted(call.func, imported)
        method = '' if full else getattr(call.func, 'attr', '')
        known = frequencies.FUNCTIONS.get(full) or frequencies.METHODS.get(
            method
        )
        if known:
            _port_frequency(port, call, full or method, *known)
        if method == 'resample':
            _port_resample(port, call)


def _port_frequency(port, call, function, place, name):
    """`freq='H'`, given by place or by name."""
    held = assigned_values(port.source.tree)
    given = [k.value for k in call.keywords if k.arg == name]
    for value in [*call.args[place : place + 1], *given]:
        new = _renamed(value, function)
        if new:
            port.source.replace(value, repr(new))
            why = f'pandas calls {value.value!r} {new!r} today'
            port.changed(value, RULE, why, repr(new))
        kept = held.get(getattr(value, 'id', None), [])
        renamed = {k.value: _renamed(k, function) for k in kept if _is_text(k)}
        for old, new in sorted(renamed.items()):
            if new:
                why = f'pandas calls {old!r} {new!r} today'
                frames_of_then.ask(port, value, RULE, why)


def _is_text(node):
    return isinstance(getattr(node, 'value', None), str)


def _renamed(node, function):
    """Today's name of a frequency that has another one, else `''`."""
    new = frequencies.today(node.value, function) if _is_text(node) else ''
    return new if new and new != node.value else ''


def _port_resample(port, call):
    """`frame.resample('D', how='mean')` to `frame.resample('D').mean()`."""
    given = {k.arg: k for k in call.keywords}
    how = given.get('how', call.args[1] if len(call.args) == 2 else None)
    if how is None or None in given or not call.args:
        return
    value = getattr(how, 'value', None) if how in call.keywords else how
    text = getattr(value, 'value', None)
    if how in call.args and not isinstance(text, str):
        return
    kept = [call.args[0], *(k for k in call.keywords if k is not how)]
    port.source.replace_span(
        port.source.whole(kept[0])[1], port.source.span(call)[1], ''
    )
    end = port.source.span(call)[1]
    for part in kept[1:]:
        port.source.insert(end, f', {port.source.get(part)}')
    is_name = isinstance(text, str) and text.isidentifier()
    new = f').{text}()' if is_name else f').agg({port.source.get(value)})'
    port.source.insert(end, new)
    port.changed(call, RULE, 'resample has no how since pandas 0.25', new[1:])
