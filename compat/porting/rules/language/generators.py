"""Generators that ended when an iterator inside them ended (PEP 479).

`next(iterator)` within a generator ended it, too, until Python 3.6, and so did
`raise StopIteration`; since, either is a RuntimeError.

Source: PEP 479; Python 3.7, "What's New".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import scopes
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='generators',
    does='Writes the return that a StopIteration within a generator was',
    why='it is a RuntimeError since Python 3.7',
    before='def batches(rows):\n    while True:\n        yield next(rows)\n',
    after=(
        'def batches(rows):\n'
        '    while True:\n'
        '        try:\n'
        '            yield next(rows)\n'
        '        except StopIteration:\n'
        '            return\n'
    ),
    sources=ANY_SOURCE,
)
_WHY = 'a generator no longer ends by a StopIteration within it'
_CATCHERS = frozenset('StopIteration Exception BaseException'.split())
_OTHER_FRAMES = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.GeneratorExp,
)


def apply(port):
    """Writes the return that a StopIteration was."""
    for node in trees.of_kind(port.source.tree, ast.FunctionDef):
        if _is_generator(node):
            for statement in _own_statements(node):
                if _raises_stop(statement):
                    port.source.replace(statement, 'return')
                    port.changed(statement, RULE, _WHY, 'return', '')
                elif any(map(_takes_next, _frame(statement))):
                    _guard(port, statement)


def _is_generator(function):
    return any(
        isinstance(node, (ast.Yield, ast.YieldFrom))
        for node in scopes.own_nodes(function)
    )


def _own_statements(node):
    """Simple statements of a frame, without those that a `try` guards."""
    for field in ('body', 'orelse', 'finalbody', 'handlers'):
        if field == 'body' and any(map(_catches, _handlers(node))):
            continue
        for child in getattr(node, field, ()):
            if isinstance(child, _OTHER_FRAMES):
                continue
            if isinstance(child, (ast.Assign, ast.Expr, ast.Raise)):
                yield child
            yield from _own_statements(child)


def _handlers(node):
    return node.handlers if isinstance(node, ast.Try) else ()


def _catches(handler):
    """Whether a handler catches a StopIteration."""
    kinds = getattr(handler.type, 'elts', [handler.type])
    names = [getattr(kind, 'id', None) for kind in kinds]
    return handler.type is None or not _CATCHERS.isdisjoint(names)


def _raises_stop(statement):
    raised = getattr(statement, 'exc', None)
    raised = getattr(raised, 'func', raised)
    return getattr(raised, 'id', '') == 'StopIteration'


def _frame(node):
    """A node and all below it that runs in its frame."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, _OTHER_FRAMES):
            yield from _frame(child)


def _takes_next(node):
    return (
        isinstance(node, ast.Call)
        and getattr(node.func, 'id', '') == 'next'
        and len(node.args) == 1
    )


def _guard(port, statement):
    """Puts a statement into a `try` of its own, where it has its lines."""
    start, end = port.source.span(statement)
    indent = port.source.text[port.source.line_start(start) : start]
    last = port.source.line_end(end)
    rest = port.source.text[end:last].strip()
    if indent.strip() or (rest and not rest.startswith('#')):
        return
    port.source.insert(start, f'try:\n{indent}    ')
    after = f'\n{indent}except StopIteration:\n{indent}    return'
    port.source.insert(last, after)
    port.changed(statement, RULE, _WHY, 'try: ... except StopIteration', '')
