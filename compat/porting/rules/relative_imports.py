"""Imports of neighbours in a package, which Python 2 took without a dot.

Source: PEP 328.
"""

from __future__ import annotations

import ast
import re

from ...sources import trees
from ..findings import CHECK
from ..rule import ANY_SOURCE, Rule

RULE = Rule(
    name='relative-imports',
    does='Writes the dot before neighbours in a package',
    why='Python 2 looked for them without it',
    before='import model\n',
    after='from . import model\n',
    sources=ANY_SOURCE,
)
_WHY = 'Python 3 looks for neighbours in a package where a dot says so'


def apply(port):
    """Writes the dot, where the other files tell that it is a package."""
    siblings = port.project.siblings
    nodes = list(trees.walk(port.source.tree))
    if not siblings or any(map(_is_absolute, nodes)):
        return
    found: list[ast.AST] = []
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            top = (node.module or '').split('.')[0]
            if not node.level and top in siblings:
                old = port.source.get(node)
                new = re.sub(r'^from(\s+)', r'from\1.', old, count=1)
                _write(port, node, new)
                found.append(node)
        elif isinstance(node, ast.Import):
            if any(a.name.split('.')[0] in siblings for a in node.names):
                _port_import(port, node, siblings)
                found.append(node)
    started_as = port.project.started_as
    if found and started_as:
        why = f'{_WHY}: start this program by python -m {started_as}'
        port.note(found[0], CHECK, RULE, why)


def _port_import(port, node, siblings):
    """`import a, b.c`, of which some are neighbours."""
    mine = [a for a in node.names if a.name.split('.')[0] in siblings]
    inner = [alias for alias in mine if '.' in alias.name]
    if any(_is_taken(port, alias) for alias in inner):
        port.note(node, CHECK, RULE, _WHY)
        return
    packages = [a.name.split('.')[0] for a in inner if not a.asname]
    bound = [_name(alias) for alias in mine if alias not in inner]
    bound += [name for name in dict.fromkeys(packages) if name not in bound]
    lines = [f'from . import {", ".join(bound)}'] if bound else []
    for alias in inner:
        package, _, leaf = alias.name.rpartition('.')
        module = _name(ast.alias(leaf, alias.asname))
        lines.append(f'from .{package} import {module}')
    kept = [alias for alias in node.names if alias not in mine]
    if kept:
        lines.insert(0, f'import {", ".join(map(_name, kept))}')
    start, _ = port.source.span(node)
    indent = port.source.text[port.source.line_start(start) : start]
    separator = '; ' if indent.strip() else f'\n{indent}'
    _write(port, node, separator.join(lines))


def _is_taken(port, alias):
    """Whether the module that `import a.b` loads cannot be named `b`."""
    leaf = alias.name.rpartition('.')[2]
    names = (
        n for n in trees.walk(port.source.tree) if isinstance(n, ast.Name)
    )
    return not alias.asname and any(name.id == leaf for name in names)


def _write(port, node, new):
    port.source.replace(node, new)
    port.changed(node, RULE, _WHY, new)


def _name(alias):
    return f'{alias.name} as {alias.asname}' if alias.asname else alias.name


def _is_absolute(node):
    return (
        isinstance(node, ast.ImportFrom)
        and node.module == '__future__'
        and any(alias.name == 'absolute_import' for alias in node.names)
    )
