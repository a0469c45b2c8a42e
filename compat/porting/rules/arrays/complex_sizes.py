"""Sizes of complex numbers of which the type is named.

    np.absolute(spectrum, dtype=np.float32)

NumPy up to 1.20 took complex numbers of that precision, and today takes none,
as the type is that of the numbers, too.

Source: NumPy 1.21 release notes; run under 1.16, 1.19 and 1.21.
"""

from __future__ import annotations

from ...names.local_names import dotted, names_of_numpy
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='complex-sizes',
    does='Takes the sizes of complex numbers, too, where their type is named',
    why='NumPy 1.21 takes no complex numbers for sizes of a type',
    before=(
        'import numpy as np\ny = np.absolute(spectrum, dtype=np.float32)\n'
    ),
    after=(
        'from legacy_rnn.compat import numpy1\n'
        'import numpy as np\n'
        'y = numpy1.absolute(spectrum, dtype=np.float32)\n'
    ),
    sources=ANY_SOURCE,
)
_HOME = 'legacy_rnn.compat:numpy1'
_NAMES = ('numpy.abs', 'numpy.absolute')


def apply(port):
    """Writes our function where a type is all that is asked for."""
    tree = port.source.tree
    names = names_of_numpy(tree)
    for call in port.calls.values():
        named = [keyword.arg for keyword in call.keywords]
        if named != ['dtype'] or len(call.args) != 1:
            continue
        if dotted(call.func, names) in _NAMES:
            port.source.replace(call.func, 'numpy1.absolute')
            port.needs.add(_HOME)
            port.changed(call, RULE, RULE.why, 'numpy1.absolute')
