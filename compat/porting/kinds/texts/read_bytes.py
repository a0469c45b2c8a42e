"""Literals beside what is read from a file of bytes, some at a time."""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.calls_of_names import dotted, opens_bytes
from .byte_uses import Uses

_DECODE = ".decode('utf-8', 'surrogateescape')"


def kept(port):
    """Literals that stay bytes, or become bytes.

    `while char != b' ':` after `char = file.read(1)`, and its `char = ''`;
    a file that is read so is data, see `byte_uses`.

    Args:
        port: `port.Port`.

    Returns:
        Set of ast.Constant.
    """
    found: set = set()
    for scope, sure, names in _scopes(port):
        met = list(_compared(scope, names))
        if sure or any(isinstance(node.value, bytes) for node in met):
            parts = _lists(scope, names)
            found |= {*met, *_assigned(scope, names)}
            for call in trees.of_kind(scope, ast.Call):
                literal = joined(call)
                if literal and getattr(call.args[0], 'id', '') in parts:
                    found.add(literal)
    return found


def _scopes(port):
    """Yields functions with what `_read` finds in them."""
    tree, is_text = port.source.tree, Uses(port).is_file_of_text
    if port.project.python2:
        opened = [
            call
            for call in trees.of_kind(tree, ast.Call)
            if opens_bytes(call) and not is_text(call)
        ]
        for scope in trees.of_kind(tree, ast.FunctionDef) if opened else ():
            yield scope, *_read(scope, opened)


def added(port):
    """Yields where such bytes are added to what may be text.

    `word = ''` and then `word += file.read(1)`.

    Args:
        port: `port.Port`.
    """
    for scope, sure, names in _scopes(port):
        for node in trees.of_kind(scope, ast.AugAssign) if sure else ():
            to = getattr(node.target, 'id', '')
            if getattr(node.value, 'id', '') in names and to not in names:
                yield node


def write(port, node):
    """Writes a literal of `kept` as bytes, and decodes what it joins."""
    if isinstance(node.value, bytes):
        return
    port.source.insert(port.source.span(node)[0], 'b')
    function = port.parents[id(node)]
    call = port.parents.get(id(function))
    if isinstance(function, ast.Attribute) and joined(call) is node:
        if getattr(port.parents.get(id(call)), 'attr', '') != 'decode':
            port.source.insert(port.source.span(call)[1], _DECODE)


def joined(node):
    """The literal with which an expression joins a list, or None."""
    if isinstance(node, ast.Call) and len(node.args) == 1:
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr == 'join':
            return function.value if _is_plain(function.value) else None
    return None


def _read(scope, opened):
    """Names that get `file.read(1)`.

    Returns:
        Whether the files are surely of bytes, and the names; of these are
        also what arguments give.
    """
    files = {}
    for node in trees.walk(scope):
        if isinstance(node, ast.withitem) and node.optional_vars:
            pairs = [(node.optional_vars, node.context_expr)]
        elif isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        else:
            continue
        for target, value in pairs:
            if dotted(value).rpartition('.')[2] in ('open', 'file'):
                files[getattr(target, 'id', '')] = value in opened
    names, sure = set(), True
    for node in trees.of_kind(scope, ast.Assign):
        call = node.value
        owner = getattr(getattr(call, 'func', None), 'value', None)
        if dotted(call).endswith('.read') and len(call.args) == 1:
            is_bytes = files.get(getattr(owner, 'id', ''))
            sure = sure and bool(is_bytes)
            if is_bytes is not False:
                names |= {getattr(t, 'id', '') for t in node.targets}
    return sure, names - {''}


def _compared(scope, names):
    for node in trees.of_kind(scope, ast.Compare):
        sides = [node.left, *node.comparators]
        if any(getattr(side, 'id', '') in names for side in sides):
            for side in sides:
                parts = getattr(side, 'elts', [side])
                yield from filter(_is_plain, parts)


def _assigned(scope, names):
    for node in trees.of_kind(scope, ast.Assign):
        if any(getattr(t, 'id', '') in names for t in node.targets):
            if _is_plain(node.value):
                yield node.value


def _lists(scope, names):
    """Names of the lists that get what was read."""
    return {
        getattr(call.func.value, 'id', '')
        for call in trees.of_kind(scope, ast.Call)
        if getattr(call.func, 'attr', '') == 'append'
        and getattr(call.args[0] if call.args else None, 'id', '') in names
    }


def _is_plain(node):
    """Whether it is a plain string of Python 2 that may be bytes."""
    value = getattr(node, 'value', None)
    if not isinstance(node, ast.Constant) or node.kind == 'u':
        return False
    return isinstance(value, bytes) or (
        isinstance(value, str) and value.isascii()
    )
