"""Dates of a column, of which each may have a form of its own.

    pd.to_datetime(f['day'])              ->  pd.to_datetime(f['day'],
                                                  format='mixed')
    pd.read_csv(path, parse_dates=[0])    ->  pd.read_csv(path,
                                                  parse_dates=[0],
                                                  date_format='mixed')

Source: pandas 2.0, "What's New".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries import date_forms
from ....sources.libraries.old_values import dates_of_old
from ...names.local_names import dotted, imported_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='date-forms',
    does='Has pandas read each date by its own form',
    why='since pandas 2 the first date tells the form of all',
    before='import pandas as pd\nx = pd.to_datetime(days)\n',
    after="import pandas as pd\nx = pd.to_datetime(days, format='mixed')\n",
    sources=ANY_SOURCE,
)


def apply(port):
    """Says that dates have forms of their own."""
    imported = imported_names(port.source.tree)
    for call in trees.of_kind(port.source.tree, ast.Call):
        given = {k.arg: k for k in call.keywords if not _is_nothing(k.value)}
        argument = date_forms.told(dotted(call.func, imported), given)
        is_open = any(isinstance(part, ast.Starred) for part in call.args)
        if not argument or None in given or is_open:
            continue
        empty = [k.value for k in call.keywords if k.arg == argument]
        behind = given.get('parse_dates')
        if behind is None:
            if len(call.args) > date_forms.PLACES or _is_one(call):
                continue
            behind = [*call.args, *call.keywords][-1]
        elif dates_of_old(call):
            continue  # frame-readers writes it.
        new = f'{argument}={date_forms.MIXED!r}'
        if empty:  # `format=None`
            port.source.replace(empty[0], repr(date_forms.MIXED))
        else:
            port.source.insert(port.source.whole(behind)[1], f', {new}')
        port.changed(call, RULE, RULE.why, new)


def _is_nothing(node):
    return isinstance(node, ast.Constant) and node.value in (None, False)


def _is_one(call):
    """Whether a call reads one date as it is written, or nothing."""
    return not call.args or isinstance(call.args[0], (ast.Constant, ast.Dict))
