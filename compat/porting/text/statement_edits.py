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
    """Replaces a statement by lines with its own indent.

    Where it imports TensorFlow, too, `import_lines` writes what a rule has for
    the other names, beside what it has for TensorFlow's.
    """
    if lines and rule != RULE and _imports_tensorflow(port, statement):
        others = [line for old in lines for line in _others(old)]
        port.beside[id(statement)] = others
        port.changed(statement, rule, why, '\n'.join(others))
        return
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


def _imports_tensorflow(port, statement):
    return (
        port.style == 'full'
        and isinstance(statement, ast.Import)
        and any(statement is known for known, *_ in port.names.imports)
    )


def _others(line):
    """Yields an import without TensorFlow, unless nothing is left of it."""
    (node,) = ast.parse(line).body
    if isinstance(node, ast.Import):
        node.names = [
            alias
            for alias in node.names
            if alias.name.partition('.')[0] != 'tensorflow'
        ]
    if not isinstance(node, ast.Import) or node.names:
        yield ast.unparse(node)


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
