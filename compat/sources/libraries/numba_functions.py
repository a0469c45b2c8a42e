"""Functions that numba compiles, which knows no helper of ours."""

from __future__ import annotations

import ast

_COMPILERS = ('jit', 'njit', 'vectorize', 'guvectorize', 'stencil')


def compiled(tree):
    """Yields the functions of a module that numba compiles.

    Args:
        tree: ast.Module.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            if any(map(_compiles, node.decorator_list)):
                yield node


def nodes(tree):
    """Set of all nodes of these functions."""
    return {n for function in compiled(tree) for n in ast.walk(function)}


def _compiles(decorator):
    called = isinstance(decorator, ast.Call)
    function = decorator.func if called else decorator
    name = getattr(function, 'attr', None) or getattr(function, 'id', None)
    return name in _COMPILERS
