"""Arrays of bytes, whose items were plain strings in Python 2.

    names = np.array(names, dtype='S9')  ->  np.array(names, dtype='U9')

Source: NumPy, "Data types"; NumPy 1.16 on Python 2.7.
"""

from __future__ import annotations

from ....sources.python2 import byte_arrays
from ...rule import ANY_SOURCE, Rule

_TEXT = ".astype('U')"
_LETTERS = ", 'latin-1')"
RULE = Rule(
    name='byte-arrays',
    does='Makes arrays of bytes arrays of text, where nothing asks for bytes',
    why='bytes equal no text in Python 3',
    before="import numpy as np\nprint np.array(names, dtype='S9')\n",
    after="import numpy as np\nprint(np.array(names, dtype='U9'))\n",
    sources=ANY_SOURCE,
    follows=('numpy-names',),
)


def apply(port):
    """Has arrays of Python 2's strings hold text."""
    if not port.project.python2:
        return
    for node, kind in byte_arrays.find(port.source.tree).items():
        new = repr(kind) if kind else _TEXT
        if kind:
            port.source.replace(node, new)
        elif byte_arrays.reads(node):
            new = _decode(port, node)
        else:
            port.source.insert(port.source.span(node)[1], new)
        port.changed(node, RULE, RULE.why, new)


def _decode(port, call):
    """Writes a call that makes letters of bytes, which are no ASCII."""
    owner = getattr(call.func, 'value', None)
    package = port.source.get(owner) if owner else 'numpy'
    start = f'{package}.char.decode('
    if owner is None:
        port.needs.add('numpy')
    port.source.insert(port.source.span(call)[0], start)
    port.source.insert(port.source.span(call)[1], _LETTERS)
    return f'{start}...{_LETTERS}'
