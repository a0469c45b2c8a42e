"""New axes of lists past the last, which NumPy put at the end.

    labels.append(rows[i, -1])
    y = np.expand_dims(labels, 2)

The array of a list of numbers has one axis. Up to 1.17 `numpy.expand_dims` put
an axis past the last at the end, here as the second.

Source: NumPy 1.18 release notes; run under 1.16 and 1.19.
"""

from __future__ import annotations

from ...kinds.arrays.even_rows import Rows
from ...names.local_names import dotted, names_of_numpy
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='past-axes',
    does='Puts a new axis past the last of a list at the end, as NumPy did',
    why='NumPy 1.18 refuses an axis past the last',
    before=(
        'import numpy as np\n'
        'y = []\n'
        'y.append(x[0, 0])\n'
        'y = np.expand_dims(y, 2)\n'
    ),
    after=(
        'from legacy_rnn.compat import numpy1\n'
        'import numpy as np\n'
        'y = []\n'
        'y.append(x[0, 0])\n'
        'y = numpy1.expand_dims(y, 2)\n'
    ),
    sources=ANY_SOURCE,
)
_HOME = 'legacy_rnn.compat:numpy1'
# A list has one axis at least, after which a new one may come.
_FIRST_PAST = 2


def apply(port):
    """Writes our function where a list gets an axis past the second."""
    tree = port.source.tree
    names = names_of_numpy(tree)
    rows = Rows(tree)
    for call in port.calls.values():
        if dotted(call.func, names) != 'numpy.expand_dims' or not call.args:
            continue
        named = [k.value for k in call.keywords if k.arg == 'axis']
        node = (*call.args[1:], *named, None)[0]
        axis = getattr(node, 'value', None)
        if type(axis) is int and axis >= _FIRST_PAST:
            if rows.is_list(call.args[0]):
                port.source.replace(call.func, 'numpy1.expand_dims')
                port.needs.add(_HOME)
                port.changed(call, RULE, RULE.why, 'numpy1.expand_dims')
