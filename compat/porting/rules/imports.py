"""Imports: today's TensorFlow, and the release's namespace for the rest.

Source: `tensorflow.compat.v1` is TensorFlow 1's API since 1.13.
"""

from __future__ import annotations

import ast

from ... import history
from ...table import GONE, OURS
from ..bindings import imported
from ..findings import CHECK, STOP
from . import symbols

RULE = 'imports'


def safe(port):
    """Imports the release's namespace in place of TensorFlow."""
    package = f'legacy_rnn.compat.{port.compat}'
    for statement in _statements(port):
        lines = [_safe_line(statement, package)]
        _write(port, statement, lines)


def full(port):
    """Imports today's TensorFlow, and the namespace for what is ours."""
    package = f'legacy_rnn.compat.{port.compat}'
    statements = _statements(port)
    had_tf = any(name == '' for _, _, name in port.names.imports)
    written = [_full_lines(port, s, package) for s in statements]
    tensorflow = f'import tensorflow.compat.v1 as {port.tf}'
    if not had_tf and port.needs_tf:
        written[0].insert(0, tensorflow)
    if port.needs_compat:
        written[0].append(f'from legacy_rnn.compat import {port.compat}')
    needed = sorted(port.needs, key=lambda n: (':' in n, n))
    written[0][:0] = [_needed(name) for name in needed]
    if tensorflow in sum(written, []) and _needs_behaviour(port):
        first = next(i for i, x in enumerate(written) if tensorflow in x)
        last = _end_of_block(port, statements, first, written)
        written[last].append(f'{port.tf}.disable_v2_behavior()')
    for statement, lines in zip(statements, written, strict=True):
        _write(port, statement, lines)


def _needed(name):
    """Import statement of a module that edits use."""
    package, _, member = name.rpartition(':')
    return f'from {package} import {member}' if package else f'import {name}'


def _statements(port):
    """Import statements of TensorFlow, in the order of lines."""
    seen, found = set(), []
    for statement, _, _ in port.names.imports:
        if id(statement) not in seen:
            seen.add(id(statement))
            found.append(statement)
    stars = [
        node
        for node in ast.walk(port.source.tree)
        if isinstance(node, ast.ImportFrom)
        and (node.module or '').split('.')[0] == 'tensorflow'
        and not node.level
        and id(node) not in seen
    ]
    for node in stars:
        why = "import * hides which names are TensorFlow's; name them"
        port.note(node, STOP, RULE, why)
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))


def _end_of_block(port, statements, first, written):
    """The last of the imports that follow each other in one block."""
    body = _siblings(port, statements[first])
    last = first
    for index in range(first + 1, len(statements)):
        if statements[index] not in body or not written[index]:
            continue
        start = body.index(statements[last])
        between = body[start : body.index(statements[index])]
        if all(isinstance(s, (ast.Import, ast.ImportFrom)) for s in between):
            last = index
    return last


def _needs_behaviour(port):
    return 'disable_v2_behavior' not in port.source.text


def _safe_line(statement, package):
    """One import statement, with the namespace in TensorFlow's place."""
    if isinstance(statement, ast.ImportFrom):
        module = package + (statement.module or '')[len('tensorflow') :]
        names = ', '.join(_as(a.name, a.asname) for a in statement.names)
        return f'from {module} import {names}'
    parts = []
    for alias in statement.names:
        if alias.name.split('.')[0] != 'tensorflow':
            parts.append(_as(alias.name, alias.asname))
            continue
        name = package + alias.name[len('tensorflow') :]
        if alias.asname or alias.name == 'tensorflow':
            parts.append(f'{name} as {alias.asname or "tensorflow"}')
        else:
            parts.append(f'{package} as tensorflow')
    return 'import ' + ', '.join(dict.fromkeys(parts))


def _full_lines(port, statement, package):
    """Statements in place of one import."""
    lines, members = {}, {}
    for alias in statement.names:
        name = imported(statement, alias)
        shown = _as(alias.name, alias.asname)
        if name is None:
            lines.setdefault('import ', []).append(shown)
        elif name == '':
            bound = alias.asname or 'tensorflow'
            shown = f'tensorflow.compat.v1 as {bound}'
            lines.setdefault('import ', []).append(shown)
        else:
            start, member = _member(port, statement, alias, name, package)
            members.setdefault(start, []).append(member)
    plain = [f'{s}{n}' for s, names in lines.items() for n in _once(names)]
    return plain + [
        start + ', '.join(_once(names))
        for start, names in members.items()
        if start
    ]


def _once(names):
    return list(dict.fromkeys(names))


def _member(port, statement, alias, name, package):
    """A module or symbol of TensorFlow that is imported by itself.

    Returns:
        `(start of the statement, name)`; `('', '')` where it is not needed.
    """
    bound = alias.asname or alias.name
    if name.startswith(('compat.v1', 'compat.v2')):
        return _as_it_is(statement, alias)
    uses = [
        use
        for use, root in port.names.resolved.values()
        if root == bound and use.startswith(name)
    ]
    kinds = {_kind(port, use) for use in uses}
    if _kind(port, name) == 'gone':
        row = symbols.lookup(port, name)[0]
        why = f'TensorFlow no longer has {name}. {row.advice}'
        port.note(statement, STOP, RULE, why)
        return _as_it_is(statement, alias)
    if 'ours' in kinds or (not uses and _kind(port, name) == 'ours'):
        module, _, leaf = name.rpartition('.')
        source = f'{package}.{module}' if module else package
        return f'from {source} import ', _as(leaf, alias.asname)
    if not uses and not history.members(name):
        port.note(statement, CHECK, RULE, f'{bound} is imported, never used')
    return '', ''


def _kind(port, name):
    row, symbol, _ = symbols.lookup(port, name)
    if row is None:
        if not history.members(name):
            return 'unknown'
        return 'module'
    if row.becomes == GONE:
        return 'gone'
    if row.becomes == OURS:
        plain = symbols.stays_with_tensorflow(port, row, symbol)
        return 'today' if plain else 'ours'
    if symbol == name and history.members(name):
        return 'module'
    return 'today'


def _as_it_is(statement, alias):
    start = 'import '
    if isinstance(statement, ast.ImportFrom):
        start = f'from {statement.module} import '
    return start, _as(alias.name, alias.asname)


def _as(name, asname):
    return f'{name} as {asname}' if asname and asname != name else name


def _write(port, statement, lines):
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
        _remove(port, statement, start, end, indent)
        return
    new = separator.join(lines)
    if _same(old, new):
        return
    tail = source.text[end : source.line_end(end)]
    if tail.strip().startswith('#') and lines[-1].endswith('behavior()'):
        # The comment stays with the import.
        new = separator.join(lines[:-1])
        source.insert(source.line_end(end), separator + lines[-1])
    source.replace_span(start, end, new)
    why = 'TensorFlow 1 is tensorflow.compat.v1 today'
    if port.style == 'safe':
        why = 'the release is a module of legacy_rnn.compat'
    port.changed(statement, RULE, why, new)


def _remove(port, statement, start, end, indent):
    """Takes a statement out: its line, or `pass` where it stands alone."""
    source = port.source
    body = _siblings(port, statement)
    rest = source.text[end : source.line_end(end)]
    alone = not rest.strip() or rest.strip().startswith('#')
    if len(body) == 1 or not alone or indent.strip():
        source.replace_span(start, end, 'pass')
    else:
        line_end = min(source.line_end(end) + 1, len(source.text))
        source.replace_span(source.line_start(start), line_end, '')
    port.changed(statement, RULE, 'nothing of it is needed any more', '')


def _siblings(port, statement):
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


def unfollowed(port):
    """Reports a `tf` that only a star import can have brought.

    The porter reads one file at a time, so that it cannot tell what the
    other module exports.
    """
    nodes = list(ast.walk(port.source.tree))
    stars = [
        node
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.names[0].name == '*'
    ]
    bound = any(
        isinstance(node, ast.Name)
        and node.id == 'tf'
        and not isinstance(node.ctx, ast.Load)
        or isinstance(node, ast.arg)
        and node.arg == 'tf'
        or isinstance(node, ast.alias)
        and 'tf' in (node.asname, node.name)
        for node in nodes
    )
    used = any(
        isinstance(node, ast.Name) and node.id == 'tf' for node in nodes
    )
    if stars and used and not bound:
        why = (
            'tf comes from this module, so its calls here are not ported: '
            'import tensorflow in this file and port again'
        )
        port.note(stars[-1], CHECK, RULE, why)
