"""Imports of neighbours in a package, which Python 2 took without a dot.

Source: PEP 328.
"""

from __future__ import annotations

import ast
import re

from ...sources import trees
from ..findings import CHECK

RULE = 'relative-imports'
_WHY = 'Python 3 looks for neighbours in a package where a dot says so'


def port_siblings(port):
    """Writes the dot, where the other files tell that it is a package."""
    siblings = port.project.siblings
    nodes = list(trees.walk(port.source.tree))
    if not siblings or any(map(_is_absolute, nodes)):
        return
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            top = (node.module or '').split('.')[0]
            if not node.level and top in siblings:
                old = port.source.get(node)
                new = re.sub(r'^from(\s+)', r'from\1.', old, count=1)
                _write(port, node, new)
        elif isinstance(node, ast.Import):
            _port_import(port, node, siblings)


def _port_import(port, node, siblings):
    """`import a, b.c`, of which some are neighbours."""
    mine = [a for a in node.names if a.name.split('.')[0] in siblings]
    if not mine:
        return
    if any('.' in alias.name for alias in mine):
        port.note(node, CHECK, RULE, _WHY)
        return
    lines = [f'from . import {_names(mine)}']
    kept = [alias for alias in node.names if alias not in mine]
    if kept:
        lines.insert(0, f'import {_names(kept)}')
    start, _ = port.source.span(node)
    indent = port.source.text[port.source.line_start(start) : start]
    separator = '; ' if indent.strip() else f'\n{indent}'
    _write(port, node, separator.join(lines))


def _write(port, node, new):
    port.source.replace(node, new)
    port.changed(node, RULE, _WHY, new)


def _names(aliases):
    return ', '.join(ast.unparse(alias) for alias in aliases)


def _is_absolute(node):
    return (
        isinstance(node, ast.ImportFrom)
        and node.module == '__future__'
        and any(alias.name == 'absolute_import' for alias in node.names)
    )
