"""Literals of bytes beside what a file of bytes gives, some at a time."""

from __future__ import annotations

import ast

from ...sources import trees
from ..names.calls_of_names import dotted, opens_bytes
from .byte_uses import Uses


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
    if not port.project.python2:
        return found
    tree, is_text = port.source.tree, Uses(port).is_file_of_text
    opened = [
        call
        for call in trees.of_kind(tree, ast.Call)
        if opens_bytes(call) and not is_text(call)
    ]
    for scope in trees.of_kind(tree, ast.FunctionDef) if opened else ():
        names = _read(scope, opened)
        met = {node for node in _compared(scope, names) if _is_bytes(node)}
        if met:
            found |= {*met, *_assigned(scope, names), *_decoded(scope)}
    return found


def joined(node):
    """What an expression joins its parts with, or None."""
    function = getattr(node, 'func', None)
    if getattr(function, 'attr', '') == 'join':
        return function.value
    return None


def _decoded(scope):
    """Yields `b''` of `b''.join(parts).decode('utf-8')`."""
    for node in trees.of_kind(scope, ast.Attribute):
        if node.attr == 'decode' and _is_bytes(joined(node.value)):
            yield joined(node.value)


def _read(scope, opened):
    """Names that get `file.read(1)`, of a file of bytes or an argument."""
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
    names = set()
    for node in trees.of_kind(scope, ast.Assign):
        call = node.value
        owner = getattr(getattr(call, 'func', None), 'value', None)
        if dotted(call).endswith('.read') and len(call.args) == 1:
            if files.get(getattr(owner, 'id', ''), True):
                names |= {getattr(t, 'id', '') for t in node.targets}
    return names - {''}


def _compared(scope, names):
    for node in trees.of_kind(scope, ast.Compare):
        sides = [node.left, *node.comparators]
        if any(getattr(side, 'id', '') in names for side in sides):
            for side in sides:
                yield from getattr(side, 'elts', [side])


def _assigned(scope, names):
    for node in trees.of_kind(scope, ast.Assign):
        if any(getattr(t, 'id', '') in names for t in node.targets):
            value = getattr(node.value, 'value', None)
            is_plain = isinstance(value, str) and value.isascii()
            if is_plain and node.value.kind != 'u' or _is_bytes(node.value):
                yield node.value


def _is_bytes(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, bytes)
