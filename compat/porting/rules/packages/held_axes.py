"""`hold`, by which matplotlib's axes kept what they had for the next drawing.

    plt.hold(True)      taken out: they keep it
    axes.hold('off')    check: they keep it all the same

Source: matplotlib 2.0 ("hold is deprecated") and 3.0 ("removed").
"""

from __future__ import annotations

import ast

from ....sources.libraries.old_calls import DRAWING
from ...findings import CHECK
from ...names.local_names import dotted, imported_names
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
_OFF = False, 'off', 'Off'


def apply(port):
    """Takes out what says no more, and reports what is not done."""
    imported = imported_names(port.source.tree)
    if not DRAWING & {full.split('.')[0] for full in imported.values()}:
        return
    for call in port.calls.values():
        full = dotted(call.func, imported)
        is_method = not full and getattr(call.func, 'attr', '') == 'hold'
        if not is_method and full not in _FUNCTIONS:
            continue
        given = [*call.args, *(k.value for k in call.keywords)]
        value = getattr(given[0], 'value', None) if len(given) == 1 else None
        statement = port.parents.get(id(call))
        if value in _ON and isinstance(statement, ast.Expr):
            port.handled.add(id(call.func))
            statement_edits.write(port, statement, [], RULE, RULE.why)
        elif value in _OFF and is_method:
            why = f'{RULE.why}: write axes.cla() before what draws next'
            port.note(call, CHECK, RULE, why)
