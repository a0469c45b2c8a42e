"""Imports of neighbours in a package, which Python 2 took without a dot.

A script that its path may start, and what it imports beside it, is given both.
Where the file may be of Python 3, which finds none of them, they are noted.

Source: PEP 328.
"""

from __future__ import annotations

import ast
import re

from ....sources import trees
from ...findings import CHECK
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='relative-imports',
    does='Writes the dot before neighbours in a package',
    why='Python 2 looked for them without it',
    before='import model\n',
    after='from . import model\n',
    sources=ANY_SOURCE,
)
_WHY = 'Python 3 looks for neighbours in a package where a dot says so'
_BOTH = (
    'a path may start this file or what imports it: import this with a dot if '
    '__package__, and without one if not'
)


def apply(port):
    """Writes the dot, where the other files tell that it is a package."""
    siblings = port.project.siblings
    nodes = trees.walk(port.source.tree)
    if not siblings or any(map(_is_absolute, nodes)):
        return
    if not port.project.python2:
        _ask(port, siblings)
        return
    written = {id(part) for node in nodes for part in _without_package(node)}
    nodes = [node for node in nodes if id(node) not in written]
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            top = (node.module or '').split('.')[0]
            if not node.level and top in siblings:
                old = port.source.get(node)
                new = re.sub(r'^from(\s+)', r'from\1.', old, count=1)
                _write(port, node, [new], old)
        elif isinstance(node, ast.Import):
            if any(a.name.split('.')[0] in siblings for a in node.names):
                _port_import(port, node, siblings)


def _ask(port, siblings):
    """Notes what Python 3 does not find, if the file is of Python 3.

    What a `try` or an `if` looks for is looked for elsewhere, too.
    """
    for node in port.source.tree.body:
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or '']
        if any(name.split('.')[0] in siblings for name in names):
            port.note(node, CHECK, RULE, _WHY)


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
    _write(port, node, lines, port.source.get(node))


def _is_taken(port, alias):
    """Whether the module that `import a.b` loads cannot be named `b`."""
    leaf = alias.name.rpartition('.')[2]
    names = trees.of_kind(port.source.tree, ast.Name)
    return not alias.asname and any(name.id == leaf for name in names)


def _write(port, node, lines, old):
    """Writes the imports of a package, or these and those of no package."""
    start, _ = port.source.span(node)
    indent = port.source.text[port.source.line_start(start) : start]
    alone = not indent.strip()
    if port.project.also_beside:
        if not alone or not _ends_its_line(port, node):
            port.note(node, CHECK, RULE, _BOTH)
            return
        lines = [
            'if __package__:',
            *(f'    {line}' for line in lines),
            'else:',
            f'    {old}',
        ]
    new = (f'\n{indent}' if alone else '; ').join(lines)
    port.source.replace(node, new)
    port.changed(node, RULE, _WHY, new)


def _ends_its_line(port, node):
    """Whether nothing but a comment follows a statement of one line."""
    _, end = port.source.span(node)
    rest = port.source.text[end:].partition('\n')[0].strip()
    one_line = '\n' not in port.source.get(node)
    return one_line and (not rest or rest.startswith('#'))


def _without_package(node):
    """The imports of no package, where a file has both."""
    test = getattr(node, 'test', None)
    if isinstance(node, ast.If) and getattr(test, 'id', '') == '__package__':
        yield from node.orelse


def _name(alias):
    return f'{alias.name} as {alias.asname}' if alias.asname else alias.name


def _is_absolute(node):
    return (
        isinstance(node, ast.ImportFrom)
        and node.module == '__future__'
        and any(alias.name == 'absolute_import' for alias in node.names)
    )
