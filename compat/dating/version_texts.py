"""Checks of the version that compare it as text.

    min_version = '1.4.0'
    if tf.__version__ < min_version:
        raise EnvironmentError(...)

As text 1.10 to 1.15 are less than 1.4: such a program ran under 1.4 to 1.9.

Source: the NMT tutorial of TensorFlow, `utils/misc_utils.py`, of 2017.
"""

from __future__ import annotations

import ast

from ..releases import RELEASES
from ..sources import trees
from .facts import Evidence

SYMBOL = '__version__'
_LAST = '.9'  # As late a correction as any release had.


def gather(uses):
    """Evidence of the checks of a source.

    Args:
        uses: `names.Uses`.
    """
    if not any(SYMBOL in use.names for use in uses.found):
        return
    nodes = [n for s in uses.statements for n in trees.walk(s.node)]
    texts = {}
    for node in nodes:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            name = getattr(node.targets[0], 'id', '')
            texts.setdefault(name, []).append(_text(node.value))
    for node in nodes:
        if isinstance(node, ast.If) and isinstance(node.body[0], ast.Raise):
            least = _least(node.test, texts)
            if least is not None:
                fit = [r for r in RELEASES if f'{r}{_LAST}' >= least]
                yield Evidence(SYMBOL, node.lineno, tuple(fit), 'call')


def _text(node):
    value = getattr(node, 'value', None)
    return value if isinstance(value, str) else None


def _least(test, texts):
    """The text that the version must not be less than, or None."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    if not isinstance(test.ops[0], ast.Lt):
        return None
    if getattr(test.left, 'attr', '') != SYMBOL:
        return None
    other = test.comparators[0]
    found = texts.get(getattr(other, 'id', None), [_text(other)])
    return found[0] if len(found) == 1 else None
