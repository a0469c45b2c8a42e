"""Functions in aggregates of pandas that stood for its own methods, up to 2.

    groups.agg(np.std)                ->  groups.agg('std')
    groups.agg({'a': [sum, np.var]})  ->  groups.agg({'a': ['sum', 'var']})
    frame.pivot_table(aggfunc=max)    ->  frame.pivot_table(aggfunc='max')
    frame.groupby('a').agg(np.mean)
                        ->  frame.groupby('a').agg('mean', numeric_only=True)

Since pandas 3 they are called themselves: a deviation is that of all values,
not of a sample, and what is missing makes a sum missing, all without a word.
NumPy's other functions give what they gave. Columns of text were left out.

Source: pandas 0.24, executed; pandas 3.0, "What's New".
"""

from __future__ import annotations

import ast

from ....sources import dialect
from ....sources.old_values import NUMBERS_OF_GROUPS
from ....sources.own_reductions import method_of
from ...names.local_names import dotted, imported_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='own-reductions',
    does="Names pandas' own methods in aggregates instead of functions",
    why='pandas 3 calls the function itself, which computes otherwise',
    before=(
        'import numpy as np\nimport pandas as pd\n'
        "x = frame.groupby('a').agg(np.std)\n"
    ),
    after=(
        'import numpy as np\nimport pandas as pd\n'
        "x = frame.groupby('a').agg('std', numeric_only=True)\n"
    ),
    sources=ANY_SOURCE,
)
_METHODS = ('agg', 'aggregate', 'transform')
# Functions of NumPy that do otherwise than the methods.
_OTHERWISE = ('numpy.median', 'numpy.std', 'numpy.var')


def apply(port):
    """Writes the names of methods."""
    imported = imported_names(port.source.tree)
    own = {name.partition('.')[0] for name in imported.values()}
    if 'pandas' not in own | port.project.packages:
        return
    for call in port.calls.values():
        named = [k.value for k in call.keywords if k.arg == 'aggfunc']
        if getattr(call.func, 'attr', '') in _METHODS and not call.keywords:
            named += call.args if len(call.args) == 1 else []
        for node in named:
            if _is_whole(call) and _leaves_out(port, node, imported):
                continue
            for function in _functions(node):
                _port(port, function, imported)


def _is_whole(call):
    """Whether it is `frame.groupby('a').agg(...)`, of all columns."""
    made = getattr(call.func, 'value', None)
    by = getattr(getattr(made, 'func', None), 'attr', '')
    return by == 'groupby' and call.func.attr != 'transform'


def _leaves_out(port, node, imported):
    """`np.mean`, `'mean'`; whether what is no number was left out."""
    name = getattr(node, 'value', None)
    method = method_of(dotted(node, imported) or '') or name
    if not isinstance(method, str) or method not in NUMBERS_OF_GROUPS:
        return False
    new = f'{method!r}, numeric_only=True'
    port.source.replace(node, new)
    port.changed(node, RULE, 'columns of text are no longer left out', new)
    return True


def _functions(node):
    """What a list or a dict of functions holds, or the one that it is."""
    parts = getattr(node, 'elts', getattr(node, 'values', None))
    if parts is None:
        return [node]
    return [function for part in parts for function in _functions(part)]


def _port(port, node, imported):
    full = dotted(node, imported) or ''
    if isinstance(node, ast.Name) and not full:
        is_own = node.id in dialect.bound_names(port.source.tree)
        full = '' if is_own else f'builtins.{node.id}'
    if full in _OTHERWISE or full.startswith('builtins.') and method_of(full):
        new = repr(method_of(full))
        port.source.replace(node, new)
        port.changed(node, RULE, RULE.why, new)
