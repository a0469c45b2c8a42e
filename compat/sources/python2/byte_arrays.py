"""Arrays of bytes, which held plain strings in Python 2.

    rows = np.asarray(['SF', 'HG'], dtype='S2')
    index = [words[row] for row in rows if row != 'SF']

Today no item of them equals text, so that they are made arrays of text, as
those of plain strings became by themselves. They stay bytes where a source
asks for their bytes, or writes them to HDF5.
"""

from __future__ import annotations

import ast
import re

from .. import trees, value_uses

# Types that another number of letters has, and all that hold bytes.
_SIZED = re.compile(r'[|<>=]?[Sa](\d*)')
_BYTES = ('c', '|c', 'S1', '|S1')
_NAMES = frozenset(['bytes_', 'character', 'string_'])
# Functions that make arrays -> the place of the type.
_MAKERS = {
    'astype': 0,
    **dict.fromkeys(
        'array asarray empty fromiter genfromtxt loadtxt ones zeros'.split(),
        1,
    ),
    'full': 2,
}
_READERS = frozenset('frombuffer fromfile fromstring memmap'.split())
_ASKING = frozenset('tobytes tofile tostring view'.split())


def find(tree):
    """What makes such arrays, and how it makes arrays of text.

    Args:
        tree: The tree of a source of Python 2.

    Returns:
        Dict from the constants that name types to those to write, and from
        the calls whose results are to be made text to None.
    """
    found = {}
    for call in trees.of_kind(tree, ast.Call):
        sized, others = _types(call)
        if (sized or others) and not _stays(tree, call):
            found.update(sized if sized else {call: None})
    return found


def _types(call):
    """Dict of the types that a call is given, and whether others are bytes."""
    name = trees.called(call)
    place = 1 if name in _READERS else _MAKERS.get(name)
    if place is None or name == 'fromstring' and _given(call, 'sep', 3):
        return {}, False
    given = _given(call, 'dtype', place)
    if name in _READERS:
        return {}, any(_is_bytes(kind) for kind in given)
    for kind in given:
        if isinstance(kind, ast.List):
            given = [p for f in kind.elts for p in getattr(f, 'elts', [])[1:2]]
    sized = {
        kind: f'U{found[1]}'
        for kind in given
        if (found := _SIZED.fullmatch(str(getattr(kind, 'value', ''))))
    }
    return sized, not sized and any(_is_bytes(kind) for kind in given)


def _given(call, name, place):
    named = [k.value for k in call.keywords if k.arg == name]
    return named or call.args[place : place + 1]


def _is_bytes(kind):
    if getattr(kind, 'attr', '') in _NAMES:
        return True
    text = getattr(kind, 'value', '')
    return isinstance(text, str) and text in _BYTES


def _stays(tree, call):
    """Whether something asks for the bytes of what a call makes."""
    asked = _asked(tree)
    holder = trees.parents(tree).get(id(call))
    targets = getattr(holder, 'targets', [])
    return call in asked or any(ast.unparse(t) in asked for t in targets)


@trees.once
def _asked(tree):
    """Set of calls, and of texts of names, whose bytes are asked for."""
    asking = []
    for node in trees.of_kind(tree, ast.Attribute, ast.Call):
        if getattr(node, 'attr', '') in _ASKING:
            asking.append(node.value)
        elif trees.called(node) == 'create_dataset':
            asking.append(node)
    if value_uses.imports(tree, 'h5py'):
        asking += [
            node.value
            for node in trees.of_kind(tree, ast.Assign)
            if isinstance(node.targets[0], ast.Subscript)
        ]
    parts = [part for node in asking for part in ast.walk(node)]
    names = [p for p in parts if isinstance(p, (ast.Attribute, ast.Name))]
    calls = [p for p in parts if isinstance(p, ast.Call)]
    return {*calls, *map(ast.unparse, names)}
