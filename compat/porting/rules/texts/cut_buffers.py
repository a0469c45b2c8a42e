"""Buffers of Python 2's `StringIO` that are emptied and written to again.

    queue.truncate(0)    ->    queue.truncate(queue.seek(0))

Python 2 wrote on where it had cut. Today zeros fill the gap up to the place of
before, as in the writer of tables that the documentation of `csv` had.

Source: Python 2.7, `StringIO.py` and `cStringIO.c`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import dotted, imported_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='cut-buffers',
    does='Goes to the start of a `StringIO` that is emptied',
    why='what is written next stands behind zeros today',
    before=(
        'import cStringIO\n'
        'queue = cStringIO.StringIO()\n'
        'queue.write("a")\n'
        'queue.truncate(0)\n'
        'print queue.getvalue()\n'
    ),
    after=(
        'import io\n'
        'queue = io.StringIO()\n'
        'queue.write("a")\n'
        'queue.truncate(queue.seek(0))\n'
        'print(queue.getvalue())\n'
    ),
    sources=ANY_SOURCE,
)
_KINDS = ('io.BytesIO', 'io.StringIO')


def apply(port):
    """Empties buffers as Python 2 did."""
    if not port.project.python2:
        return
    tree = port.source.tree
    imported = imported_names(tree)
    buffers = {
        ast.unparse(target)
        for node in trees.of_kind(tree, ast.Assign)
        if dotted(getattr(node.value, 'func', None), imported) in _KINDS
        for target in node.targets
    }
    for call in port.calls.values():
        if getattr(call.func, 'attr', '') != 'truncate' or call.keywords:
            continue
        owner = ast.unparse(call.func.value)
        sizes = [getattr(size, 'value', None) for size in call.args]
        if sizes == [0] and owner in buffers:
            new = f'{owner}.seek(0)'
            port.source.replace(call.args[0], new)
            port.changed(call, RULE, RULE.why, new)
