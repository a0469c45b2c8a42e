"""Texts of NumPy's readers: bytes where a program of Python 3 says bytes.

    np.loadtxt(path, converters={4: lambda s: names[s.decode()]})
    ->  np.loadtxt(path, converters={4: ...}, encoding='bytes')

Under Python 3 converters of `loadtxt` and `genfromtxt`, and columns of
`genfromtxt(dtype=None)`, were given bytes up to NumPy 1.26, and are given text
from 2.0 on. A program of Python 2 is given text, which NumPy 1.26 has to be
told.

Source: NumPy 2.0 release notes, "np.loadtxt and np.genfromtxt".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import assigned_values, dotted, imported_names
from ...rule import ANY_SOURCE, Rule
from ...text import arguments

_BEFORE = (
    'import numpy as np\n'
    "x = np.loadtxt(path, converters={0: lambda s: float(s.strip(b'%'))})\n"
)
RULE = Rule(
    name='byte-converters',
    does='Has files read as the bytes or text that a program takes',
    why='NumPy 2.0 gives text where 1.26 gave bytes',
    before=_BEFORE,
    after=_BEFORE.replace('})\n', "}, encoding='bytes')\n"),
    sources=ANY_SOURCE,
    follows=('numpy-names', 'moved-arguments', 'old-values'),
)
_BYTES = "encoding='bytes'"
_TEXT = 'encoding=None'
_NONE = ast.Constant(None)


def apply(port):
    """Writes the encoding of files whose texts NumPy is not told."""
    tree = port.source.tree
    imported = imported_names(tree)
    for call in trees.of_kind(tree, ast.Call):
        name = dotted(call.func, imported)
        if name not in ('numpy.genfromtxt', 'numpy.loadtxt'):
            continue
        given = {k.arg: k.value for k in call.keywords}
        if 'encoding' in given or None in given:
            continue
        guesses = name == 'numpy.genfromtxt' and trees.is_none(
            given.get('dtype')
        )
        converters = given.get('converters', _NONE)
        if port.project.python2:
            new = _TEXT if guesses or not trees.is_none(converters) else ''
        elif guesses and any(map(_is_of_bytes, trees.walk(tree))):
            new = _BYTES
        else:
            new = _BYTES if _takes_bytes(converters, tree) else ''
        if new:
            arguments.add(port.source, call, new)
            port.changed(call, RULE, RULE.why, new)


def _takes_bytes(node, tree):
    """Whether an expression, or what its names stand for, deals in bytes."""
    known = assigned_values(tree)
    functions = trees.of_kind(tree, ast.FunctionDef)
    seen, parts = set(), [node]
    for part in parts:
        inside = list(ast.walk(part))
        if any(map(_is_of_bytes, inside)):
            return True
        names = {n.id for n in inside if isinstance(n, ast.Name)} - seen
        parts += [value for name in names for value in known.get(name, ())]
        parts += [f for f in functions if f.name in names]
        seen |= names
    return False


def _is_of_bytes(node):
    """Whether it is `b'...'`, or the method that makes text of bytes."""
    if isinstance(node, ast.Attribute):
        return node.attr == 'decode'
    return isinstance(getattr(node, 'value', None), bytes)
