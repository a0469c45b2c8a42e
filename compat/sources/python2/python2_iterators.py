"""Recognizes Python 2 by generators that are asked for `next()`.

`rows = batches(x)` of `def batches(x): yield x`, then `rows.next()`, in one
file of a program or in several, by the name that they share.
"""

from __future__ import annotations

import ast
import functools

from .. import trees
from . import python2_names

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def find(texts):
    """Where a program asks a generator for `next()`, as Python 2 alone did.

    Args:
        texts: Dict from the paths of its files to their sources.

    Returns:
        `(path, line, what)`, or None. Classes with such a method of their own
        may be what is asked.
    """
    if not any('.next()' in text for text in texts.values()):
        return None
    files = {path: _read(text) for path, text in texts.items()}
    if any(file.has_own for file in files.values()):
        return None
    makers = frozenset().union(*(file.makers for file in files.values()))
    held = {
        name
        for file in files.values()
        for name, makes in file.held.items()
        if makes <= makers
    }
    for path, file in files.items():
        for name, line in file.asked:
            if name in held:
                return path, line, f'{name}.next() of what a generator gives'
    return None


@functools.lru_cache(maxsize=1024)  # Each program of a folder asks.
def _read(text):
    try:
        return _Iterators(trees.parse(text))
    except (SyntaxError, ValueError):
        return _Iterators(ast.Module([], []))


class _Iterators:
    """What one file says of generators.

    Attributes:
        makers: Names of its functions that yield.
        held: Names to the functions whose results they hold.
        asked: Pairs of a name and the line where it is asked for `next()`.
        has_own: Whether it defines a method of that name.
    """

    def __init__(self, tree):
        self.makers, self.held, self.asked = set(), {}, []
        self.has_own = False
        guarded = set(python2_names.guarded(tree))
        for node in trees.of_kind(tree, ast.FunctionDef, ast.Assign, ast.Call):
            if isinstance(node, ast.FunctionDef):
                self.has_own |= node.name == 'next'
                self.makers |= {node.name} if _yields(node) else set()
            elif isinstance(node, ast.Assign):
                self._bind(node)
            elif isinstance(node, ast.Call) and id(node) not in guarded:
                self._ask(node)

    def _ask(self, node):
        if getattr(node.func, 'attr', '') == 'next' and not node.args:
            self.asked.append((trees.last_name(node.func.value), node.lineno))

    def _bind(self, node):
        called = trees.called(node.value)
        for target in node.targets:
            if trees.last_name(target):
                self.held.setdefault(trees.last_name(target), set()).add(
                    called
                )


def _yields(function):
    """Whether a call of a function gives a generator."""
    inner = list(function.body)
    while inner:
        node = inner.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            inner += ast.iter_child_nodes(node)
    return False
