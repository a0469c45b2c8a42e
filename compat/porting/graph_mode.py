"""Graph mode: the call that a port makes before it builds a graph.

Source: TensorFlow 2 runs eagerly unless `disable_v2_behavior` was called.
"""

from __future__ import annotations

import ast

from ..table import tensorflow_2
from .text import statement_edits


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
        # It must not turn off what other files of the program turn on.
        names = ['disable_v2_behavior', *port.read_as.behaviour]
        calls = [f'{port.tf}.{name}()' for name in names]
        add(port, statements, written, holders[0], calls)


def missing(port, statements, written):
    """The calls that a half-ported source needs to be the graph that it is.

    What imports a release's namespace has graph mode by that, and with it the
    shapes of TensorFlow 1.

    Args:
        port: The Port.
        statements: Import statements of TensorFlow.
        written: Lines in place of each.

    Returns:
        List of source text.
    """
    if not port.read_as.is_half:
        return []
    graph = port.needs_compat or _is_imported(port, statements, written)
    found = []
    if not graph and (_needs_graph(port) or _needs_loops_of_1(port)):
        found.append('disable_v2_behavior')
    if graph or found:
        found += port.read_as.behaviour
    text = port.source.text
    names = [name for name in found if name not in text]
    near = _near(port, statements, written)
    plain = [f'import tensorflow as {port.tf}'] in near
    if plain and names:  # It may be that of `tf = tf.compat.v1` from then on.
        port.needs_tf = True
        return [f'{port.tf}.compat.v1.{name}()' for name in names]
    calls = [f'{port.today(name)}()' for name in names]
    lines = [line for block in near for line in block]
    root = calls[0].partition('.')[0] if calls else ''
    bound = _imported(lines)
    if not root or root in bound:
        return calls
    here, first = _name_of('tensorflow', bound), []
    at_top = any(statement_edits.is_at_top(port, s) for s in statements)
    halves = port.halves
    held = {*port.names.brought, *halves.plain, *halves.kept}
    if not here and at_top and root in held:
        # The import that binds it may stand below, or in a function.
        here, first = 'tensorflow', ['import tensorflow']
    if not here:
        return calls
    return [*first, *(f'{here}.compat.v1.{name}()' for name in names)]


def _near(port, statements, written):
    """What is written in place of the imports that the calls come after."""
    at_top = [
        i
        for i, statement in enumerate(statements)
        if statement_edits.is_at_top(port, statement)
    ]
    if not at_top:
        return written
    last = _end_of_block(port, statements, at_top[0], written)
    return [written[i] for i in at_top if i <= last]


def _imported(lines):
    """What lines import: local names to dotted names, in their order."""
    return {
        alias.asname or alias.name.partition('.')[0]: alias.name
        for node in ast.walk(ast.parse('\n'.join(lines)))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }


def _name_of(module, bound):
    """The name by which a module is imported; '' if it is not."""
    return next((n for n, full in bound.items() if full == module), '')


def _is_imported(port, statements, written):
    """Whether the first imports of TensorFlow bring a release's namespace."""
    body = port.source.tree.body
    lines = []
    end = next((i for i, s in enumerate(body) if s in statements), 0)
    while end < len(body) and _is(body[end]):
        end += 1
    for statement in body[:end]:
        if statement in statements:
            lines += written[statements.index(statement)]
        elif _is(statement):
            lines.append(ast.unparse(statement))
    return any('legacy_rnn.compat' in line for line in lines)


def _needs_graph(port):
    """Whether a source needs a graph that nothing in its program turns on."""
    names = {name for name, _ in port.names.resolved.values()}
    names |= port.halves.today
    return (
        not port.project.turns_off_2
        and not names.isdisjoint(tensorflow_2.GRAPH | tensorflow_2.SESSIONS)
        and names.isdisjoint(tensorflow_2.TURNS_OFF_2)
    )


def _needs_loops_of_1(port):
    """Whether a source turns eager execution off, and nothing else.

    In such a graph the gradients of layers of tf_keras end in the loops of
    TensorFlow 2.
    """
    names = {name for name, _ in port.names.resolved.values()}
    names |= port.halves.today
    off = names & tensorflow_2.TURNS_OFF_2
    return port.needs_tf_keras and off == {'disable_eager_execution'}


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
