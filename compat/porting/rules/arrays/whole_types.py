"""NumPy's whole numbers, which were of Python 2's type `int`.

    isinstance(x, int)             ->  isinstance(x, (int, np.int64))
    isinstance(x, (int, float))    ->  isinstance(x, (int, np.int64, float))

Those of 64 bits were; today they are of no type of Python's, and another
branch of the program is taken without a word.

Source: NumPy 1.16 under Python 2.7, executed.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import visible
from ...names.local_names import imported_names
from ...rule import ANY_SOURCE, Rule

_BEFORE = 'import numpy as np\nprint isinstance(counts[0], int)\n'
RULE = Rule(
    name='whole-types',
    does="Takes NumPy's whole numbers for an `int` in Python 2's programs",
    why='those of 64 bits were of that type in Python 2',
    before=_BEFORE,
    after=(
        'import numpy as np\nprint(isinstance(counts[0], (int, np.int64)))\n'
    ),
    sources=ANY_SOURCE,
)
_WHOLE = frozenset('Integral Number int64 int_ integer number'.split())


def apply(port):
    """Writes NumPy's type beside `int`."""
    tree = port.source.tree
    names = [n for n, full in imported_names(tree).items() if full == 'numpy']
    if not port.project.python2 or not names:
        return
    for call in trees.of_kind(tree, ast.Call):
        if getattr(call.func, 'id', '') != 'isinstance' or len(call.args) != 2:
            continue
        kinds = call.args[1]
        parts = getattr(kinds, 'elts', [kinds])
        whole = [p for p in parts if getattr(p, 'id', '') == 'int']
        if not whole or _WHOLE & {trees.last_name(part) for part in parts}:
            continue
        new = f'{visible.name_of(port, call)}.int64'
        end = port.source.span(whole[-1])[1]
        if whole[-1] is kinds:
            port.source.insert(port.source.span(kinds)[0], '(')
            port.source.insert(end, f', {new})')
        else:
            port.source.insert(end, f', {new}')
        port.changed(call, RULE, RULE.why, new)
