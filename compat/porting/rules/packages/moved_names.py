"""Functions and modules that moved between packages since.

Source: the list in `compat/sources/libraries/moved_names.py`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries.moved_names import IMPORTED, MOVED, SLIM_PACKAGE
from ....sources.libraries.numpy_names import NUMPY_PARTS
from ... import guards
from ...names import brought
from ...names.local_names import emptied_modules
from ...names.shadows import is_hidden, rebound
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='moved-names',
    does=(
        "Writes today's names of functions and modules that moved "
        'between packages'
    ),
    why='the old names are gone',
    before='import time\nstart = time.clock()\n',
    after='import time\nstart = time.perf_counter()\n',
    sources=ANY_SOURCE,
)

# A function up to SciPy 1.3, and since a module.
_CALLED = 'scipy.fft'
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def apply(port):
    """Writes today's names for those that moved."""
    emptied = emptied_modules(port.source.tree)
    roots = _Roots(port)
    for node in trees.of_kind(port.source.tree, ast.ImportFrom, ast.Import):
        if isinstance(node, ast.ImportFrom) and not node.level:
            _port_from(port, node)
            for alias in node.names:
                full = f'{node.module}.{alias.name}'
                if full not in IMPORTED:
                    roots.add(alias.asname or alias.name, full, node)
        elif isinstance(node, ast.Import):
            kept = [a for a in node.names if not _port_import(port, node, a)]
            for alias in kept:
                name = alias.asname or alias.name.split('.')[0]
                full = alias.name if alias.asname else name
                roots.add(name, full, node)
                whole = full if alias.asname else alias.name
                new = emptied.get(full, MOVED.get(whole, '.'))
                new = '.' if whole == _CALLED else new
                if _port_whole(port, node, alias, new):
                    roots.add(new, new, node)
    for found in _brought(port.source.tree):
        roots.add(*found)
    for node in trees.of_kind(port.source.tree, ast.Attribute):
        _port_use(port, node, roots)


def _brought(tree):
    """Names of packages that the program's modules bring, with the import."""
    names = brought.told(tree)
    for node in trees.of_kind(tree, ast.ImportFrom) if names else ():
        bound = {alias.asname or alias.name for alias in node.names}
        for name in names if '*' in bound else bound & {*names}:
            yield name, names[name], node


class _Roots:
    """What imports bind, by the function that they stand in.

    Args:
        port: The Port.
    """

    def __init__(self, port):
        self._parents = port.parents
        self._stored = rebound(port.source.tree)
        self._found: dict = {}

    def add(self, name, full, statement):
        """Notes that a statement binds a name to what has a full name.

        Of two that bind it to the same the first stands before all uses,
        unless a condition holds it alone.
        """
        scope = next(iter(self._functions(statement)), None)
        known = self._found.setdefault(name, {})
        old, first = known.get(scope, ('', None))
        if old != full or not self._is_sure(first):
            known[scope] = full, statement

    def _is_sure(self, statement):
        """Whether a statement stands in no condition."""
        kinds = ast.Module, *_FUNCTIONS
        return isinstance(self._parents.get(id(statement)), kinds)

    def get(self, name, node):
        """The full name and the import of a name at a node, or None."""
        is_other = name in self._stored or is_hidden(node)
        found = {} if is_other else self._found.get(name, {})
        scopes = [*self._functions(node), None] if found else []
        known = [found[scope] for scope in scopes if scope in found]
        return next(iter([*known, *found.values()]), None)

    def holds(self, name, statement):
        """Whether a name is imported where a statement's names are known."""
        scopes = [*self._functions(statement), None]
        return any(scope in self._found.get(name, ()) for scope in scopes)

    def _functions(self, node):
        """Ids of the functions around a node, the innermost first."""
        while node := self._parents.get(id(node)):
            if isinstance(node, _FUNCTIONS):
                yield id(node)


def _port_from(port, node):
    """`from time import clock`, all of it or a part."""
    lines, kept = [], []
    for alias in node.names:
        new = IMPORTED.get(f'{node.module}.{alias.name}')
        module = MOVED.get(node.module)
        if new is None and module is not None:
            new = f'{module}.{alias.name}'
        if f'{node.module}.{alias.name}' == _CALLED:
            new = new if _is_called(port, alias) else None
        if new is None:
            kept.append(alias)
            continue
        package, _, leaf = new.rpartition('.')
        bound = alias.asname or alias.name
        shown = leaf if bound == leaf else f'{leaf} as {bound}'
        start = f'from {package} import ' if package else 'import '
        lines.append(start + shown)
    if kept:
        names = ', '.join(ast.unparse(alias) for alias in kept)
        lines[:0] = [f'from {node.module} import {names}']
    if len(lines) > bool(kept):
        _write(port, node, lines)


def _is_called(port, alias):
    """Whether a name that is a module today is called as a function."""
    bound = alias.asname or alias.name
    return any(getattr(c.func, 'id', '') == bound for c in port.calls.values())


def _port_import(port, node, alias):
    """`import sklearn.cross_validation as cv`; whether it was ported."""
    new = MOVED.get(alias.name)
    is_other = alias.name in (_CALLED, *port.project.exports)
    if new is None or is_other:
        return False
    tried = alias.name == SLIM_PACKAGE and guards.is_tried(port, node)
    if not alias.asname and not (tried and len(node.names) == 1):
        return _port_alone(port, node, alias, new)
    shown = f'{new} as {alias.asname or alias.name}'
    if tried:  # What stands for it is there without it.
        shown = f'{alias.name}, {shown}'
    port.source.replace(alias, shown)
    port.changed(node, RULE, f'{alias.name} is {new} today', f'import {shown}')
    return True


def _port_alone(port, node, alias, new):
    """`import Image`, which is `from PIL import Image` today."""
    package, _, leaf = new.rpartition('.')
    shared = len(node.names) > 1
    if leaf != alias.name or (shared and leaf == SLIM_PACKAGE):
        return False
    shown = f'from {package} import {leaf}'
    if shared:
        shown = f'{new} as {leaf}'
        port.source.replace(alias, shown)
    else:
        port.source.replace(node, shown)
    port.changed(node, RULE, f'{leaf} is a part of {package}', shown)
    return True


def _port_whole(port, node, alias, new):
    """`import md5`, `import sklearn.lda`; whether all of it is elsewhere."""
    package, _, inner = alias.name.partition('.')
    if alias.asname or new == '.' or ('.' in new and not inner):
        return False
    if package in port.project.exports:
        return False
    is_apart = inner and new.partition('.')[0] != package
    is_apart = is_apart and package not in MOVED
    shown = f'{package}, {new}' if is_apart else new
    port.source.replace(alias, shown)
    why = f'{alias.name} is {new} today'
    port.changed(node, RULE, why, f'import {shown}')
    return True


def _port_use(port, node, roots):
    """`time.clock`, `fractions.gcd`."""
    parts, root = [], node
    while isinstance(root, ast.Attribute):
        parts.append(root.attr)
        root = root.value
    found = isinstance(root, ast.Name) and roots.get(root.id, node)
    if not found:
        return
    full, statement = found
    old = '.'.join([full, *reversed(parts)])
    new = MOVED.get(old)
    if new is None or (old == _CALLED and id(node) not in port.calls):
        return
    package, _, leaf = new.rpartition('.')
    module = package or new
    if not _is_free(module.partition('.')[0], roots, node):
        _name_anew(port, node, statement, old, new)
        return
    kept = trees.dotted(node).split('.')[: new.count('.') - old.count('.')]
    if old in NUMPY_PARTS and kept:
        shown = '.'.join(kept)
    elif package == old.rpartition('.')[0]:
        shown = f'{port.source.get(node.value)}.{leaf}'
    else:
        _import_first(port, statement, _module(module), roots)
        shown = new
    port.source.replace(node, shown)
    port.changed(node, RULE, f'{old} is {new} today', shown)


def _module(name):
    """The module to import for what stands in it, or in a class of it."""
    module, _, leaf = name.rpartition('.')
    is_class = leaf[:1].isupper() and module != 'PIL'
    return module if module and is_class else name


def _is_free(top, roots, node):
    """Whether a name may stand for a package of that name."""
    found = roots.get(top, node)
    return not found or found[0] == top


def _name_anew(port, node, statement, old, new):
    """Takes a module, or what a taken name hides, by a name of its own."""
    package, _, leaf = new.rpartition('.')
    bound = old.replace('.', '_')
    line = f'import {new} as {bound}'
    if package:
        line = f'from {package} import {leaf} as {bound}'
    _insert_first(port, statement, line)
    port.source.replace(node, bound)
    port.changed(node, RULE, f'{old} is {new} today', bound)


def _import_first(port, statement, package, roots):
    """Imports a package before the statement that imported the old one."""
    if roots.holds(package, statement):
        return
    roots.add(package, package, statement)
    _insert_first(port, statement, f'import {package}')


def _insert_first(port, statement, new):
    """Inserts an import before a statement, once."""
    start, _ = port.source.span(statement)
    line = port.source.line_start(start)
    indent = port.source.text[line:start]
    place, text = line, f'{indent}{new}\n'
    if indent.strip():
        place, text = start, f'{new}; '
    if not any(
        e.start == place and text in e.pieces for e in port.source.edits
    ):
        port.source.insert(place, text)


def _write(port, node, lines):
    start, _ = port.source.span(node)
    indent = port.source.text[port.source.line_start(start) : start]
    new = ('; ' if indent.strip() else f'\n{indent}').join(lines)
    port.source.replace(node, new)
    port.changed(node, RULE, 'it has moved', new)
