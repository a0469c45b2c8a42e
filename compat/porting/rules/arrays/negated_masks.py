"""Arrays of truth values that a program negates by a minus.

    x[-np.isnan(x)]        ->  x[~np.isnan(x)]
    frame[-(frame.a == 3)] ->  frame[~(frame.a == 3)]

Source: NumPy 1.9 and 1.13 release notes.
"""

from __future__ import annotations

from ....sources.libraries import negated_masks
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='negated-masks',
    does='Writes `~` for the minus of an array of truth values',
    why='NumPy refuses the minus since 1.13',
    before='import numpy as np\nx = x[-np.isnan(x)]\n',
    after='import numpy as np\nx = x[~np.isnan(x)]\n',
    sources=ANY_SOURCE,
)


def apply(port):
    """Writes `~`."""
    for node in negated_masks.find(port.source.tree):
        start = port.source.span(node)[0]
        port.source.replace_span(start, start + 1, '~')
        port.changed(node, RULE, RULE.why, f'~{port.source.get(node)[1:]}')
