"""What arguments of functions are, where others have the same name.

x = 3

def half(x):
    return x / 2      # of 1.5, and not of 3

half(1.5)
[x / 2 for x in rows], map(lambda x: x / 2, rows)    # of the rows
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import scopes
from .attribute_kinds import HIDDEN

_MADE = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_COUNTS = ('range', 'xrange')


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
        self._hidden = dict(_in_expressions(tree))
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
        if node in self._hidden:
            return self._hidden[node]
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
        names = _not_real(function)
        sure = {argument.arg for argument in function.args.args}
        sure -= {
            argument.arg for argument, _ in scopes.defaults(function.args)
        }
        sure -= {
            node.id
            for node in scopes.own_nodes(function)
            if isinstance(node, ast.Name)
            and not isinstance(node.ctx, ast.Load)
        }
        for node in _reads(function, names):
            if node.id in sure:
                self._functions[node] = function, called
            elif node.id not in self._defined:
                self._hidden[node] = HIDDEN


def _not_real(function):
    """Arguments whose defaults are no real numbers, a set of names."""
    return set(scopes.parameters(function)) - {
        argument.arg
        for argument, value in scopes.defaults(function.args)
        if isinstance(getattr(value, 'value', None), float)
    }


def _in_expressions(tree):
    """Yields pairs of a name in a lambda or comprehension, and its kind."""
    for scope in trees.of_kind(tree, ast.Lambda, *_MADE):
        if isinstance(scope, ast.Lambda):
            kinds = dict.fromkeys(_not_real(scope), HIDDEN)
        else:
            kinds = {
                name.id: _of_loop(each)
                for each in scope.generators
                for name in trees.of_kind(each.target, ast.Name)
            }
        for node in _reads(scope, kinds):
            yield node, kinds[node.id]


def _of_loop(each):
    counted = getattr(getattr(each.iter, 'func', None), 'id', '')
    return 'whole' if counted in _COUNTS else HIDDEN


def _reads(scope, names):
    """Yields where a scope, and those within it, read names of its own."""
    left = [(node, set(names)) for node in trees.children(scope)]
    worked_on = [n.target for n in trees.of_kind(scope, ast.AugAssign)]
    for node, own in left if names else ():
        if isinstance(node, ast.Name):
            is_read = isinstance(node.ctx, ast.Load) or node in worked_on
            if node.id in own and is_read:
                yield node
        elif own:
            is_scope = isinstance(node, scopes.KINDS)
            kept = own - _bound(node) if is_scope else own
            left += [(child, kept) for child in trees.children(node)]


def _bound(scope):
    """Names that a scope within another has of its own."""
    stored = {
        node.id
        for node in trees.of_kind(scope, ast.Name)
        if isinstance(node.ctx, ast.Store)
    }
    return stored.union(scopes.parameters(scope))


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
