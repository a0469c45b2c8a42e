"""Arrays of bytes, whose items were plain strings to Python 2.

    rows = np.asarray(['SF', 'HG'], dtype='c')
    starts = rows == 'S'

Today no item of them equals text, so that literals beside them are bytes.
"""

from __future__ import annotations

import ast
import collections
import itertools
import re

from . import trees

_BYTES = re.compile(r'[|<>=]?(c|[Sa]\d*)')
_TYPES = frozenset(['bytes_', 'character', 'string_'])
_LATE = (ast.Assign, ast.Call, ast.Compare, ast.NamedExpr)
_SCOPES = (ast.FunctionDef, ast.Lambda, ast.ClassDef)
# Functions that take a type after what they make an array of.
_MAKERS = frozenset(
    'array asarray empty frombuffer fromstring ones zeros'.split()
)
# Functions and methods that give what they are given, or parts of it.
_GIVING = frozenset('list reversed set sorted unique'.split())
_KEEPING = frozenset(
    'copy flatten lower lstrip ravel replace reshape rstrip split strip '
    'tolist transpose upper'.split()
)
# Those that compare it with what else they are given.
_ASKING = frozenset(
    'count endswith find index replace split startswith'.split()
)
_FINDING = frozenset('in1d isin'.split())


def compared(tree):
    """The literals with which such arrays and their items are compared.

    Args:
        tree: The tree of a source of Python 2.

    Returns:
        Set of ast.Constant, of ASCII text and of bytes.
    """
    return {node for node in _compared(tree) if _is_plain(node)}


def _compared(tree):
    yield from _in_scope(tree.body, {})
    own = _own_arrays(tree)
    for function in trees.of_kind(tree, ast.FunctionDef):
        held = dict.fromkeys(own.get(id(function), ()), True)
        yield from _in_scope(function.body, held)


def _own_arrays(tree):
    """Dict from ids of methods to the arrays that their objects have."""
    found = {}
    for class_ in trees.of_kind(tree, ast.ClassDef):
        methods = trees.of_kind(class_, ast.FunctionDef)
        told: dict = {}
        for method in methods:
            held: dict = {}
            collections.deque(_in_scope(method.body, held), maxlen=0)
            for name, is_array in held.items():
                told.setdefault(name, set()).add(is_array)
        names = {n for n in told if n.startswith('self.') and all(told[n])}
        found.update((id(method), names) for method in methods)
    return found


def _in_scope(body, held):
    """The literals of a scope; `held` tells of its names, and grows."""
    for node in _inside(body):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                _bind(
                    target, node.value, getattr(node.value, 'elts', ()), held
                )
        elif isinstance(node, (ast.For, ast.comprehension)):
            _bind(node.target, node.iter, _looped(node.iter), held)
        elif isinstance(node, ast.NamedExpr):
            _bind(node.target, node.value, (), held)
        else:
            sides = _sides(node)
            if any(_is_array(side, held) for side in sides):
                for side in sides:
                    yield from getattr(side, 'elts', [side])


def _bind(target, value, parts, held):
    """Tells of the names of a target: each of those of a tuple has a part."""
    names = getattr(target, 'elts', None)
    if names is None:
        held[ast.unparse(target)] = _is_array(value, held)
        return
    parts = parts or [value] * len(names)  # Parts of an array are arrays.
    for name, part in itertools.zip_longest(names, parts[: len(names)]):
        _bind(name, part, getattr(part, 'elts', ()), held)


def _looped(rows):
    """What each target of a loop over `zip(...)` and the like loops over."""
    given = trees.given(rows)
    if trees.called(rows) == 'enumerate':
        return [None, *given[:1]]
    return given if trees.called(rows) in ('izip', 'zip') else []


def _sides(node):
    """What a comparison, or a call of what compares, compares."""
    if isinstance(node, ast.Compare):
        return [node.left, *node.comparators]
    name = trees.called(node)
    if name in _ASKING and isinstance(node.func, ast.Attribute):
        return [node.func.value, *node.args]
    return node.args if name in _FINDING else []


def _inside(nodes):
    """What one scope assigns, loops over and compares, as it comes to it."""
    for node in nodes:
        if isinstance(node, _SCOPES):
            continue
        if isinstance(node, (ast.For, ast.comprehension)):
            yield node
        inner = list(ast.iter_child_nodes(node))
        # The loops of a list come after what it makes of them.
        inner.sort(key=lambda part: not isinstance(part, ast.comprehension))
        yield from _inside(inner)
        if isinstance(node, _LATE):
            yield node


def _is_array(value, held):
    """Whether a value is an array of bytes, or of another a part."""
    if not isinstance(value, ast.Call):
        return held.get(_root(value), False)
    name, given = trees.called(value), value.args
    types = [k.value for k in value.keywords if k.arg == 'dtype']
    if name == 'astype':
        types = types or given[:1]
    elif name in _MAKERS:
        types = types or given[1:2]
    elif name in _GIVING and given:
        return _is_array(given[0], held)
    elif name in _KEEPING and isinstance(value.func, ast.Attribute):
        return _is_array(value.func.value, held)
    return any(map(_is_of_bytes, types))


def _is_plain(node):
    if not isinstance(node, ast.Constant) or node.kind == 'u':
        return False
    is_text = isinstance(node.value, str) and node.value.isascii()
    return is_text or isinstance(node.value, bytes)


def _is_of_bytes(node):
    """Whether an expression is a type of NumPy's that holds bytes."""
    text = getattr(node, 'value', None)
    if isinstance(text, str):
        return _BYTES.fullmatch(text) is not None
    return getattr(node, 'attr', '') in _TYPES


def _root(node):
    """The name of what an expression is an item of."""
    while isinstance(node, ast.Subscript) or getattr(node, 'attr', '') == 'T':
        node = node.value
    is_named = isinstance(node, (ast.Name, ast.Attribute))
    return ast.unparse(node) if is_named else ''
