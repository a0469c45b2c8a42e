"""Functions that numba compiles, which knows no helper of a run."""

from __future__ import annotations

import ast
import contextlib

COMPILERS = ('jit', 'njit', 'vectorize', 'guvectorize', 'stencil')


@contextlib.contextmanager
def left_alone(tree):
    """Keeps the bodies of compiled functions out of a change of their module.

    Args:
        tree: `ast.Module`; whole again at the end.
    """
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))
    kept = [(f, f.body) for f in functions if _is_compiled(f)]
    for function, body in kept:
        function.body = [ast.copy_location(ast.Pass(), body[0])]
    yield
    for function, body in kept:
        function.body = body


def _is_compiled(function):
    return any(map(_compiles, function.decorator_list))


def _compiles(decorator):
    called = isinstance(decorator, ast.Call)
    function = decorator.func if called else decorator
    name = getattr(function, 'attr', None) or getattr(function, 'id', None)
    return name in COMPILERS
