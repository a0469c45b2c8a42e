"""Modules that nothing of the program, nor any known package, gives.

    from utils import batches    check: no module utils, and no such package
    from model import Mode1      check: model does not define Mode1
    from . import reader         check: no module reader beside the file
    from queue import Queue      check: the program's queue.py hides Python 3's
    import StringIO              check: Python 3 has no such module
    import idlelib.IOBinding     check: Python 3 has no such module

A package that is known by name, or that the program's own list of packages
names, may be installed later, and is left alone.
What stands in a `try`, or hangs on a version, is left alone, too.

By now a source of Python 2 imports what Python 3 has.

Source: Python's import system.
"""

from __future__ import annotations

import ast
import functools
import importlib.util
import sys

from ....dating import old_packages
from ....sources import trees
from ....sources.libraries.lost_names import LOST
from ....sources.libraries.moved_names import MOVED
from ....sources.programs import listed_packages, packages
from ....sources.python2.python2_names import MODULES
from ... import guards
from ...findings import CHECK
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='missing-modules',
    does='Reports imports that neither the program nor a known package gives',
    why='the program ends there with an ImportError',
    before='from batches import batches\n',
    sources=ANY_SOURCE,
    styles=('full', 'safe'),
)
_NOWHERE = (
    'there is no module {0} in the program, nor a package {0} here: put it '
    'beside this file, or install the package and port again'
)
_OF_2 = (
    'Python 3 has no module {0}: import what it has instead; it ends here '
    'with an ImportError'
)
_NOT_INSIDE = (
    '{0} is a module of the program that does not define {1}: it ends here '
    'with an ImportError'
)
_HIDES = (
    'Python 3 has a module {0} of its own, which packages look for and would '
    "take from the program: rename the program's, and its imports"
)
# What Python 3's library has, and Python 2's had not.
_NEW = frozenset(
    'asyncio builtins concurrent configparser contextvars copyreg '
    'dataclasses enum html http ipaddress pathlib queue reprlib secrets '
    'selectors socketserver statistics tracemalloc typing xmlrpc'.split()
)
_NOT_BESIDE = 'there is no module {0} beside this file: put it there'


def apply(port):
    """Reports each import that finds nothing, once a module."""
    if port.project.modules is None:
        return
    told = set()
    for node in trees.of_kind(port.source.tree, ast.Import, ast.ImportFrom):
        why = _why(port.project, node)
        if not why or why in told or guards.is_tried(port, node):
            continue
        if not guards.is_asked(port, node):
            told.add(why)
            port.note(node, CHECK, RULE, why)


def _why(project, node):
    """Why an import fails, or `''` where it may find what it asks for."""
    if isinstance(node, ast.Import):
        found = (_missing(project, alias.name) for alias in node.names)
        return next(filter(None, found), '')
    module = node.module or ''
    if node.level:
        names = [module] if module else [alias.name for alias in node.names]
        if not module and '__init__' in project.beside:
            return ''  # They may be the package's own names.
        lost = [n for n in names if not _is_beside(project, n)]
        if lost:
            return _NOT_BESIDE.format(lost[0])
        return _lost_name(project, module, node) if module else ''
    return _missing(project, module) or _lost_name(project, module, node)


def _missing(project, module):
    """Why a module is not found, by its dotted name, or `''`."""
    top, *inner = module.split('.')
    if top not in project.beside and not project.modules.keys() & {top}:
        if listed_packages.plain(top) in project.listed or _is_elsewhere(top):
            return _OF_2.format(module) if _is_lost_inside(module) else ''
        return (_OF_2 if top in MODULES else _NOWHERE).format(top)
    if project.python2 and top in _NEW & project.modules.keys():
        return '' if top in project.siblings else _HIDES.format(top)
    parent = top
    for name in inner:
        if not _has(project, parent, name):
            return _NOT_INSIDE.format(parent, name)
        parent = f'{parent}.{name}'
    return ''


def _lost_name(project, module, node):
    """Why a `from` statement finds a name no more, or `''`."""
    for alias in node.names:
        if alias.name != '*' and not _has(project, module, alias.name):
            return _NOT_INSIDE.format(module, alias.name)
    return ''


def _has(project, module, name):
    """Whether a module may have a name, or a module of that name."""
    if f'{module}.{name}' in project.modules:
        return True
    names = project.modules.get(module)
    return names is None or name in names


def _is_beside(project, module):
    top = module.partition('.')[0]
    return top in project.beside or module in project.modules


@functools.cache
def _is_lost_inside(module):
    """Whether a package of Python's library lacks a module, by its name."""
    top, *inner = module.split('.')
    if top not in sys.stdlib_module_names or not inner:
        return False
    if any(f'{name}.'.startswith(f'{module}.') for name in (*LOST, *MOVED)):
        return False
    try:
        if importlib.util.find_spec(top) is None:
            return False  # Such as tkinter, which Debian packs by itself.
        return importlib.util.find_spec(module) is None
    except ModuleNotFoundError as error:
        return module.startswith(f'{error.name}.')
    except ImportError:
        return False  # Such as tkinter's, where Python was built without.


@functools.cache
def _is_elsewhere(top):
    """Whether Python, a package or another rule answers for a name."""
    if top in sys.stdlib_module_names or top == 'past':  # Of `future`.
        return True
    if packages.on_pypi(top) or old_packages.is_known(top):
        return True
    if any(name.partition('.')[0] == top for name in (*LOST, *MOVED)):
        return True
    try:
        return importlib.util.find_spec(top) is not None
    except (ImportError, ValueError):
        return True
