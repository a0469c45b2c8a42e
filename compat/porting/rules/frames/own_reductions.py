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

from ....sources.libraries.old_values import NUMBERS_OF_GROUPS, TEXTS_OF_GROUPS
from ....sources.libraries.own_reductions import method_of
from ....sources.python2 import dialect
from ...kinds.frames.frames import of_source
from ...names.local_names import (
    assigned_values,
    dotted,
    imported_names,
    imported_packages,
)
from ...rule import ANY_SOURCE, Rule
from ...text import frames_of_then

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
_OTHERWISE = tuple(
    f'numpy.{name}' for name in 'median nanstd nanvar std var'.split()
)
_EXTREMES = tuple(f'numpy.{name}' for name in 'amax amin max min'.split())
_LABEL = 'what NumPy 1 called amax and amin has other labels today'
_TEXT = 'columns of text are no longer left out'


def apply(port):
    """Writes the names of methods."""
    imported = imported_names(port.source.tree)
    own = imported_packages(port.source.tree)
    if 'pandas' not in own | port.project.packages:
        return
    frames = of_source(port.source.tree)
    for call in port.calls.values():
        is_method = getattr(call.func, 'attr', '') in _METHODS
        is_method = is_method and len(call.args) + len(call.keywords) == 1
        asked = ('aggfunc', 'func') if is_method else ('aggfunc',)
        given = [k.value for k in call.keywords if k.arg in asked]
        for node in [*given, *(call.args if is_method else ())]:
            if _is_whole(call, frames) and _leaves_out(port, node, imported):
                continue
            for function in _functions(node):
                _port(port, function, imported)
            if is_method:
                _port_by_name(port, node, imported)


def _is_whole(call, frames):
    """Whether it is `frame.groupby('a').agg(...)`, of all columns."""
    made = getattr(call.func, 'value', None)
    return frames.is_grouped(made) and call.func.attr != 'transform'


def _leaves_out(port, node, imported):
    """`np.mean`, `'mean'`; whether what is no number was left out."""
    name = getattr(node, 'value', None)
    method = method_of(dotted(node, imported) or '') or name
    if not isinstance(method, str) or method not in NUMBERS_OF_GROUPS:
        return False
    if method in TEXTS_OF_GROUPS:
        frames_of_then.ask(port, node, RULE, _TEXT)
        return True
    new = f'{method!r}, numeric_only=True'
    port.source.replace(node, new)
    port.changed(node, RULE, _TEXT, new)
    return True


def _functions(node):
    """What a list or a dict of functions holds, or the one that it is."""
    parts = getattr(node, 'elts', getattr(node, 'values', None))
    if parts is None:
        return [node]
    return [function for part in parts for function in _functions(part)]


def _port(port, node, imported):
    full = _full(port, node, imported)
    if _stood_for_method(full):
        new = repr(method_of(full))
        port.source.replace(node, new)
        port.changed(node, RULE, RULE.why, new)


def _port_by_name(port, node, imported):
    """`how = np.std; g.agg(how)`, and the labels of `g.agg([np.max])`."""
    values = assigned_values(port.source.tree)
    for name in [n for n in _functions(node) if isinstance(n, ast.Name)]:
        for value in values.get(name.id, ()):
            for function in _functions(value):
                if _stood_for_method(_full(port, function, imported)):
                    frames_of_then.ask(port, name, RULE, RULE.why)
    parts = getattr(node, 'values', [node])
    lists = [part for part in parts if isinstance(part, ast.List)]
    for function in [f for part in lists for f in _functions(part)]:
        if _full(port, function, imported) in _EXTREMES:
            frames_of_then.ask(port, function, RULE, _LABEL)


def _full(port, node, imported):
    """The full name of a function, `builtins.max` say, or ''."""
    full = dotted(node, imported) or ''
    if isinstance(node, ast.Name) and not full:
        is_own = node.id in dialect.bound_names(port.source.tree)
        full = '' if is_own else f'builtins.{node.id}'
    return full


def _stood_for_method(full):
    is_builtin = full.startswith('builtins.') and method_of(full)
    return full in _OTHERWISE or bool(is_builtin)
