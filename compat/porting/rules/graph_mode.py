"""Graph mode: the call that a port makes before it builds a graph.

Source: TensorFlow 2 runs eagerly unless `disable_v2_behavior` was called.
"""

from __future__ import annotations

import ast

from ...dating import generation
from . import statement_edits


def turn_on(port, statements, written, tensorflow):
    """Adds the call after the imports of today's TensorFlow.

    Args:
        port: The Port.
        statements: Import statements of TensorFlow.
        written: Lines in place of each.
        tensorflow: The line that imports today's TensorFlow.
    """
    holders = [
        i
        for i, lines in enumerate(written)
        if tensorflow in lines
        and 'compat.v1' not in port.source.get(statements[i])
    ]
    if holders and 'disable_v2_behavior' not in port.source.text:
        call = f'{port.tf}.disable_v2_behavior()'
        add(port, statements, written, holders[0], call)


def missing(port, written):
    """The call that a half-ported source needs to be a graph, or `''`.

    What imports a release's namespace has graph mode by that.

    Args:
        port: The Port.
        written: Lines in place of each import of TensorFlow.
    """
    names = {name for name, _ in port.names.resolved.values()}
    names |= port.halves.today
    imports = [
        ast.unparse(n) for n in ast.walk(port.source.tree) if _is_import(n)
    ]
    lines = [*imports, *(line for lines in written for line in lines)]
    if (
        port.needs_compat
        or port.project.turns_off_2
        or any('legacy_rnn.compat' in line for line in lines)
        or names.isdisjoint(generation.GRAPH | generation.SESSIONS)
        or not names.isdisjoint(generation.TURNS_OFF_2)
    ):
        return ''
    return f'{port.today("disable_v2_behavior")}()'


def add(port, statements, written, first, call):
    """Adds a call after the last import of the block of one.

    Args:
        port: The Port.
        statements: Import statements of TensorFlow.
        written: Lines in place of each.
        first: Place of the import in `statements`.
        call: The call.
    """
    last = _end_of_block(port, statements, first, written)
    written[last].append(call)


def _end_of_block(port, statements, first, written):
    """The last of the imports that follow each other in one block."""
    body = statement_edits.siblings(port, statements[first])
    last = first
    for index in range(first + 1, len(statements)):
        if statements[index] not in body or not written[index]:
            continue
        start = body.index(statements[last])
        between = body[start : body.index(statements[index])]
        if all(map(_is_import, between)):
            last = index
    return last


def _is_import(node):
    return isinstance(node, (ast.Import, ast.ImportFrom))
