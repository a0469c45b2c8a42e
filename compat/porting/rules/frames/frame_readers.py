"""Frames of pandas that a class read, or by arguments that are gone.

    pd.DataFrame.from_csv(path)     ->  pd.read_csv(path, index_col=0,
                                                    parse_dates=True,
                                                    date_format='mixed')
    pd.Series.from_csv(path)        ->  pandas as then, which has it
    pd.read_csv(path, date_parser=f, parse_dates=[['day', 'hour']])
                                    ->  old_tables.read_csv(path, ...)
    ast.literal_eval(cell)  beside pd.read_csv(path)
                                    ->  old_tables.read_csv(path)

Source: pandas 0.21 release notes, deprecations; 1.0 and 3.0, removals; 2.0,
the word `None` as a missing value.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries import date_forms
from ....sources.libraries.old_values import CSV_READERS, dates_of_old
from ...findings import CHECK
from ...names.local_names import dotted, imported_names, stored_names
from ...rule import ANY_SOURCE, Rule
from ...text import frames_of_then

RULE = Rule(
    name='frame-readers',
    does='Reads frames of pandas as from_csv and read_csv did',
    why='pandas no longer has from_csv',
    before='import pandas as pd\nx = pd.DataFrame.from_csv(path)\n',
    after=(
        'import pandas as pd\n'
        'x = pd.read_csv(path, index_col=0, parse_dates=True, '
        "date_format='mixed')\n"
    ),
    sources=ANY_SOURCE,
)
_PLACES = 'path header sep index_col parse_dates encoding'.split()
# Arguments by which a table comes in parts.
_PARTS = frozenset(['chunksize', 'iterator'])
# What reads a text as Python.
_READ_AS_CODE = ('ast.literal_eval', 'eval')
_DEFAULTS = {
    'index_col': '0',
    'parse_dates': 'True',
    'date_format': repr(date_forms.MIXED),
}


def apply(port):
    """Writes `read_csv` with the defaults that `from_csv` had."""
    imported = imported_names(port.source.tree)
    for node in trees.of_kind(port.source.tree, ast.Attribute):
        full = dotted(node, imported) if node.attr == 'from_csv' else ''
        if full == 'pandas.DataFrame.from_csv':
            call = port.calls.get(id(node))
            if call is None or not _written(port, call, imported):
                given = {k.arg for k in getattr(call, 'keywords', ())}
                if given <= {None, *_PLACES}:
                    frames_of_then.ask(port, node, RULE, RULE.why)
                else:
                    why = f'{RULE.why}: write read_csv(path, index_col=0)'
                    port.note(node, CHECK, RULE, why)
        elif full == 'pandas.Series.from_csv':
            frames_of_then.ask(port, node, RULE, RULE.why)
    told = _tells_none(port.source.tree, imported)
    for call in trees.of_kind(port.source.tree, ast.Call):
        full = dotted(call.func, imported)
        if full not in CSV_READERS:
            continue
        if dates_of_old(call):
            why = 'pandas 3 parses no dates by a function or joined columns'
            if not _PARTS.isdisjoint(k.arg for k in call.keywords):
                why += ': write pandas.to_datetime of each part'
                port.note(call, CHECK, RULE, why)
                continue
        elif told and not _names_missing(call):
            why = 'pandas 2 reads the word None as a missing value'
        else:
            continue
        new = f'old_tables.{full.rpartition(".")[2]}'
        port.source.replace(call.func, new)
        port.needs.add('legacy_rnn.compat:old_tables')
        port.changed(call.func, RULE, why, new)


def _tells_none(tree, imported):
    """Whether a file reads texts as Python, or knows the word None."""
    return any(
        dotted(call.func, {**imported, 'eval': 'eval'}) in _READ_AS_CODE
        for call in trees.of_kind(tree, ast.Call)
    ) or any(
        isinstance(part, ast.Constant) and part.value == 'None'
        for node in trees.of_kind(tree, ast.Compare)
        for part in (node.left, *node.comparators)
    )


def _names_missing(call):
    """Whether a call says itself what stands for a missing value."""
    return any(k.arg in {None, 'keep_default_na'} for k in call.keywords)


def _written(port, call, imported):
    """Whether a call was written anew."""
    given = dict(zip(_PLACES, call.args, strict=False))
    named = {k.arg: k.value for k in call.keywords}
    starred = any(isinstance(a, ast.Starred) for a in call.args)
    if starred or len(call.args) > len(_PLACES) or 'path' not in given:
        return False
    if not set(named) <= set(_PLACES) - set(given):
        return False
    pandas = [name for name, full in imported.items() if full == 'pandas']
    if not pandas and 'pandas' in stored_names(port.source.tree):
        return False
    if not pandas:
        port.needs.add('pandas')
    parts = [f'{min(pandas, default="pandas")}.read_csv(', given.pop('path')]
    for name, value in {**_DEFAULTS, **given, **named}.items():
        parts += [f', {name}=', value]
    port.source.replace(call, *parts, ')')
    port.changed(call, RULE, RULE.why, 'read_csv')
    return True
