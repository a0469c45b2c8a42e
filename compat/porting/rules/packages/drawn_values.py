"""Values of matplotlib's arguments that it took in other words.

    plt.xticks(places, rotation='45')       rotation=45
    plt.fill_between(x, y, alpha='0.25')    alpha=0.25
    plt.legend(loc='upperright')            loc='best', as it fell back to
    plt.plot(x, y, linestyle='steps')       drawstyle='steps'

Source: matplotlib's API changes, 3.1 to 3.5; matplotlib 3.0.3, executed.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries.old_calls import DRAWING
from ...names.local_names import imported_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='drawn-values',
    does="Writes values of matplotlib's arguments as it takes them today",
    why='it took numbers in quotes, unknown places and steps as a line style',
    before="import matplotlib.pyplot as plt\nplt.xticks(x, rotation='45')\n",
    after='import matplotlib.pyplot as plt\nplt.xticks(x, rotation=45)\n',
    sources=ANY_SOURCE,
)
_NUMBERS = ('alpha', 'linewidths', 'rotation')
_STYLES = ('linestyle', 'ls')
_STEPS = frozenset('steps steps-mid steps-post steps-pre'.split())
_CORNERS = [f'{v} {h}' for v in ('upper', 'lower') for h in ('left', 'right')]
_PLACES = frozenset(
    (*_CORNERS, 'best', 'right', 'center', 'center left', 'center right')
    + ('upper center', 'lower center')
)


def apply(port):
    """Writes such values anew."""
    imported = imported_names(port.source.tree).values()
    if not {full.split('.')[0] for full in imported} & DRAWING:
        return
    for call in trees.of_kind(port.source.tree, ast.Call):
        is_legend = trees.called(call) == 'legend'
        for keyword in call.keywords:
            value = getattr(keyword.value, 'value', None)
            if not isinstance(value, str):
                continue
            if keyword.arg in _NUMBERS and _is_number(value):
                _write(port, keyword.value, value.strip())
            elif keyword.arg == 'loc' and is_legend:
                # What begins with `outside` is of figures, and new.
                if value not in _PLACES and not value.startswith('outside'):
                    _write(port, keyword.value, "'best'")
            elif keyword.arg in _STYLES and value in _STEPS:
                _write(port, keyword, f'drawstyle={value!r}')


def _write(port, node, new):
    port.source.replace(node, new)
    port.changed(node, RULE, 'matplotlib takes no such value today', new)


def _is_number(value):
    try:
        return float(value) == float(value)
    except ValueError:
        return False
