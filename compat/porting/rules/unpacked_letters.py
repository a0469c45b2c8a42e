"""Letters that `struct.unpack` gives, which are bytes today.

    header = struct.unpack('<xcccc', file.read(5))
    if header[0] != 'B':          True of every file

Source: the documentation of Python's `struct`, format `c`.
"""

from __future__ import annotations

import ast

from ..findings import CHECK
from ..names.calls_of_names import dotted
from ..names.local_names import imported_names
from ..rule import ANY_SOURCE, Rule

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
                port.note(call, CHECK, RULE, _WHY)
