"""What arguments of functions are, where others have the same name.

x = 3

def half(x):
    return x / 2      # of 1.5, and not of 3

half(1.5)
"""

from __future__ import annotations

import ast

from ...sources import trees
from ..names import scopes
from .attribute_kinds import HIDDEN


class ArgumentKinds:
    """Kinds of the arguments without a default, by the calls in a source.

    Args:
        tree: ast.Module.
        defined: Names of flags and arguments of the program, which functions
            are given under these names.
    """

    def __init__(self, tree, defined):
        self._defined = set(defined)
        self._functions: dict = {}
        self._calls: dict = {}
        self._asked: set = set()
        for node in trees.of_kind(
            tree, ast.FunctionDef, ast.ClassDef, ast.Call
        ):
            if isinstance(node, ast.FunctionDef):
                self._note(node, node.name)
            elif isinstance(node, ast.ClassDef):
                for method in node.body:
                    if getattr(method, 'name', '') == '__init__':
                        self._note(method, node.name)
            elif isinstance(node, ast.Call):
                function = node.func
                name = trees.last_name(function)
                self._calls.setdefault(name, []).append(node)

    def __call__(self, node, kinds):
        """The kind of a name, `HIDDEN`, or None where it is no argument.

        Args:
            node: ast.Name or ast.Attribute.
            kinds: `number_kinds.Kinds`.
        """
        name = getattr(node, 'id', None)
        if node not in self._functions or name in self._defined:
            return None
        if (node, name) in self._asked:
            return HIDDEN
        self._asked.add((node, name))
        function, called = self._functions[node]
        found = {
            kinds.of(value) if value is not None else 'unknown'
            for call in self._calls.get(called, ())
            for value in [given(call, function, name)]
        }
        self._asked.remove((node, name))
        told = found.pop() if len(found) == 1 else 'unknown'
        return HIDDEN if told == 'unknown' else told

    def _note(self, function, called):
        """Notes where a function names its arguments."""
        names = {argument.arg for argument in function.args.args}
        names -= {
            argument.arg for argument, _ in scopes.defaults(function.args)
        }
        nodes = [
            node
            for node in scopes.own_nodes(function)
            if isinstance(node, ast.Name)
        ]
        names -= {n.id for n in nodes if not isinstance(n.ctx, ast.Load)}
        for node in nodes:
            if node.id in names:
                self._functions[node] = function, called


def given(call, function, name):
    """What a call gives an argument, or None."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    names = [argument.arg for argument in function.args.args]
    place = names.index(name) - (names[0] in ('self', 'cls'))
    if place < 0 or any(isinstance(a, ast.Starred) for a in call.args):
        return None
    return call.args[place] if place < len(call.args) else None
