"""`apply` to pandas' windows, which gave arrays until pandas 1.0.

    column.rolling(60).apply(lambda x: (x - x.mean())[-1])

A series has no row -1. A function that takes what arrays lack is of a later
pandas, and stays.

Source: pandas 0.23 and 1.0, "What's New"; `Rolling.apply`, `raw`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import assigned_values, imported_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='window-arrays',
    does='Tells pandas to apply a function to the arrays of windows',
    why='since pandas 1.0 it is given series, whose last row is not x[-1]',
    before=(
        'import pandas as pd\n'
        'x = column.rolling(60).apply(lambda rows: rows[-1] - rows[0])\n'
    ),
    after=(
        'import pandas as pd\n'
        'x = column.rolling(60)'
        '.apply(lambda rows: rows[-1] - rows[0], raw=True)\n'
    ),
    sources=ANY_SOURCE,
)
_WHY = 'pandas gave arrays until 1.0'
_WINDOWS = frozenset(['expanding', 'rolling'])
# What functions take of arrays; series have it, too, or it says an array.
_OF_ARRAYS = frozenset(
    'T all any argmax argmin argsort astype clip copy cumprod cumsum dot '
    'dtype flatten max mean min ndim prod ravel reshape round shape size '
    'std sum tolist var'.split()
)


def apply(port):
    """Asks for arrays where the function may take only these."""
    tree = port.source.tree
    imported = imported_names(tree).values()
    if not any(full.partition('.')[0] == 'pandas' for full in imported):
        return
    functions = {n.name: n for n in trees.of_kind(tree, ast.FunctionDef)}
    for call in port.calls.values():
        if getattr(call.func, 'attr', '') != 'apply' or len(call.args) != 1:
            continue
        given = call.args[0]
        function = functions.get(getattr(given, 'id', ''), given)
        told = {None, 'raw'} & {k.arg for k in call.keywords}
        is_window = any(_gives_windows(call.func.value, tree))
        if is_window and not told and _takes_arrays(function, functions):
            end = port.source.whole(given)[1]
            port.source.insert(end, ', raw=True')
            port.changed(call, RULE, _WHY, 'raw=True')


def _gives_windows(node, tree):
    """Whether a value, or what is assigned to its name, makes windows."""
    values = [node]
    if isinstance(node, ast.Name):
        values = assigned_values(tree).get(node.id, [])
    for value in values:
        yield getattr(getattr(value, 'func', None), 'attr', '') in _WINDOWS


def _takes_arrays(function, functions):
    """Whether a function takes of its argument only what arrays have."""
    if not isinstance(function, ast.FunctionDef | ast.Lambda):
        return False
    if not function.args.args:
        return False
    name = function.args.args[0].arg
    for node in ast.walk(function):
        of_it = getattr(getattr(node, 'value', None), 'id', '') == name
        if isinstance(node, ast.Attribute) and of_it:
            if node.attr not in _OF_ARRAYS:
                return False
        elif isinstance(node, ast.Call) and _hands(node, name, functions):
            return False
    return True


def _hands(call, name, functions):
    """Whether a call hands an argument on to a function of the file."""
    given = [getattr(a, 'id', '') for a in call.args]
    return name in given and getattr(call.func, 'id', '') in functions
