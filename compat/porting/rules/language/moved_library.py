"""Names of Python's library and of PyYAML that moved.

Source: Python 3.10, "What's New": the abstract classes are in
`collections.abc` alone; PyYAML 6: `load` wants to be told its loader.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import full_name
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='moved-library',
    does="Writes today's places of what moved in Python's library and PyYAML",
    why=(
        'the abstract classes are in `collections.abc` alone since Python 3.10'
    ),
    before='from collections import Mapping\n',
    after='from collections.abc import Mapping\n',
    sources=ANY_SOURCE,
)
_WHY = 'it is in collections.abc since 3.3'
_CLASSES = frozenset(
    'Callable Container Hashable ItemsView Iterable Iterator KeysView '
    'Mapping MappingView MutableMapping MutableSequence MutableSet Sequence '
    'Set Sized ValuesView'.split()
)
# Their objects still have `tostring`.
_DRAWERS = frozenset(['svgwrite'])


def apply(port):
    """Writes today's places of what moved."""
    imports = {
        alias.asname or alias.name: alias
        for node in trees.of_kind(port.source.tree, ast.Import)
        for alias in node.names
    }
    widened = set()
    for node in trees.of_kind(port.source.tree, ast.ImportFrom, ast.Attribute):
        if isinstance(node, ast.ImportFrom):
            _port_import(port, node)
        elif isinstance(node, ast.Attribute):
            alias = imports.get(getattr(node.value, 'id', ''))
            if alias is None:
                continue
            if alias.name == 'collections' and node.attr in _CLASSES:
                _port_class(port, node)
                if not alias.asname:
                    widened.add(alias)
            elif alias.name == 'yaml' and node.attr in ('load', 'load_all'):
                _port_load(port, node)
    drawings = _drawings(port.source.tree)
    for call in port.calls.values():
        if getattr(call.func, 'attr', '') == 'tostring':
            if ast.unparse(call.func.value) not in drawings:
                _port_tostring(port, call)
    for alias in widened:
        port.source.replace(alias, 'collections.abc')
        port.changed(alias, RULE, _WHY, 'collections.abc')


def _port_import(port, node):
    """`from collections import Mapping`, all of it or a part."""
    moved = [a for a in node.names if a.name in _CLASSES]
    if node.module != 'collections' or node.level or not moved:
        return
    kept = [a for a in node.names if a.name not in _CLASSES]
    lines = [f'from collections.abc import {_names(moved)}']
    if kept:
        lines.insert(0, f'from collections import {_names(kept)}')
    start, _ = port.source.span(node)
    indent = port.source.text[port.source.line_start(start) : start]
    separator = '; ' if indent.strip() else f'\n{indent}'
    new = separator.join(lines)
    port.source.replace(node, new)
    port.changed(node, RULE, _WHY, new)


def _names(aliases):
    return ', '.join(ast.unparse(alias) for alias in aliases)


def _port_class(port, node):
    new = f'{port.source.get(node.value)}.abc.{node.attr}'
    port.source.replace(node, new)
    port.changed(node, RULE, _WHY, new)


def _port_tostring(port, call):
    """`array.tostring()`, which NumPy 2.3 dropped, as `array` did."""
    if not call.args and not call.keywords:
        port.source.replace_leaf(call.func, 'tobytes')
        port.changed(call, RULE, 'it is tobytes since NumPy 1.9', 'tobytes')


def _drawings(tree):
    """Texts of what is set to a drawing: `self.page = svgwrite.Drawing()`."""
    return {
        ast.unparse(target)
        for node in trees.of_kind(tree, ast.Assign)
        if full_name(node.value, tree).split('.')[0] in _DRAWERS
        for target in node.targets
    }


def _port_load(port, node):
    """`yaml.load(text)`, whose loader was `yaml.Loader`."""
    call = port.calls.get(id(node))
    if call is None or len(call.args) != 1 or call.keywords:
        return
    yaml = port.source.get(node.value)
    new = f', Loader={yaml}.Loader'
    port.source.insert(port.source.whole(call.args[0])[1], new)
    port.changed(call, RULE, 'yaml.load must be given a loader', new)
