"""Letters that `struct.unpack` gives, which are bytes today.

    header = struct.unpack('<xcccc', file.read(5))
    if header[0] != 'B':          True of every file

Source: the documentation of Python's `struct`, format `c`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...findings import CHECK
from ...names.calls_of_names import dotted
from ...names.local_names import imported_names
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='unpacked-letters',
    does='Reports letters that struct gives, in programs of Python 2',
    why='they are bytes today, and equal no text',
    before="import struct\nprint struct.unpack('<c', data)\n",
    sources=ANY_SOURCE,
)
_CALLS = ('struct.unpack', 'struct.unpack_from', 'struct.iter_unpack')
_WHY = "its letters are bytes today: compare them with b'B', or decode them"


def apply(port):
    """Reports formats that hold a `c`."""
    if not port.project.python2 or 'struct' not in port.source.text:
        return
    imported = imported_names(port.source.tree)
    for call in port.calls.values():
        name = dotted(call)
        if imported.get(name, name) in _CALLS and call.args:
            given = call.args[0]
            if isinstance(given, ast.Constant) and 'c' in str(given.value):
                if not _is_dropped(port, call):
                    port.note(call, CHECK, RULE, _WHY)


def _is_dropped(port, call):
    """Whether the one name of what a call gives is nowhere read."""
    parent = port.parents.get(id(call))
    if not isinstance(parent, ast.Assign) or len(parent.targets) > 1:
        return isinstance(parent, ast.Expr)
    target = parent.targets[0]
    return isinstance(target, ast.Name) and not any(
        trees.last_name(node) == target.id and isinstance(node.ctx, ast.Load)
        for node in trees.of_kind(port.source.tree, ast.Attribute, ast.Name)
    )
