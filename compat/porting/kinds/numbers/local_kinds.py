"""Kinds of numbers by the function that names them, where a file disagrees."""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import reaching
from ...names.local_names import imported_names
from . import number_kinds

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class LocalKinds:
    """Kinds of expressions in the functions that they stand in.

    `loss` may be real in one function and anything in the next.

    Args:
        tree: ast.Module.
        known: Dict from names of the file to kinds.
        defined: Names of flags and arguments of the program, which functions
            are given under these names.
    """

    def __init__(self, tree, known, defined=()):
        self._known, self._defined = known, set(defined)
        self._imported = imported_names(tree)
        self._parents = trees.parents(tree)
        self._kinds = {}

    def is_real(self, node):
        """Whether a node of a function gives a real number for sure."""
        function = trees.above(node, self._parents, _FUNCTIONS)
        if function is None:
            return False
        if function not in self._kinds:
            own = number_kinds.known(function, self._imported)
            real = {n: k for n, k in own.items() if k == 'real'}
            for name in _from_elsewhere(function):
                real.pop(name, None)
            given = self._given(function)
            known = {
                name: kind
                for name, kind in self._known.items()
                if name not in given or name in self._defined
            }
            self._kinds[function] = _Straight(
                {**known, **real},
                self._imported,
                self._parents,
                _changed_elsewhere(function),
            )
        return self._kinds[function].of(node) == 'real'

    def _given(self, function):
        """Names of arguments, and of what loops in expressions go through."""
        found = set()
        while function is not None:
            found |= {node.arg for node in trees.of_kind(function, ast.arg)}
            for each in trees.of_kind(function, ast.comprehension):
                found |= {n.id for n in trees.of_kind(each.target, ast.Name)}
            outer = self._parents.get(id(function))
            function = trees.above(outer, self._parents, _FUNCTIONS)
        return found

    def is_whole(self, node):
        """Whether a name holds what the line before it cut: `a = int(x)`."""
        if not isinstance(node, ast.Name):
            return False
        function = trees.above(node, self._parents, _FUNCTIONS)
        if function is None or node.id in _changed_elsewhere(function):
            return False
        given = reaching.value(node, self._parents)
        called = getattr(getattr(given, 'func', None), 'id', '')
        return called in ('int', 'len')


class _Straight(number_kinds.Kinds):
    """Kinds by the last assignment before a name is read, where it is sure.

    Args:
        known: As for `Kinds`.
        modules: As for `Kinds`.
        parents: Dict from ids of nodes to their parents.
        shared: Names that calls may change.
    """

    def __init__(self, known, modules, parents, shared):
        super().__init__(known, modules)
        self._parents, self._shared = parents, shared

    def _find(self, node):
        if isinstance(node, ast.Name) and node.id not in self._shared:
            given = reaching.value(node, self._parents)
            if given is not None and self.of(given) == 'real':
                return 'real'
        return super()._find(node)


@trees.once
def _changed_elsewhere(function):
    """Names of a function that others bind, too."""
    return {
        name
        for node in trees.of_kind(function, ast.Global, ast.Nonlocal)
        for name in node.names
    }


def _from_elsewhere(function):
    """Names of a function that may hold what no plain statement gives."""
    plain = set()
    for node in trees.walk(function):
        targets: list = getattr(node, 'targets', [])
        if isinstance(node, ast.Assign) and len(targets) == 1:
            plain |= set(ast.walk(targets[0]))
        elif isinstance(node, (ast.AugAssign, ast.For)):
            plain |= set(ast.walk(node.target))
    for node in trees.walk(function):
        if isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            yield from node.names
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name) and node not in plain:
            if isinstance(node.ctx, ast.Store):
                yield node.id
