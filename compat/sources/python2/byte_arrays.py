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
# Through what a call's result goes on.
_PARTS = (ast.Attribute, ast.Call, ast.Subscript, ast.Tuple)
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


def reads(call):
    """Whether it makes an array of bytes that are data, no letters."""
    return trees.called(call) in _READERS


def _types(call):
    """Dict of the types that a call is given, and whether others are bytes."""
    name = trees.called(call)
    place = 1 if name in _READERS else _MAKERS.get(name)
    if place is None or name == 'fromstring' and _given(call, 'sep', 3):
        return {}, False
    given = _given(call, 'dtype', place)
    for kind in given if name not in _READERS else ():
        if isinstance(kind, ast.List):
            given = [p for f in kind.elts for p in getattr(f, 'elts', [])[1:2]]
    sized = {
        kind: f'U{found[1]}'
        for kind in given
        if (found := _SIZED.fullmatch(str(getattr(kind, 'value', ''))))
    }
    if name in _READERS:
        return {}, bool(sized) or any(map(_is_bytes, given))
    return sized, not sized and any(map(_is_bytes, given))


def _given(call, name, place):
    named = [k.value for k in call.keywords if k.arg == name]
    return named or call.args[place : place + 1]


def _is_bytes(kind):
    if getattr(kind, 'attr', '') in _NAMES:
        return True
    root = kind
    while not isinstance(root, (ast.Constant, ast.Name)) and root is not None:
        root = next(ast.iter_child_nodes(root), None)
    text = getattr(root, 'value', '')
    if isinstance(kind, (ast.BinOp, ast.Call)):  # 'S%d' % n, '|S' + str(n)
        return isinstance(text, str) and _SIZED.match(text) is not None
    return root is kind and text in _BYTES


def _stays(tree, call):
    """Whether something asks for the bytes of what a call makes."""
    asked, parents = _asked(tree), trees.parents(tree)
    node, above = call, parents.get(id(call))
    while isinstance(above, _PARTS) and node not in asked:
        if isinstance(above, ast.Call) and node is not above.func:
            return not asked.isdisjoint(_taken(tree, trees.called(above)))
        node, above = above, parents.get(id(above))
    if isinstance(above, ast.Return):
        function = trees.above(above, parents, trees.DEFINING)
        return not asked.isdisjoint(_names(function))
    targets = [
        t for root in getattr(above, 'targets', ()) for t in ast.walk(root)
    ]
    return node in asked or any(ast.unparse(t) in asked for t in targets)


def _names(function):
    name = getattr(function, 'name', '')
    return {name, f'self.{name}'}


def _taken(tree, name):
    """The arguments of a source's own functions of a name."""
    functions = trees.of_kind(tree, ast.FunctionDef)
    return [a.arg for f in functions if f.name == name for a in f.args.args]


@trees.once
def _asked(tree):
    """Set of calls, and of texts of names, whose bytes are asked for."""
    asking = []
    for node in trees.of_kind(tree, ast.Attribute, ast.Call):
        if getattr(node, 'attr', '') in _ASKING:
            asking.append(node.value)
        elif trees.called(node) == 'create_dataset':
            asking.append(node)
    writes = trees.of_kind(tree, ast.Assign)
    if value_uses.imports(tree, 'h5py'):
        asking += [
            node.value
            for node in writes
            if isinstance(node.targets[0], ast.Subscript)
        ]
    found = _parts(asking)
    made = [w for w in writes if ast.unparse(w.targets[0]) in found]
    return found | _parts(getattr(w.value, 'func', w.value) for w in made)


def _parts(nodes):
    """Set of the calls, and of the texts of the names, in nodes."""
    parts = [part for node in nodes for part in ast.walk(node)]
    names = [p for p in parts if isinstance(p, (ast.Attribute, ast.Name))]
    calls = [p for p in parts if isinstance(p, ast.Call)]
    return {*calls, *map(ast.unparse, names)}
