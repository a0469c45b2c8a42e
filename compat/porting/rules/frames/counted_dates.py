"""Dates of pandas as numbers, which counted nanoseconds, and spans as days.

    pd.to_datetime(x).astype(int)     ->  pd.to_datetime(x)
                                              .astype('datetime64[ns]')
                                              .astype(int)
    f['day'] = pd.to_datetime(f.day)
    f.day.values.astype('int64')      ->  f.day.astype('datetime64[ns]')
                                              .values.astype('int64')
    (f.day - f.day.min())             ->  ((f.day - f.day.min())
        .astype('timedelta64[D]')             // pd.Timedelta(1, 'D'))
                                              .astype(float)

Source: pandas 2.0 and 3.0, "What's New".
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ...findings import CHECK
from ...kinds.frames import dates
from ...names.local_names import imported_names, module_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='counted-dates',
    does='Counts dates by nanoseconds, and spans between them by floats',
    why='dates are counted by microseconds since pandas 3',
    before='import pandas as pd\nx = pd.date_range(a, b).astype(int)\n',
    after=(
        'import pandas as pd\n'
        "x = pd.date_range(a, b).astype('datetime64[ns]').astype(int)\n"
    ),
    sources=ANY_SOURCE,
    follows=('numpy-names',),
)
_NUMBERS = frozenset(
    'float float64 i8 int int64 int_ np.float np.float64 np.int np.int64 '
    'numpy.float64 numpy.int64'.split()
)
_UNITS = re.compile(r'(?:timedelta64|m8)\[(D|h|m|s|ms|us)\]')
_FLOATS = 'spans counted in days and the like were floats up to pandas 1'


def apply(port):
    """Writes what gives the numbers of then."""
    tree = port.source.tree
    if 'pandas' not in imported_names(tree).values():
        return
    known = dates.of_source(tree)
    for call in trees.of_kind(tree, ast.Call):
        if getattr(call.func, 'attr', '') in ('astype', 'view') and call.args:
            kind = _kind(call.args[0])
            if kind in _NUMBERS:
                _port_counted(port, known, call.func)
            elif units := _UNITS.fullmatch(kind):
                _port_units(port, known, call, units.group(1))
    for node in trees.of_kind(tree, ast.Attribute):
        if node.attr == 'asi8':
            _port_counted(port, known, node)


def _kind(node):
    """The text or the name of a type."""
    text = getattr(node, 'value', None)
    return text if isinstance(text, str) else trees.dotted(node)


def _port_counted(port, known, attribute):
    """`dates.astype(int)`, `dates.values.view('i8')`, `dates.asi8`."""
    if getattr(attribute.value, 'attr', '') == 'values':
        attribute = attribute.value
    kind = known.kind(attribute.value)
    if kind:
        new = f'.astype({kind!r})'
        port.source.insert(port.source.owner(attribute)[1], new)
        port.changed(attribute, RULE, RULE.why, new)


def _port_units(port, known, call, unit):
    """`spans.astype('timedelta64[D]')`, which gave floats."""
    owner = call.func.value
    if getattr(owner, 'attr', '') == 'values':
        return
    if known.kind(owner) == dates.SPANS:
        pandas = min(module_names(port.source.tree, 'pandas'))
        new = f"{pandas}.Timedelta(1, '{unit}')"
        start, end = port.source.owner(call.func)
        stop = port.source.span(call)[1]
        port.source.insert(start, '(')
        port.source.replace_span(end, stop, f' // {new}).astype(float)')
        port.changed(call, RULE, _FLOATS, f'// {new}')
    elif unit in 'Dhm':
        why = f"{_FLOATS}: write (spans // pd.Timedelta(1, '{unit}'))"
        port.note(call, CHECK, RULE, f'{why}.astype(float)')
