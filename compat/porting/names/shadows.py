"""Names of a module that its functions take for their own.

    import string

    def clean(string):        # an argument, here alone
        return string.strip()

    string.letters            # the module

Source: Python's reference, "Naming and binding".
"""

from __future__ import annotations

import ast

from ...sources import trees
from . import scopes

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_MARK = 'of_function'


@trees.once
def rebound(tree):
    """Names that a module binds for all of it by anything but an import.

    Its functions and classes do not count. Marks the reads for `is_hidden`.
    """
    found = _stored(tree)
    todo = [(scope, frozenset()) for scope in _within(tree)]
    while todo:
        scope, hidden = todo.pop()
        shared = _declared(scope)
        stored = _stored(scope)
        found |= stored & shared
        own = (hidden - shared) | (stored - shared)
        for node in scopes.own_nodes(scope):
            if isinstance(node, ast.Name) and node.id in own:
                setattr(node, _MARK, True)
        passed = hidden if isinstance(scope, ast.ClassDef) else own
        todo += [(inner, passed) for inner in _within(scope)]
    return found


def is_hidden(node):
    """Whether a name, or what one begins, is a function's own.

    Args:
        node: An ast node of a tree that `rebound` was asked of.
    """
    while isinstance(node, ast.Attribute):
        node = node.value
    return hasattr(node, _MARK)


def is_builtin(node, tree, name=None):
    """Whether nothing in a source binds a name, where it is read.

    Args:
        node: An ast node.
        tree: The ast.Module that it is of.
        name: The name that it should be, or None for any.
    """
    return (
        isinstance(node, ast.Name)
        and name in (node.id, None)
        and node.id not in rebound(tree)
        and node.id not in defined(tree)
        and not is_hidden(node)
    )


@trees.once
def defined(tree):
    """Names of a module's functions and classes, and those of any import."""
    found = {n.name for n in tree.body if isinstance(n, trees.DEFINING)}
    for alias in trees.of_kind(tree, ast.alias):
        found.add((alias.asname or alias.name).partition('.')[0])
    return found


def _within(scope):
    """The scopes right below a scope."""
    return [n for n in scopes.own_nodes(scope) if isinstance(n, scopes.KINDS)]


def _declared(scope):
    """Names that are global there."""
    return {
        name
        for node in scopes.own_nodes(scope)
        if isinstance(node, ast.Global)
        for name in node.names
    }


def _stored(scope):
    """Names that a scope binds, but for imports, functions and classes.

    Variables of lists count twice, as Python 2 kept them around the list.
    """
    found = {*scopes.parameters(scope)}
    for node in scopes.own_nodes(scope):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            found.add(node.id)
        elif isinstance(node, ast.ListComp):
            found |= _stored(node)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            found.add(node.name)
        elif isinstance(scope, _FUNCTIONS) and isinstance(
            node, trees.DEFINING
        ):
            found.add(node.name)
    return found
