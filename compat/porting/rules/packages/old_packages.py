"""Packages that were written for TensorFlow 1: each import is a check.

What a port imports from outside of the program meets today's TensorFlow, and
today's Python.
Source: the packages, as they are installed or were last released.
"""

from __future__ import annotations

import ast

from ....dating import old_packages
from ....sources import trees
from ....sources.libraries.moved_names import MOVED
from ... import guards
from ...findings import CHECK
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='old-packages',
    does='Reports packages of the time, for TensorFlow 1 or an older Python',
    why="what is not ported meets today's TensorFlow and Python",
    before='import tflearn\n',
    sources=ANY_SOURCE,
    styles=('full', 'safe'),
)
_LOST = (
    '{0} does not import: it asks for {1}, which is there no more. '
    'Copy the folder or file {0} beside the program and port both, or replace '
    'it'
)
_WHY = (
    "{0} is of TensorFlow 1's time, and here it gets today's: copy the folder "
    'or file {0} of its last release beside the program and port both, or '
    'replace it'
)


def apply(port):
    """Reports packages that are no part of the program, each once."""
    told = set()
    for node in trees.of_kind(port.source.tree, ast.Import, ast.ImportFrom):
        modules = [
            name
            for name in _modules(node)
            if not _is_own(port.project, node, name)
        ]
        if not modules or guards.is_tried(port, node):
            continue
        for name in modules:
            why = _why(name) if _top(name) not in told else None
            if why:
                told.add(_top(name))
                port.note(node, CHECK, RULE, why)
                break


def _is_own(project, node, module):
    """Whether the program itself has what a node imports.

    A folder without an `__init__.py` has the modules that lie in it; to what
    else is asked of its name an installed package answers.
    """
    top, _, inner = module.partition('.')
    if top in project.elsewhere:
        return False
    if top in {_top(name) for name in project.exports}:
        return True
    modules = project.modules or {}
    if inner:
        return top in project.beside or top in {_top(n) for n in modules}
    names = {alias.name for alias in node.names}
    is_from = isinstance(node, ast.ImportFrom)
    return is_from and names <= (modules.get(top) or frozenset())


def _why(module):
    """Why a package is no use to a port, or None."""
    if old_packages.is_old(module):
        return _WHY.format(_top(module))
    lost = old_packages.lost_name(module)
    return _LOST.format(_top(module), lost) if lost else None


def _modules(node):
    """Modules that a node imports, without those that a port replaces."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and not node.level:
        names = [f'{node.module}.{alias.name}' for alias in node.names]
        return [] if MOVED.keys() >= set(names) else [node.module]
    return []


def _top(name):
    return name.partition('.')[0]
