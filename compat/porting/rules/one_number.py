"""Arrays of one number that readers of MNIST's files gave for the number.

`numpy.frombuffer(stream.read(4), dtype=dt)` is an array; as an index or a
size it served as its one number until NumPy 1.25.

Source: NumPy 1.25 release notes, "only ndim-0 arrays are treated as scalars".
"""

from __future__ import annotations

import ast
import re

RULE = 'numpy'
_WIDTH = re.compile(r'\b(?:u?int|float)(8|16|32|64)\b')


def port_readers(port):
    """Gives the number where a function returns an array of one."""
    for node in ast.walk(port.source.tree):
        if isinstance(node, ast.FunctionDef):
            for statement in ast.walk(node):
                if isinstance(statement, ast.Return):
                    _port(port, node, statement.value)


def _port(port, function, call):
    if not _is_one(port, function, call) or _is_indexed(port, function.name):
        return
    new = f'{port.source.get(call)}[0]'
    port.source.insert(port.source.span(call)[1], '[0]')
    why = 'an array of one number no longer serves as the number'
    port.changed(call, RULE, why, new)


def _is_one(port, function, call):
    if not isinstance(call, ast.Call) or len(call.args) not in (1, 2):
        return False
    if getattr(call.func, 'attr', '') != 'frombuffer':
        return False
    read = call.args[0]
    if not isinstance(read, ast.Call):
        return False
    if getattr(read.func, 'attr', '') != 'read':
        return False
    size = getattr(read.args[0], 'value', None) if read.args else None
    kinds = [k.value for k in call.keywords if k.arg == 'dtype']
    return _width(port, function, [*call.args[1:], *kinds]) == size


def _width(port, function, kinds):
    """Bytes of a number of the type that is named, or 0."""
    texts = [port.source.get(kind) for kind in kinds]
    texts += [
        port.source.get(n.value)
        for n in ast.walk(function)
        if isinstance(n, ast.Assign)
        and getattr(n.targets[0], 'id', '') in texts
    ]
    found = {w for text in texts for w in _WIDTH.findall(text)}
    return int(found.pop()) // 8 if len(found) == 1 else 0


def _is_indexed(port, name):
    return any(
        isinstance(n, ast.Subscript)
        and getattr(getattr(n.value, 'func', None), 'id', '') == name
        for n in ast.walk(port.source.tree)
    )
