"""Packages that were written for TensorFlow 1: each import is a check.

What a port imports from outside of the program meets today's TensorFlow.
Source: the packages, as they are installed or were last released.
"""

from __future__ import annotations

import ast

from ...dating import old_packages
from ...sources import trees
from ...sources.moved_names import MOVED
from .. import guards
from ..findings import CHECK
from ..rule import ANY_SOURCE, Rule

RULE = Rule(
    name='old-packages',
    does='Reports imports of packages that were written for TensorFlow 1',
    why="what is not ported meets today's TensorFlow",
    before='import tflearn\n',
    sources=ANY_SOURCE,
    styles=('full', 'safe'),
)
_WHY = (
    "{0} is of TensorFlow 1's time, and here it gets today's: copy the folder "
    'or file {0} of its last release beside the program and port both, or '
    'replace it'
)


def apply(port):
    """Reports packages that are no part of the program, each once."""
    own = {name.split('.')[0] for name in port.project.exports}
    told = set()
    for node in trees.walk(port.source.tree):
        modules = [name for name in _modules(node) if _top(name) not in own]
        if not modules or guards.is_tried(port, node):
            continue
        old = next(filter(old_packages.is_old, modules), None)
        if old is not None and _top(old) not in told:
            told.add(_top(old))
            port.note(node, CHECK, RULE, _WHY.format(_top(old)))


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
