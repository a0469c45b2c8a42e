"""What Python 2 meant, put into the syntax tree of a converted source.

Operators and methods whose meaning changed become calls of `python2`'s
helpers, which the builtins of the user's files hold under the names below.
Every new node carries the place of the old one.
"""

from __future__ import annotations

import ast
from typing import Any

from legacy_rnn.compat.sources import trees
from legacy_rnn.compat.sources.libraries import numba_functions
from legacy_rnn.compat.sources.python2 import (
    byte_arrays,
    caught,
    python2_types,
)
from legacy_rnn.compat.sources.python2.fixes import PREFIX

from . import kept_variables, text
from .helpers import call
from .operators import FUNCTIONS, METHODS

RENAMED_METHODS = {
    'next': '__next__',
    '__nonzero__': '__bool__',
    '__div__': '__truediv__',
    '__rdiv__': '__rtruediv__',
    '__idiv__': '__itruediv__',
    '__unicode__': '__str__',
}
_ORDERED = {ast.Lt: 'lt', ast.LtE: 'le', ast.Gt: 'gt', ast.GtE: 'ge'}
_COMPARED = dict(
    zip('lt le gt ge eq ne'.split(), '< <= > >= == !='.split(), strict=True)
)


def as_python2(tree, divides=False, source=''):
    """Changes a module's syntax tree so that it means what Python 2 meant.

    Args:
        tree: `ast.Module`; changed in place.
        divides: Whether `/` divides as in Python 3, whatever the tree says.
        source: Its text. What is beyond ASCII in the strings of a line of
            ASCII comes of escapes.

    Returns:
        The tree.
    """
    future = future_names(tree)
    divides = divides or 'division' in future
    escapes = 'unicode_literals' not in future
    kept_variables.keep(tree)
    tree = _Python2(divides, escapes, source).visit(tree)
    return ast.fix_missing_locations(tree)


def future_names(tree):
    """What a module's tree imports from `__future__`."""
    return {
        alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == '__future__'
        for alias in node.names
    }


class _Python2(ast.NodeTransformer):
    """Division, dictionary and string methods, special methods, unpacking."""

    def __init__(self, true_division, escapes, source):
        self._true_division = true_division
        self._escapes = escapes
        lines = enumerate(source.split('\n'), 1)
        self._lettered = {n for n, line in lines if not line.isascii()}
        self._arrays: Any = {}
        self._compiled: Any = frozenset()

    def visit_Module(self, node):
        self._arrays = byte_arrays.find(node)
        # What numba compiles knows no helper of a run.
        self._compiled = numba_functions.nodes(node)
        return self.generic_visit(node)

    def visit_Constant(self, node):
        """Strings whose escapes are bytes, and strings of bytes."""
        if node in self._arrays:
            return _constant(node, self._arrays[node])
        if isinstance(node.value, bytes):
            if node.value.isascii() and b'\0' not in node.value:
                return _constant(node, node.value.decode('ascii'))
            return call(node, 'bytes', node)
        if self._escapes and isinstance(node.value, str):
            if not node.value.isascii() and node.kind != 'u':
                return _constant(node, self._unescaped(node))
        return node

    def visit_JoinedStr(self, node):
        return node

    def _unescaped(self, node):
        """A string of `'\\xc3\\xa9'`, which is UTF-8."""
        if max(node.value) > '\xff':
            return node.value
        read = text.to_text(node.value.encode('latin-1'))
        lines = range(node.lineno, node.end_lineno + 1)
        is_escaped = self._lettered.isdisjoint(lines)
        return read if is_escaped or read.isprintable() else node.value

    def visit_Attribute(self, node):
        """`feature.bytes_list.value`, `error.message`, `f.func_name`."""
        self.generic_visit(node)
        inner = getattr(node.value, 'attr', '')
        read = isinstance(node.ctx, ast.Load)
        if read and node.attr in FUNCTIONS:
            name = ast.copy_location(ast.Constant(node.attr), node)
            return call(node, 'of_function', node.value, name)
        if read and node.attr == 'value' and inner == 'bytes_list':
            return call(node, 'values', node)
        if (
            read
            and node.attr == 'message'
            and isinstance(node.value, ast.Name)
        ):
            return call(node, 'message', node.value)
        return node

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.op, ast.Div) and not self._true_division:
            return call(node, 'div', node.left, node.right)
        if isinstance(node.op, ast.Mod) and trees.is_text(node.left):
            return call(node, 'mod', node.left, node.right)
        return node

    def visit_Compare(self, node):
        self.generic_visit(node)
        name = _ORDERED.get(type(node.ops[0]))
        is_plain = node in self._compiled or _asks_for_version(node)
        if name is None or len(node.ops) > 1 or is_plain:
            return node
        return call(node, name, node.left, *node.comparators)

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        if not isinstance(node.op, ast.Div) or self._true_division:
            return node
        value = call(node, 'idiv', _loaded(node.target), node.value)
        return ast.copy_location(ast.Assign([node.target], value), node)

    def visit_Call(self, node):
        new = self._call(node)
        return call(node, 'texts', new) if node in self._arrays else new

    def _call(self, node):
        self.generic_visit(node)
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr in METHODS:
            name = ast.copy_location(ast.Constant(function.attr), node)
            made = call(node, 'call', function.value, name, *node.args)
            made.keywords = node.keywords
            return made
        plain = len(node.args) == 1 and not node.keywords
        if plain and isinstance(function, ast.Name) and function.id == 'str':
            return call(node, 'str', function, *node.args)
        return node

    def visit_ClassDef(self, node):
        for made in python2_types.texts_of_self(node):
            made.func = ast.Attribute(made.args.pop(), '__unicode__')
            made.func.ctx = ast.Load()
        self.generic_visit(node)
        for statement in list(node.body):
            if isinstance(statement, ast.FunctionDef):
                _add_alias(node, statement)
            elif _assigns(statement, '__metaclass__'):
                keyword = ast.keyword('metaclass', statement.value)
                node.keywords.append(ast.copy_location(keyword, node))
        _compare_by_cmp(node)
        owner = python2_types.kept_hash(node)
        if owner:
            text = f'__hash__ = {owner}.__hash__'
            node.body.append(_parsed(text, node.body[-1], 'exec'))
        return node

    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        _unpack_params(node)
        return node

    def visit_Lambda(self, node):
        self.generic_visit(node)
        return _unpack_lambda(node)

    def visit_ExceptHandler(self, node):
        """Keeps the caught exception's name after the handler."""
        self.generic_visit(node)
        for reader in caught.parts(node):
            reader.value = call(reader, 'parts', reader.value)
        if node.name:
            name, value = node.name, f'_caught_{node.name}'
            node.name = value
            if name.startswith(PREFIX):
                name = _pattern(name)
                value += '.args' if name[0] in '([' else ''
            node.body.insert(0, _parsed(f'{name} = {value}', node, 'exec'))
        return node


def _asks_for_version(node):
    """Whether it is `sys.version_info > (3,)`, which `since` has to see."""
    names = [n.id for n in ast.walk(node) if isinstance(n, ast.Name)]
    return not {'six', 'sys'}.isdisjoint(names)


def _constant(node, value):
    return ast.copy_location(ast.Constant(value), node)


def _loaded(target):
    """The same expression, to be read."""
    return _parsed(ast.unparse(target), target)


def _assigns(statement, name):
    return (
        isinstance(statement, ast.Assign)
        and isinstance(statement.targets[0], ast.Name)
        and statement.targets[0].id == name
    )


def _add_alias(node, function):
    new = RENAMED_METHODS.get(function.name)
    defined = {getattr(s, 'name', None) for s in node.body}
    plain = function.name != 'next' or len(function.args.args) == 1
    if new and plain and new not in defined:
        alias = ast.Assign(
            [ast.Name(new, ast.Store())], ast.Name(function.name, ast.Load())
        )
        ast.copy_location(alias, function)
        node.body.insert(node.body.index(function) + 1, alias)


def _compare_by_cmp(node):
    """Lets the instances of a class with `__cmp__` be compared and sorted."""
    defined = {getattr(statement, 'name', None) for statement in node.body}
    if '__cmp__' not in defined:
        return
    for name, sign in _COMPARED.items():
        if f'__{name}__' not in defined:
            text = f'__{name}__ = lambda a, b: a.__cmp__(b) {sign} 0'
            node.body.append(_parsed(text, node.body[-1], 'exec'))
    if '__hash__' not in defined:
        text = '__hash__ = object.__hash__'
        node.body.append(_parsed(text, node.body[-1], 'exec'))


def _unpack_params(node):
    first = 1 if trees.is_docstring(node.body[0]) else 0
    for arg in node.args.args:
        if arg.arg.startswith(PREFIX):
            text = f'{_pattern(arg.arg)} = {arg.arg}'
            node.body.insert(first, _parsed(text, node, 'exec'))


def _unpack_lambda(node):
    """`lambda p: body` as `lambda p: (lambda a, b: body)(*p)`."""
    for arg in node.args.args:
        if arg.arg.startswith(PREFIX):
            names = ', '.join(_names(_pattern(arg.arg)))
            text = f'[({names},) for {_pattern(arg.arg)} in [{arg.arg}]][0]'
            inner = _parsed(f'lambda {names}: 0', node)
            inner.body = node.body
            values = ast.Starred(_parsed(text, node), ast.Load())
            call = ast.Call(inner, [values], [])
            node.body = ast.copy_location(call, node)
            ast.copy_location(values, node)
    return node


def _parsed(text, place, mode='eval') -> Any:
    """The tree of a new expression or statement, at the place of a node."""
    tree: Any = ast.parse(text, mode=mode)
    for node in ast.walk(tree):
        ast.copy_location(node, place)
    return tree.body[0] if mode == 'exec' else tree.body


def _pattern(name):
    return bytes.fromhex(name[len(PREFIX) :]).decode('utf-8')


def _names(pattern):
    tree = ast.parse(pattern, mode='eval')
    return [n.id for n in ast.walk(tree) if isinstance(n, ast.Name)]
