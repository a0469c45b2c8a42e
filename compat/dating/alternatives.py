"""Imports that a program tries one after the other.

    try:
        from tensorflow.python.ops.rnn_cell_impl import _linear
    except ImportError:
        from tensorflow.contrib.rnn.python.ops.core_rnn_cell import _linear

Each may fail, but not both: it fits the releases that have the one, and those
that have the other.
"""

from __future__ import annotations

import ast

from ..releases import RELEASES
from ..sources import reading
from . import guards
from .facts import Evidence, ordered


def gather(uses, tell):
    """Evidence of the imports of a `try` and of what it falls back on.

    Args:
        uses: `names.Uses`.
        tell: Function of a Use, which gives its Evidence or None.
    """
    for node in guards.walk(uses):
        if not isinstance(node, ast.Try) or len(node.handlers) != 1:
            continue
        if not reading.handles_failure(node.handlers[0]):
            continue
        first = _fitting(uses, node.body, tell)
        second = _fitting(uses, node.handlers[0].body, tell)
        if first and second:
            fits = ordered(first[1] | second[1])
            yield Evidence(first[0], node.lineno, fits, 'name')


def _fitting(uses, body, tell):
    """What imports need: a symbol, and the releases that have them all.

    None where one of the statements is no import, or tells nothing.
    """
    if not all(isinstance(s, (ast.Import, ast.ImportFrom)) for s in body):
        return None
    lines = range(body[0].lineno, body[-1].end_lineno + 1)
    told = [tell(use) for use in uses.found if use.line in lines]
    told = [item for item in told if item and item.releases]
    if not told:
        return None
    fits = set(RELEASES).intersection(*(item.releases for item in told))
    return told[0].symbol, fits
