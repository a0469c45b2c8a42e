"""Numbers of a text that goes on with what is none.

    x = np.fromstring(line, sep=',')

NumPy gave the numbers before it up to 2.3, and raises since.

Source: NumPy 2.4 release notes; run under 1.16 and 1.18.
"""

from __future__ import annotations

import ast

from ... import calls
from ...names.local_names import dotted, names_of_numpy
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='text-numbers',
    does='Reads the numbers that a text starts with, as NumPy did',
    why='NumPy 2.4 refuses a text that goes on with what is no number',
    before="import numpy as np\nx = np.fromstring(line, sep=',')\n",
    after=(
        'from legacy_rnn.compat import number_texts\n'
        'import numpy as np\n'
        "x = number_texts.fromstring(line, sep=',')\n"
    ),
    sources=ANY_SOURCE,
)
_PLACE_OF_SEPARATOR = 3


def apply(port):
    """Writes our function where `numpy.fromstring` has a separator."""
    names = names_of_numpy(port.source.tree)
    for call in port.calls.values():
        if dotted(call.func, names) != 'numpy.fromstring' or not call.args:
            continue
        named = [k.value for k in call.keywords if k.arg == 'sep']
        separator = (*call.args[_PLACE_OF_SEPARATOR:], *named, None)[0]
        if separator is None or calls.is_starred(call):
            continue
        is_bytes = getattr(separator, 'value', None) == ''
        if not is_bytes and not isinstance(call.args[0], ast.Constant):
            new = 'number_texts.fromstring'
            port.source.replace(call.func, new)
            port.needs.add('legacy_rnn.compat:number_texts')
            port.changed(call, RULE, RULE.why, new)
