"""What a socket gave that is as well bytes as text."""

from __future__ import annotations

import ast

from ....sources import trees
from ...text.statement_edits import siblings


def is_decoded(port, call):
    """Whether the next statement decodes what a call gives.

    data, address = socket.recvfrom(1024)
    data = data.decode('utf-8')

    Args:
        port: `port.Port`.
        call: As `socket.recvfrom(1024)`.
    """
    statement = port.parents.get(id(call))
    if not isinstance(statement, ast.Assign) or len(statement.targets) > 1:
        return False
    target = statement.targets[0]
    name = ast.unparse(getattr(target, 'elts', [target])[0])
    block = siblings(port, statement)
    after = block[block.index(statement) + 1 :][:1]
    return any(
        ast.unparse(node).startswith(f'{name} = {name}.decode(')
        for node in after
    )


def fills_bytes(port, call):
    """Whether what a call gives is a name that a bytearray is filled with.

    Args:
        port: `port.Port`.
        call: As `socket.recv(1024)`, in `data = socket.recv(1024)`.
    """
    targets = getattr(port.parents.get(id(call)), 'targets', [])
    names = {getattr(target, 'id', None) for target in targets}
    arrays = {
        getattr(target, 'id', None)
        for node in trees.of_kind(port.source.tree, ast.Assign)
        for target in node.targets
        if getattr(getattr(node.value, 'func', None), 'id', '') == 'bytearray'
    }
    uses = [
        port.parents[id(node)]
        for node in trees.of_kind(port.source.tree, ast.Name)
        if node.id in names and isinstance(node.ctx, ast.Load)
    ]
    fills = [_filled(use) in arrays for use in uses]
    tests = [isinstance(use, ast.If | ast.UnaryOp | ast.While) for use in uses]
    return any(fills) and all(map(max, fills, tests))


def _filled(node):
    """The name of what is extended, or an empty string."""
    if isinstance(node, ast.AugAssign):
        return getattr(node.target, 'id', '')
    function = getattr(node, 'func', None)
    if getattr(function, 'attr', '') != 'extend':
        return ''
    return getattr(getattr(function, 'value', None), 'id', '')
