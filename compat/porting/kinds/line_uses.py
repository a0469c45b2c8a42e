"""Lines of a file that are numbers, or decoded: bytes do as well as text."""

from __future__ import annotations

import ast

_CUTS = frozenset('lstrip rsplit rstrip split strip'.split())
_NUMBERS = ('float', 'int')


def are_numbers(node, parent_of, uses_of, depth=4):
    """Whether nothing is made of a line but numbers and what is decoded.

    `rows, columns = map(int, file.readline().split())`, over names too.

    Args:
        node: The expression that gives the line, or a part of it.
        parent_of: Gives the node around one.
        uses_of: Gives the uses of the name that an expression gets.
        depth: Over how many names it is followed.
    """
    node = _cut(node, parent_of)
    uses = list(uses_of(node)) if depth else [None]
    return bool(uses) and all(
        use is not None
        and (
            _is_number(use, parent_of(use))
            if use is node
            else _is_number(*_with_parent(use, parent_of))
            or are_numbers(use, parent_of, uses_of, depth - 1)
        )
        for use in uses
    )


def _with_parent(use, parent_of):
    node = _cut(use, parent_of)
    return node, parent_of(node)


def _cut(node, parent_of):
    """The whole of `line.strip().split()[0]` around the line."""
    while True:
        around = parent_of(node)
        if isinstance(around, ast.Subscript) and around.value is node:
            node = around
        elif isinstance(around, ast.Attribute) and around.attr in _CUTS:
            call = parent_of(around)
            if not isinstance(call, ast.Call) or call.args:
                return node
            node = call
        else:
            return node


def _is_number(node, parent):
    if isinstance(parent, ast.Attribute):
        return parent.attr == 'decode'
    if not isinstance(parent, ast.Call) or node not in parent.args:
        return False
    name = getattr(parent.func, 'id', '')
    if name == 'map':
        return getattr(parent.args[0], 'id', '') in _NUMBERS
    return name in _NUMBERS
