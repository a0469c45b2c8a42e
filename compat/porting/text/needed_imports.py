"""Imports that the edits of a port need."""

from __future__ import annotations

import ast
import re

from ...sources import trees
from .statement_edits import is_at_top

# Findings name the rule that writes them with all other imports.
_RULE = 'imports'
_IMPORTS = re.compile(r'\s*(import|from) ')


def lines(port):
    """Statements that import what edits use, but for TensorFlow itself.

    Args:
        port: The Port.

    Returns:
        `(modules of others, namespaces of releases)`, lists of lines.
    """
    needed = sorted(port.needs, key=lambda n: (':' in n, n))
    modules = {port.compat} if port.needs_compat else set()
    above = _above(port)
    return [line for n in needed if (line := _line(n)) not in above], [
        f'from legacy_rnn.compat import {module}'
        for module in sorted(modules | port.other_releases)
    ]


def _above(port):
    """What a module itself imports above all of TensorFlow, a set of lines."""
    first = min((s.lineno for s, *_ in port.names.imports), default=0)
    return {
        _line(f'{statement.module}:{alias.name}')
        if isinstance(statement, ast.ImportFrom)
        else _line(alias.name)
        for statement in port.source.tree.body
        if isinstance(statement, (ast.Import, ast.ImportFrom))
        if statement.lineno < first and not getattr(statement, 'level', 0)
        for alias in statement.names
        if alias.asname is None
    }


def add(port):
    """Imports what edits use where no rule writes the imports."""
    needed, namespaces = lines(port)
    bound = {*port.imported, *port.names.brought}
    if port.needs_tf and port.tf not in bound:
        needed.append(f'import tensorflow.compat.v1 as {port.tf}')
    insert_on_top(port, [*needed, *namespaces])


def insert_early(port, statement, lines):
    """Puts lines on top that edits above an import use.

    Args:
        port: The Port.
        statement: The import, whose lines would else hold these.
        lines: List of statements.

    Returns:
        The other lines.
    """
    early = [line for line in lines if is_used_above(port, line, statement)]
    insert_on_top(port, early)
    return [line for line in lines if line not in early]


def is_used_above(port, line, statement):
    """Whether an edit above a statement writes what a line imports."""
    name = line.rpartition(' ')[2]
    start, _ = port.source.span(statement)
    return any(
        re.search(rf'\b{re.escape(name)}\b', piece)
        for edit in port.source.edits
        if edit.start < start
        for piece in edit.pieces
        if isinstance(piece, str) and not _IMPORTS.match(piece)
    )


def insert_before_use(port, statement, lines):
    """Puts lines before a use that stands above an import of the module.

    Uses do where a block imports what they are of: `try`, `if`, a function.

    Args:
        port: The Port.
        statement: The import, whose lines would else hold these.
        lines: List of statements.

    Returns:
        Whether it did; False where no use stands above the import.
    """
    above = [
        node
        for node in port.names.resolved
        if node.lineno < statement.lineno and id(node) in port.parents
    ]
    if not (above and lines):
        return False
    node = min(above, key=lambda n: n.lineno)
    while not isinstance(port.parents[id(node)], ast.Module):
        node = port.parents[id(node)]
    first = next(iter(getattr(node, 'decorator_list', ())), node)
    start = port.source.line_start(port.source.span(first)[0])
    port.source.insert(start, ''.join(f'{line}\n' for line in lines))
    port.changed(node, _RULE, 'what follows needs it', '; '.join(lines))
    return True


def insert_on_top(port, lines):
    """Puts lines before the first statement that is no docstring."""
    if not lines:
        return
    carriers = [c for c in port.names.carriers if is_at_top(port, c)]
    if carriers and not any(
        is_used_above(port, line, carriers[0]) for line in lines
    ):
        _, end = port.source.span(carriers[0])
        end = port.source.line_end(end)
        port.source.insert(end, ''.join(f'\n{line}' for line in lines))
        node = carriers[0]
    else:
        node = next(
            n
            for i, n in enumerate(port.source.tree.body)
            if getattr(n, 'module', '') != '__future__'
            and not (i == 0 and trees.is_docstring(n))
        )
        start = port.source.line_start(port.source.span(node)[0])
        port.source.insert(start, ''.join(f'{line}\n' for line in lines))
    port.changed(node, _RULE, 'what follows needs it', '; '.join(lines))


def _line(name):
    """Import statement of a module that edits use."""
    package, _, member = name.rpartition(':')
    return f'from {package} import {member}' if package else f'import {name}'
