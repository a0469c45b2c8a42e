"""What `from package import *` brought otherwise when a program was written.

Source: the names of NumPy 1.16 to 2.4, and the lists in `sources/libraries`.
"""

from __future__ import annotations

import ast
import builtins
import functools
import importlib
import sys
from collections import abc

from ...sources import trees
from ...sources.libraries.lost_names import LOST, NUMPY_LEFT
from ...sources.libraries.moved_names import IMPORTED, MOVED
from ...sources.libraries.numpy_names import (
    NUMPY_BUILTINS,
    NUMPY_STARRED_SINCE_2,
)
from ...sources.python2 import python2_types
from . import global_names, starred

_PYLAB = 'matplotlib.pyplot', 'matplotlib.mlab', 'numpy'
# Modules whose star brought names of others.
_OWNERS = {
    'matplotlib.pylab': _PYLAB,
    'pylab': _PYLAB,
    'scipy': ('numpy',),
}
_HIDING = 'matplotlib.pylab', 'numpy', 'pylab'
# Some modules of Python's do what they are for when they are imported.
_LIBRARY = sys.stdlib_module_names - {'antigravity', 'idlelib', 'this'}
_BINDING = (ast.Import, ast.ImportFrom, *trees.DEFINING)
# Python's own that NumPy's star always replaced.
_REPLACED = ('all', 'any', 'divmod', 'sum')


def find(port):
    """Names that a source takes of a star and that are elsewhere today.

    Args:
        port: The Port.

    Returns:
        Dict from the statements to dicts: names to their full names today, or
        to `''` and what to write instead.
    """
    found, settled = {}, set()
    stars = starred.statements(port.source.tree)
    read, bound = global_names.find(port.source.text) if stars else ((), ())
    used = {*read, *port.wanted}.difference(bound)
    for star in reversed(stars):
        module = star.module or ''
        if star.level or module in MOVED or module in port.project.exports:
            continue
        told = {name: _today(module, name) for name in used - settled}
        if module in _HIDING:
            hidden = _hidden(port, star)
            told.update({n: (hidden[n], '') for n in hidden.keys() - settled})
        told = {name: new for name, new in told.items() if any(new)}
        if told:
            found[star] = dict(sorted(told.items()))
            settled.update(told)
    return found


def _today(module, name):
    """The full name of what a module's star brought, and what to write.

    A full name that starts with `=` is an expression.
    """
    if module == 'numpy' and hasattr(builtins, name):
        is_hidden = name in NUMPY_STARRED_SINCE_2
        return (f'builtins.{name}' if is_hidden else ''), ''
    is_replaced = module == 'scipy' and name in _REPLACED
    if hasattr(builtins, name) and not is_replaced:
        return '', ''
    if module == 'types' and name in python2_types.TYPES:
        return f'={python2_types.written(name)}', ''
    if module == 'collections' and name in abc.__all__:
        return f'collections.abc.{name}', ''
    for owner in (module, *_OWNERS.get(module, ())):
        full = f'{owner}.{name}'
        if owner == 'numpy' and name in {*NUMPY_LEFT, *NUMPY_BUILTINS}:
            return '', NUMPY_LEFT.get(name, '')
        if full in IMPORTED:
            return IMPORTED[full], ''
        if full in LOST:
            return '', LOST[full]
    return '', ''


def _hidden(port, star):
    """Names that imports bring and that a star of NumPy hides.

    Returns:
        Dict to their full names.
    """
    text, tree = port.source.text, port.source.tree
    used = NUMPY_STARRED_SINCE_2 & {*global_names.read(text), *port.wanted}
    used = used if star.module == 'numpy' else used - {'test'}  # pylab's own.
    needs = [need.replace(':', '.') for need in port.needs if ':' in need]
    found = {need.rpartition('.')[2]: need for need in needs}
    found = {name: full for name, full in found.items() if name in used}
    nodes = trees.of_kind(tree, *_BINDING) if used else ()
    for node in sorted(nodes, key=lambda node: node.lineno):
        above = trees.parents(tree).get(id(node))
        if trees.above(above, trees.parents(tree), trees.DEFINING):
            continue
        brought = _brought(port, node, used)
        if node.lineno > star.lineno:
            found = {n: f for n, f in found.items() if n not in brought}
        else:
            found.update(brought)
    return found


def _brought(port, node, used):
    """Dict from names that a statement binds to their full names, or `''`."""
    if isinstance(node, trees.DEFINING):
        return {getattr(node, 'name', ''): ''}
    if isinstance(node, ast.Import):
        names = {a.asname or a.name.partition('.')[0]: a for a in node.names}
        return {
            name: a.name if a.asname else name
            for name, a in names.items()
            if name in used
        }
    module = node.module or ''
    is_beside = not node.level and module in port.project.siblings
    start = f'{"." * (node.level or is_beside)}{module}.'
    if module.partition('.')[0] == 'tensorflow':
        return {}
    if node.names[0].name == '*':
        known = (port.project.modules or {}).get(module) or of_library(module)
        return {name: start + name for name in used & (known or frozenset())}
    names = {a.asname or a.name: start + a.name for a in node.names}
    return {name: full for name, full in names.items() if name in used}


@functools.cache
def of_library(module):
    """What a star of a module of Python's library brings; None of others."""
    if module.partition('.')[0] not in _LIBRARY:
        return None
    try:
        found = importlib.import_module(module)
    except ImportError:
        return None
    shown = (name for name in vars(found) if not name.startswith('_'))
    return frozenset(getattr(found, '__all__', shown))
