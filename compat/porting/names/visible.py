"""The name by which an edit may ask a module where it stands."""

from __future__ import annotations

import ast

from ...sources import trees
from . import brought
from .local_names import known_modules

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def name_of(port, node, module='numpy'):
    """A name of a module that a node can use; it is imported if none is.

    What a function imports others do not see.

    Args:
        port: The Port.
        node: Where the name is to be written.
        module: The module.
    """
    tree = port.source.tree
    names = known_modules(tree, module)
    around = {None, *_around(node, port.parents)}
    seen = {n for n, full in brought.told(tree).items() if full == module}
    for statement in trees.of_kind(tree, ast.Import, ast.ImportFrom):
        if trees.above(statement, port.parents, _FUNCTIONS) in around:
            seen |= {alias.asname or alias.name for alias in statement.names}
            if statement.names[0].name == '*':
                seen |= names  # As pylab brings `np`.
    found = min(names & seen, default='')
    if not found:
        port.needs.add(module)
    return found or module


def _around(node, parents):
    """The functions that a node stands in; of a class they see nothing."""
    while node is not None:
        if isinstance(node, _FUNCTIONS) and not isinstance(node, ast.ClassDef):
            yield node
        node = parents.get(id(node))
