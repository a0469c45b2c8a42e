"""Graph mode: the call that a port makes before it builds a graph.

Source: TensorFlow 2 runs eagerly unless `disable_v2_behavior` was called.
"""

from __future__ import annotations

import ast

from ...dating import generation
from ...sources import trees
from . import statement_edits

_SHAPES = 'enable_v2_tensorshape'


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
        add(port, statements, written, holders[0], [call])


def missing(port, written):
    """The calls that a half-ported source needs to be the graph that it is.

    What imports a release's namespace has graph mode by that, and with it the
    shapes of TensorFlow 1.

    Args:
        port: The Port.
        written: Lines in place of each import of TensorFlow.

    Returns:
        List of source text.
    """
    imports = [ast.unparse(n) for n in trees.walk(port.source.tree) if _is(n)]
    lines = [*imports, *(line for lines in written for line in lines)]
    graph = port.needs_compat or any('legacy_rnn.compat' in x for x in lines)
    found = []
    if not graph and _needs_graph(port):
        found.append(f'{port.today("disable_v2_behavior")}()')
    if (graph or found) and port.read_as.shapes_of_2:
        if _SHAPES not in port.source.text:
            found.append(f'{port.today(_SHAPES)}()')
    return found


def _needs_graph(port):
    """Whether a source needs a graph that nothing in its program turns on."""
    names = {name for name, _ in port.names.resolved.values()}
    names |= port.halves.today
    return (
        not port.project.turns_off_2
        and not names.isdisjoint(generation.GRAPH | generation.SESSIONS)
        and names.isdisjoint(generation.TURNS_OFF_2)
    )


def add(port, statements, written, first, calls):
    """Adds calls after the last import of the block of one.

    Args:
        port: The Port.
        statements: Import statements of TensorFlow.
        written: Lines in place of each.
        first: Place of the import in `statements`.
        calls: List of source text.
    """
    last = _end_of_block(port, statements, first, written)
    written[last].extend(calls)


def _end_of_block(port, statements, first, written):
    """The last of the imports that follow each other in one block."""
    body = statement_edits.siblings(port, statements[first])
    last = first
    for index in range(first + 1, len(statements)):
        if statements[index] not in body or not written[index]:
            continue
        start = body.index(statements[last])
        between = body[start : body.index(statements[index])]
        if all(map(_is, between)):
            last = index
    return last


def _is(node):
    return isinstance(node, (ast.Import, ast.ImportFrom))
