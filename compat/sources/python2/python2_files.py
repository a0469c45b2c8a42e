"""Tells Python 2 by files of bytes that are treated as text, or text as bytes.

`open(path, 'rb')`, then `line.split('\\t')`; `open(path, 'wb')`, then
`file.write('text')`; `open(path)`, then `line.decode('utf-8')`;
`open(path, 'w')`, then `pickle.dump(x, file)`; `open(path, 'wb')`, then
`csv.writer(file)`. Also by functions of `py_func` that take bytes for text.
"""

from __future__ import annotations

import ast

from .. import trees
from . import python2_callbacks

_METHODS = frozenset(
    'count endswith find index lstrip partition replace rfind rpartition '
    'rsplit rstrip split startswith strip'.split()
)
_PICKLES = frozenset(['cPickle', 'pickle'])
_OF_CSV = frozenset(['reader', 'writer', 'DictReader', 'DictWriter'])
_GIVES_LINES = frozenset(['readlines', 'xreadlines', 'splitlines'])
_BYTES, _TEXT = 'b', 't'

_BINDING = (ast.withitem, ast.Assign, ast.For, ast.comprehension)


def find(tree, bound):
    """Yields `(line, what)` where a file of one kind is used as the other.

    Args:
        tree: `ast.Module`.
        bound: Names that the module binds, which are no builtins.
    """
    yield from python2_callbacks.find(tree, _METHODS)
    if 'open' in bound:
        return
    functions = [trees.walk(n) for n in trees.of_kind(tree, ast.FunctionDef)]
    inner = {id(n) for nodes in functions for n in nodes[1:]}
    outside = [n for n in trees.walk(tree) if id(n) not in inner]
    for nodes in (outside, *functions):
        if any(getattr(node, 'id', '') == 'open' for node in nodes):
            yield from _Scope(nodes).signs()


class _Scope:
    """The files of a function, and the strings that they give."""

    def __init__(self, nodes):
        self._nodes = nodes
        self._files = {}
        self._strings = {}
        self._lists = {}
        self._decoded = set()
        self._texts = texts(nodes)
        binding = [node for node in nodes if isinstance(node, _BINDING)]
        for _ in range(3):  # Names are bound by names that are bound by names.
            for node in binding:
                self._note(node)

    def signs(self):
        """Yields what is done to a string or file of the other kind."""
        for node in self._nodes:
            what = self._sign(node)
            if what:
                yield node.lineno, what

    def _note(self, node):
        if isinstance(node, ast.withitem):
            self._bind(node.optional_vars, node.context_expr)
        elif isinstance(node, ast.Assign) and len(node.targets) == 1:
            self._bind(node.targets[0], node.value)
        elif isinstance(node, (ast.For, ast.comprehension)):
            kind = self._file(node.iter) or self._list(node.iter)
            if isinstance(node.target, ast.Name):
                _put(self._strings, node.target, kind)

    def _bind(self, target, value):
        if isinstance(target, ast.Name):
            # What is made of it by a call that nothing is known of may be so.
            own = any(
                getattr(n, 'id', '') == target.id for n in ast.walk(value)
            )
            if any(_method(n)[1] == 'decode' for n in ast.walk(value)):
                self._decoded.add(target.id)
            for table, kind in (
                (self._files, self._file(value)),
                (self._strings, self._string(value)),
                (self._lists, self._list(value)),
            ):
                if kind or not own:
                    _put(table, target, kind)

    def _file(self, node):
        """Kind of the file that an expression is, or None."""
        if isinstance(node, ast.Name):
            return _last(self._files, node)
        if not isinstance(node, ast.Call):
            return None
        if getattr(node.func, 'id', '') != 'open' or node.keywords:
            return None
        mode = node.args[1] if len(node.args) > 1 else ast.Constant('r')
        value = getattr(mode, 'value', None)
        if not isinstance(value, str):
            return None
        return _BYTES if 'b' in value else _TEXT

    def _string(self, node):
        """Kind of the string that an expression is, or None."""
        if isinstance(node, ast.Name):
            kind = _last(self._strings, node)
            # What is decoded under its own name is text from there on.
            known = kind != _BYTES or node.id not in self._decoded
            return kind if known else None
        owner, name = _method(node)
        if name in ('read', 'readline'):
            return self._file(owner)
        return self._string(owner) if name in ('strip', 'rstrip') else None

    def _list(self, node):
        """Kind of the strings in a list, or None."""
        if isinstance(node, ast.Name):
            return _last(self._lists, node)
        owner, name = _method(node)
        if name in _GIVES_LINES:
            return self._file(owner) or self._string(owner)
        return self._string(owner) if name == 'split' else None

    def _sign(self, node):
        owner, name = _method(node)
        if name == 'decode' and self._string(owner) == _TEXT:
            return 'open(...).read().decode'
        if name in _METHODS and self._string(owner) == _BYTES:
            if any(map(self._is_text, node.args)):
                return f"open(..., 'rb') and .{name}('...')"
        if name == 'write' and self._file(owner) == _BYTES:
            if any(map(self._is_text, node.args)):
                return "open(..., 'wb') and .write('...')"
        if name in ('dump', 'load') and getattr(owner, 'id', '') in _PICKLES:
            place = 1 if name == 'dump' else 0
            files = node.args[place : place + 1]
            if any(self._file(file) == _TEXT for file in files):
                return f'open(...) of text and pickle.{name}'
        if name in _OF_CSV and getattr(owner, 'id', '') == 'csv':
            if any(self._file(file) == _BYTES for file in node.args[:1]):
                return f"open(..., 'b') and csv.{name}"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            sides = node.left, node.right
            # In this order: a sum of many terms is walked once at most.
            if any(self._string(side) == _BYTES for side in sides):
                if any(map(self._is_text, sides)):
                    return "open(..., 'rb') and + '...'"
        return None

    def _is_text(self, node):
        return getattr(node, 'id', None) in self._texts or _is_text(node)


def texts(nodes):
    """Names that are nothing but text in one scope.

    Args:
        nodes: All nodes of the scope.

    Returns:
        A set of the names.
    """
    given, text = set(), set()
    for node in nodes:
        if isinstance(node, ast.Assign) and _is_text(node.value):
            text.update(map(id, node.targets))
            given |= {getattr(n, 'id', None) for n in node.targets}
        elif isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add):
            # What is added to text is text, unless it says that it is bytes.
            if not isinstance(getattr(node.value, 'value', None), bytes):
                text.add(id(node.target))
    stored = [
        n
        for n in nodes
        if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    ]
    other = {n.id for n in stored if id(n) not in text}
    other |= {n.arg for n in nodes if isinstance(n, ast.arg)}
    return {n.id for n in stored} & given - other


@trees.once
def returned(tree):
    """What the functions of a source return.

    Args:
        tree: ast.Module.

    Returns:
        Dict from their names to whether it is nothing but text.
    """
    found: dict = {}
    for function in trees.of_kind(tree, ast.FunctionDef):
        nodes = trees.walk(function)
        values = [n.value for n in nodes if isinstance(n, ast.Return)]
        known = texts(nodes)
        told = bool(values) and all(
            _is_text(value) or getattr(value, 'id', None) in known
            for value in values
        )
        made = any(isinstance(n, (ast.Yield, ast.YieldFrom)) for n in nodes)
        told = told and not made
        found[function.name] = told and found.get(function.name, True)
    return found


def agreed(tables):
    """What all of the tables that `returned` gives say of a name."""
    found: dict = {}
    for table in tables:
        for name, told in table.items():
            found[name] = told and found.get(name, True)
    return found


def _put(table, target, kind):
    """Notes the kind of what a name is bound to in a line, None included."""
    lines = table.setdefault(target.id, {})
    lines[target.lineno] = lines.get(target.lineno) or kind


def _last(table, node):
    """The kind that a name had from its last line before, or None."""
    lines = table.get(node.id)
    if not lines:
        return None
    before = [line for line in lines if line <= node.lineno]
    return lines[max(before) if before else min(lines)]


def _method(node):
    """The owner and the name of the method that is called, or Nones."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.value, node.func.attr
    return None, None


def _is_text(node):
    """Whether an expression is text for sure."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.BinOp):
        if isinstance(node.op, ast.Mod):
            return _is_text(node.left)
        if isinstance(node.op, ast.Add):
            return _is_text(node.left) or _is_text(node.right)
    if isinstance(node, ast.Call):
        owner, name = _method(node)
        called = getattr(node.func, 'id', '')
        return (
            called == 'str' or name in ('join', 'format') and _is_text(owner)
        )
    return False
