"""What a program gives to methods, or sets on classes, of TensorFlow.

Source: TensorFlow 1.5.1 and 1.6.0, `python/saved_model/builder_impl.py`;
1.0.1 and 1.1.0, `contrib/legacy_seq2seq`, which copies cells from 1.1 on.
"""

from __future__ import annotations

import ast

from ..sources import trees
from .facts import Evidence, known, leaf, since

_BUILDER = 'SavedModelBuilder'
_STRIPS = 'strip_default_attrs'
_COPY = '__deepcopy__'


def gather(uses):
    """Evidence of arguments that methods of a made object have since.

    Args:
        uses: `names.Uses`.
    """
    for use in uses.found:
        if leaf(use.names[0]) == _BUILDER and _STRIPS in uses.keywords:
            yield Evidence(use.names[0], use.line, since('1.6'), 'arguments')
    yield from _of_copies(uses)


def _of_copies(uses):
    """Evidence of cells that are told how to be copied.

    Up to 1.0 nothing copied them.
    """
    cells = {use.line: known(use.names[0])[0] or '' for use in uses.found}
    cells = {line: cell for line, cell in cells.items() if 'Cell' in cell}
    for statement in uses.statements if cells else ():
        for node in trees.walk(statement.node):
            if _sets_copy(node) and node.lineno in cells:
                cell = cells[node.lineno]
                yield Evidence(cell, node.lineno, since('1.1'), 'call')


def _sets_copy(node):
    """Whether it is `setattr(cell, '__deepcopy__', …)`."""
    if not isinstance(node, ast.Call) or len(node.args) < 2:
        return False
    named = getattr(node.args[1], 'value', None)
    return getattr(node.func, 'id', '') == 'setattr' and named == _COPY
