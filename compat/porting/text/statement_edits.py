"""Edits of whole import statements, each with its own indent."""

from __future__ import annotations

import ast

RULE = 'imports'
_NOT_NEEDED = 'nothing of it is needed any more'
_WHY = {
    'full': 'TensorFlow 1 is tensorflow.compat.v1 today',
    'safe': 'the release is a module of legacy_rnn.compat',
}


def write(port, statement, lines, rule=RULE, why=''):
    """Replaces a statement by lines with its own indent."""
    source = port.source
    start, end = source.span(statement)
    old = source.text[start:end]
    indent = source.text[source.line_start(start) : start]
    if indent.strip():
        separator = '; '
    else:
        separator = '\n' + indent
    if not lines:
        _remove(port, statement, indent, rule, why)
        return
    new = separator.join(lines)
    if _same(old, new):
        return
    tail = source.text[end : source.line_end(end)]
    ends = tail.strip().startswith('#') and not indent.strip()
    if ends and lines[-1].endswith('behavior()'):
        # The comment stays with the import.
        new = separator.join(lines[:-1])
        source.insert(source.line_end(end), separator + lines[-1])
    source.replace_span(start, end, new)
    port.changed(statement, rule, why or _WHY[port.style], new)


def _remove(port, statement, indent, rule, why):
    """Takes a statement out: its line, or `pass` where no other stays."""
    source = port.source
    start, end = source.span(statement)
    port.removed.add(id(statement))
    empties = all(id(s) in port.removed for s in siblings(port, statement))
    rest = source.text[end : source.line_end(end)]
    alone = not rest.strip() or rest.strip().startswith('#')
    if empties or not alone or indent.strip():
        source.replace_span(start, end, 'pass')
    else:
        line_end = min(source.line_end(end) + 1, len(source.text))
        source.replace_span(source.line_start(start), line_end, '')
    port.changed(statement, rule, why or _NOT_NEEDED, '')


def is_at_top(port, statement):
    """Whether a statement is one of the module itself."""
    return isinstance(port.parents.get(id(statement)), ast.Module)


def siblings(port, statement):
    """The statements of the block that a statement stands in."""
    parent = port.parents.get(id(statement))
    for field in ('body', 'orelse', 'finalbody', 'handlers'):
        body = getattr(parent, field, None)
        if isinstance(body, list) and statement in body:
            return body
    return [statement]


def _same(old, new):
    try:
        return ast.dump(ast.parse(old)) == ast.dump(ast.parse(new))
    except SyntaxError:
        return False
