"""Places in the order of values, of which some are equal.

    np.argsort(lengths)            numpy1.argsort(lengths)
    lengths.argsort()[::-1]        numpy1.argsort(lengths)[::-1]
    np.argpartition(scores, -5)    numpy1.argpartition(scores, -5)

Equal lengths make other batches where they come in another order. NumPy had
one way to sort until 1.24; since then it depends on the machine.

Source: NumPy 1.25 and 2.0 release notes; run under 1.12, 1.13, 1.16, 1.18 and
2.4.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries import numba_functions
from ...names.local_names import dotted, names_of_numpy
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='tied-places',
    does='Sorts places of equal values as NumPy 1 did',
    why='since NumPy 1.25 their order depends on the machine',
    before='import numpy as np\norder = np.argsort(lengths)[::-1]\n',
    after=(
        'from legacy_rnn.compat import numpy1\n'
        'import numpy as np\norder = numpy1.argsort(lengths)[::-1]\n'
    ),
    follows=('numpy-names', 'moved-arguments'),
    sources=ANY_SOURCE,
)
_NAMES = ('argpartition', 'argsort')
_FULL = tuple(f'numpy.{name}' for name in _NAMES)
_SAME = ('quicksort', 'introselect', None)  # Today's default as well.


def apply(port):
    """Writes our functions where nothing says that ties keep their order."""
    tree = port.source.tree
    names = names_of_numpy(tree)
    compiled = numba_functions.nodes(tree)
    for node in trees.of_kind(tree, ast.Attribute, ast.Name):
        name = trees.last_name(node)
        if name not in _NAMES or node in compiled:
            continue
        call = port.calls.get(id(node))
        full = dotted(node, names)
        if call is not None and not _may_tie(call, full, names):
            continue
        if full in _FULL and isinstance(node.ctx, ast.Load):
            port.source.replace(node, f'numpy1.{name}')
        elif call is None or not _is_method(port, node, full):
            continue
        elif not _write(port, call):
            continue
        port.needs.add('legacy_rnn.compat:numpy1')
        port.changed(node, RULE, RULE.why, f'numpy1.{name}')


def _may_tie(call, full, names):
    """Whether the order of equal values may be any, and some may be."""
    kinds = [k.value for k in call.keywords if k.arg == 'kind']
    if any(getattr(kind, 'value', None) not in _SAME for kind in kinds):
        return False
    values = call.args[:1] if full else [getattr(call.func, 'value', None)]
    made = [dotted(getattr(v, 'func', None), names) for v in values]
    return not any(name.startswith('numpy.random.') for name in made)


def _is_method(port, node, full):
    is_known = full or node in port.names.resolved
    owner = getattr(getattr(node, 'value', None), 'id', '')
    return isinstance(node, ast.Attribute) and not is_known and owner != 'self'


def _write(port, call):
    """`lengths.argsort(axis=1)`; whether it was written."""
    given = [*call.args, *(k.value for k in call.keywords)]
    is_open = any(isinstance(a, ast.Starred) for a in given)
    if is_open or any(k.arg is None for k in call.keywords):
        return False
    pieces = [f'numpy1.{call.func.attr}(', call.func.value]
    for value in call.args:
        pieces += [', ', value]
    for keyword in call.keywords:
        pieces += [f', {keyword.arg}=', keyword.value]
    port.source.replace(call, *pieces, ')')
    return True
