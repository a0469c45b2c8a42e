"""Chances that a list holds, each a float32 that a session gave.

    p = [q / sum(values) for q in values]
    i = np.random.choice(n, p=p)      p=np.asarray(p)

Beside a number of Python's a single float32 was a float64 until NumPy 1.26. It
stays a float32 today, and a list of these sums to 1 too loosely for `choice`,
which knows the type of an array alone.

Source: NumPy 2.0 migration guide, "Changes to NumPy data type promotion".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...kinds.numbers import whole_numbers
from ...names.local_names import dotted, names_of_numpy
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='listed-chances',
    does='Makes an array of the chances that `choice` is given as a list',
    why='a list of float32 sums to 1 too loosely for it since NumPy 2.0',
    before=(
        'import numpy as np\n'
        'p = [q / sum(values) for q in values]\n'
        'i = np.random.choice(n, p=p)\n'
    ),
    after=(
        'import numpy as np\n'
        'p = [q / sum(values) for q in values]\n'
        'i = np.random.choice(n, p=np.asarray(p))\n'
    ),
    sources=ANY_SOURCE,
)


def apply(port):
    """Makes arrays of the chances that lists hold."""
    names = names_of_numpy(port.source.tree)
    values = whole_numbers.values(port.source.tree)
    for call in port.calls.values():
        if dotted(call.func, names) != 'numpy.random.choice':
            continue
        numpy = trees.dotted(call.func).partition('.')[0]
        for keyword in call.keywords:
            given = values.get(getattr(keyword.value, 'id', None), ())
            if keyword.arg == 'p' and any(map(_is_computed, given)):
                new = f'{numpy}.asarray({ast.unparse(keyword.value)})'
                port.source.replace(keyword.value, new)
                port.changed(keyword.value, RULE, RULE.why, new)


def _is_computed(node):
    """Whether it is a list whose items are quotients."""
    return isinstance(node, ast.ListComp) and whole_numbers.is_divided(
        node.elt
    )
