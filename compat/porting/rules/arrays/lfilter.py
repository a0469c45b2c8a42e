"""`scipy.signal.lfilter` over rewards, which may be objects.

    scipy.signal.lfilter([1], [1, -gamma], x[::-1], axis=0)[::-1]

The rewards of a rollout that holds states too are an array of objects, which
SciPy filtered up to 1.16, and refuses today. Where a port makes arrays as
NumPy 1 did, arrays of one may be among them.

Source: SciPy 1.16.3 and 1.17.1, as they ran.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import module_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='lfilter',
    does='Hands numbers to `scipy.signal.lfilter`, which refuses objects',
    why='SciPy filters no arrays of objects any more',
    before=(
        'import numpy as np\n'
        'import scipy.signal\n'
        'y = scipy.signal.lfilter([1], [1, -g], x[::-1], axis=0)[::-1]\n'
    ),
    after=(
        'import numpy as np\n'
        'import scipy.signal\n'
        'y = scipy.signal.lfilter([1], [1, -g], np.asarray(x[::-1], float), '
        'axis=0)[::-1]\n'
    ),
    follows=('ragged-rows',),
    sources=ANY_SOURCE,
)
_PLACE = 2
_HOME = 'legacy_rnn.compat:numpy1'


def apply(port):
    """Writes the numbers of what is filtered backwards."""
    aliases = sorted(module_names(port.source.tree))
    for call in trees.of_kind(port.source.tree, ast.Call):
        if len(call.args) <= _PLACE:
            continue
        name = trees.last_name(call.func)
        data = call.args[_PLACE]
        if name != 'lfilter' or not _is_backwards(data):
            continue
        old = port.source.get(data)
        new = f'{old}.astype(float)'
        if _HOME in port.needs:
            new = f'numpy1.numbers({old})'
        elif aliases:
            new = f'{aliases[0]}.asarray({old}, float)'
        port.source.replace(data, new)
        port.changed(data, RULE, RULE.why, new)


def _is_backwards(node):
    part = getattr(node, 'slice', None)
    return isinstance(part, ast.Slice) and ast.unparse(part) == '::-1'
