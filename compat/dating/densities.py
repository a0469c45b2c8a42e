"""Methods that distributions had up to 1.0, for numbers and counts apart.

Source: TensorFlow 1.0.1 and 1.1.0, `contrib/distributions`, where `prob`
serves both from 1.1 alone.
"""

from __future__ import annotations

import ast

from . import guards
from .facts import Evidence, until

PACKAGE = 'contrib.distributions.'
# Old methods to those that are left.
METHODS = {
    'log_pdf': 'log_prob',
    'log_pmf': 'log_prob',
    'pdf': 'prob',
    'pmf': 'prob',
}
_SURE = frozenset(name for name in METHODS if name.startswith('log_'))


def gather(uses):
    """Evidence of the old methods in a source that makes distributions.

    Args:
        uses: `names.Uses`.
    """
    made = [
        use
        for use in uses.found
        if use.call is not None and use.names[0].startswith(PACKAGE)
    ]
    for node in guards.walk(uses) if made else ():
        if isinstance(node, ast.Attribute) and node.attr in _SURE:
            symbol = made[0].names[0]
            yield Evidence(symbol, node.lineno, until('1.0'), 'call')


def is_old(node, made):
    """Whether an attribute is an old method of a distribution.

    Args:
        node: ast.Attribute.
        made: Names and attributes that hold distributions.
    """
    name = getattr(node.value, 'id', getattr(node.value, 'attr', ''))
    return node.attr in _SURE or (node.attr in METHODS and name in made)
