"""Imports: today's TensorFlow, and the release's namespace for the rest.

Source: `tensorflow.compat.v1` is TensorFlow 1's API since 1.13.
"""

from __future__ import annotations

import ast

from ... import table, today
from ...sources import trees
from .. import halves, starred
from ..bound import imported
from ..findings import STOP
from . import graph_mode, missing, statement_edits, symbols, values

RULE = 'imports'
V1_PACKAGE = 'tensorflow.compat.v1'


def safe(port):
    """Imports the release's namespace in place of TensorFlow."""
    package = f'legacy_rnn.compat.{port.compat}'
    for statement, _, name in port.names.imports:
        if name and not table.is_module(name):
            if _kind(port, name) == 'missing':
                missing.report(port, statement, name)
    symbols.report_missing(port)
    for statement in _statements(port):
        lines = [_safe_line(statement, package)]
        statement_edits.write(port, statement, lines)


def full(port):
    """Imports today's TensorFlow, and the namespace for what is ours."""
    package = f'legacy_rnn.compat.{port.compat}'
    statements = _statements(port)
    written = [_full_lines(port, s, package) for s in statements]
    tensorflow = f'import tensorflow.compat.v1 as {port.tf}'
    modes = graph_mode.missing(port, statements, written)
    at_top = [i for i, s in enumerate(statements) if _is_at_top(port, s)]
    whole = [i for i in at_top if tensorflow in written[i]]
    top = written[(whole or at_top)[0]] if at_top else []
    if port.needs_tf and not _has_tensorflow(port, at_top, written):
        top.insert(0, tensorflow)
    modules = {port.compat} if port.needs_compat else set()
    for module in sorted(modules | port.other_releases):
        top.append(f'from legacy_rnn.compat import {module}')
    needed = sorted(port.needs, key=lambda n: (':' in n, n))
    top[:0] = [_needed(name) for name in needed]
    if not at_top:
        brought = port.tf in port.names.brought or not modes
        top += modes if brought else [tensorflow, *modes]
        _insert_on_top(port, list(dict.fromkeys(top)))
    else:
        graph_mode.add(port, statements, written, at_top[0], modes)
    if not port.read_as.is_half:
        graph_mode.turn_on(port, statements, written, tensorflow)
    for statement, lines in zip(statements, written, strict=True):
        statement_edits.write(port, statement, lines)


def _is_at_top(port, statement):
    return isinstance(port.parents.get(id(statement)), ast.Module)


def _has_tensorflow(port, at_top, written):
    """Whether the module as a whole has TensorFlow itself by its name."""
    names = [n for i in at_top for n in written[i]]
    if port.tf in port.halves.plain or port.tf in port.halves.kept:
        return True
    return port.names.brought.get(port.tf) == '' or any(
        name.endswith(f' as {port.tf}') and 'compat.v1' in name
        for name in names
    )


def _insert_on_top(port, lines):
    """Puts lines before the first statement that is no docstring."""
    if not lines:
        return
    carriers = [c for c in port.names.carriers if _is_at_top(port, c)]
    if carriers:
        _, end = port.source.span(carriers[0])
        end = port.source.line_end(end)
        port.source.insert(end, ''.join(f'\n{line}' for line in lines))
        node = carriers[0]
    else:
        node = next(
            n
            for i, n in enumerate(port.source.tree.body)
            if getattr(n, 'module', '') != '__future__'
            and not (i == 0 and isinstance(n, ast.Expr))
        )
        start = port.source.line_start(port.source.span(node)[0])
        port.source.insert(start, ''.join(f'{line}\n' for line in lines))
    port.changed(node, RULE, 'what follows needs it', '; '.join(lines))


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
    stars = starred.of_tensorflow(port.source.tree)
    for node in stars:
        if port.style == 'full' or starred.is_unknown(node):
            why = "import * hides which names are TensorFlow's; name them"
            port.note(node, STOP, RULE, why)
    found += stars if port.style == 'safe' else []
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))


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
    if all(_stays(port, imported(statement, a)) for a in statement.names):
        return [port.source.get(statement)]
    for alias in statement.names:
        name = imported(statement, alias)
        shown = _as(alias.name, alias.asname)
        if _stays(port, name):
            start, member = _as_it_is(statement, alias)
            members.setdefault(start, []).append(member)
        elif name is None:
            lines.setdefault('import ', []).append(shown)
        elif name == '':
            bound = alias.asname or 'tensorflow'
            shown = f'tensorflow.compat.v1 as {bound}'
            if alias.name == 'tensorflow' or _is_used(port, bound):
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


def _stays(port, name):
    """Whether an import means today's TensorFlow on purpose."""
    if name is None:
        return False
    if halves.inner(name) is None and not port.read_as.is_half:
        return name.startswith('compat.v2')
    return today.has(name)


def _is_used(port, name):
    return any(root == name for _, root in port.names.resolved.values())


def _once(names):
    return list(dict.fromkeys(names))


def _member(port, statement, alias, name, package):
    """A module or symbol of TensorFlow that is imported by itself.

    Returns:
        `(start of the statement, name)`; `('', '')` where it is not needed.
    """
    bound = alias.asname or alias.name
    name = name if halves.inner(name) is None else halves.inner(name)
    uses = [
        use
        for use, root in port.names.resolved.values()
        if root == bound and use.startswith(name)
    ]
    kind, kinds = _kind(port, name), {_kind(port, use) for use in uses}
    mentioned = bool(uses) or _is_mentioned(port, bound)
    wanted = bound in port.wanted
    hollow = missing.is_hollow(name) and mentioned
    if kind in ('missing', 'unknown') and not hollow:
        if mentioned or wanted:
            if not (uses and table.is_module(name)):
                missing.report(port, statement, name)
            return _as_it_is(statement, alias)
        return '', ''
    lost = kinds & {'missing', 'unknown'} and not kinds & {'ours', 'module'}
    if lost and not (hollow or name.startswith('contrib.')):
        return _as_it_is(statement, alias)
    # The namespace has the module, and raises where its names are used.
    hidden = mentioned and not uses or lost or hollow
    unused = not mentioned and kind != 'module'
    released = hidden or bound in port.frozen or kinds & {'ours', 'module'}
    if not (released or wanted or unused):
        return '', ''
    if kind == 'today' and not released and values.keeps_meaning(port, name):
        today_name = _today(port, name)
        if '.' not in today_name:
            name, package, port.needs_tf = today_name, V1_PACKAGE, True
    module, _, leaf = name.rpartition('.')
    source = f'{package}.{module}' if module else package
    return f'from {source} import ', _as(leaf, alias.asname or alias.name)


def _today(port, name):
    """What `tf.compat.v1` calls a symbol that it has."""
    found, _ = symbols.lookup(port, name)
    if found.is_ours:
        return table.resolve(name, port.release).public
    return found.row.target


def _is_mentioned(port, name):
    """Whether code reads a name, whatever the porter knows of it."""
    return any(
        isinstance(node, ast.Name)
        and node.id == name
        and isinstance(node.ctx, ast.Load)
        for node in trees.walk(port.source.tree)
    )


def _kind(port, name):
    """Whether a name is ours, a module, today's, missing, or unknown."""
    if name.startswith('__version__'):
        return 'ours'
    if table.is_module(name):
        known = missing.is_there(name) or symbols.holds_ours(port, name)
        known = known or symbols.is_private(name)
        return 'module' if known else 'missing'
    found, _ = symbols.lookup(port, name)
    if found is None:
        return 'unknown' if missing.is_there(name) else 'missing'
    if not found.works:
        return 'missing'
    return 'ours' if symbols.is_ours(port, found) else 'today'


def _as_it_is(statement, alias):
    start = 'import '
    if isinstance(statement, ast.ImportFrom):
        start = f'from {statement.module} import '
    return start, _as(alias.name, alias.asname)


def _as(name, asname):
    return f'{name} as {asname}' if asname and asname != name else name
