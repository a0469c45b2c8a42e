"""Functions of a program that nothing of it uses."""

from __future__ import annotations

import ast

from . import global_names

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def holds(port, node):
    """Whether a node stands in a function that no file of a program names.

    Args:
        port: The Port. Of a file that is ported alone nothing is known.
        node: Node of its source.
    """
    if port.project.modules is None:
        return False
    tree = port.source.tree
    if global_names.binds_by_running(tree):
        return False
    function = node
    while function is not None and function not in tree.body:
        function = port.parents.get(id(function))
    if not isinstance(function, _FUNCTIONS) or function.name in port.wanted:
        return False
    return function.name not in global_names.read(port.source.text)
