"""`hold`, by which matplotlib's axes kept what they had for the next drawing.

    plt.hold(True)      taken out: they keep it
    axes.hold('off')    check: they keep it all the same

Methods are those of axes by the name of what has them, or by what made it.

Source: matplotlib 2.0 ("hold is deprecated") and 3.0 ("removed").
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ....sources.libraries.old_calls import DRAWING
from ...findings import CHECK
from ...names import global_names
from ...names.local_names import assigned_values, dotted, imported_names
from ...rule import ANY_SOURCE, Rule
from ...text import statement_edits

RULE = Rule(
    name='held-axes',
    does="Takes out `hold(True)` of matplotlib's axes",
    why='axes hold what they have, and have no hold since matplotlib 3.0',
    before='import pylab\npylab.plot(x)\npylab.hold(True)\n',
    after='import pylab\npylab.plot(x)\n',
    sources=ANY_SOURCE,
)
_FUNCTIONS = {
    f'{module}.hold' for module in ('matplotlib.pyplot', 'matplotlib.pylab')
} | {'pylab.hold'}
_ON = True, 'on', 'On'
_AXES = re.compile(r'ax|fig|pl(o|t)|sub', re.IGNORECASE)


def apply(port):
    """Takes out what says no more, and reports what is not done."""
    imported = imported_names(port.source.tree)
    if not DRAWING & {full.split('.')[0] for full in imported.values()}:
        return
    starred = {f'{m}.hold' for m in global_names.starred(port.source.tree)}
    is_bound = 'hold' in global_names.find(port.source.text)[1]
    for call in port.calls.values():
        full = dotted(call.func, imported)
        is_method = not full and _is_of_axes(port, call.func)
        if getattr(call.func, 'id', '') == 'hold' and not is_bound:
            full = next(iter(starred & _FUNCTIONS), full)
        if not is_method and full not in _FUNCTIONS:
            continue
        given = [*call.args, *(k.value for k in call.keywords)]
        value = getattr(given[0], 'value', None) if len(given) == 1 else None
        statement = port.parents.get(id(call))
        if value in _ON and isinstance(statement, ast.Expr):
            port.handled.add(id(call.func))
            lines = _making(port, call.func) if is_method else []
            statement_edits.write(port, statement, lines, RULE, RULE.why)
        elif is_method:
            why = f'{RULE.why}: write axes.cla() before what draws next'
            port.note(call, CHECK, RULE, why)


def _is_of_axes(port, function):
    """Whether it is `axes.hold`, which has no other definition."""
    tree = port.source.tree
    if getattr(function, 'attr', '') != 'hold' or any(
        node.name == 'hold' for node in trees.of_kind(tree, *trees.DEFINING)
    ):
        return False
    owner = function.value
    made = assigned_values(tree).get(getattr(owner, 'id', ''), [])
    texts = map(ast.unparse, [owner, *filter(None, made)])
    return any(map(_AXES.search, texts))


def _making(port, function):
    """What makes the axes of `plt.subplot(211).hold`, as lines."""
    kinds = ast.Call, ast.NamedExpr
    makes = any(isinstance(n, kinds) for n in ast.walk(function.value))
    return [port.source.get(function.value)] if makes else []
