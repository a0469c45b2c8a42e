"""Which expressions of a scope are single numbers that a session gave.

cost = session.run(loss)        meter.update(cost, batch_size)
"""

from __future__ import annotations

import ast
import keyword
import re

from ....sources import trees
from ...names import scopes
from ...names.local_names import dotted, imported_names
from ..tensors import fetches
from .array_fetches import NUMBERS, ArrayFetches

_REDUCING = frozenset('average max mean median min std sum var'.split())
# Methods of Keras' models that give a loss, or it and others.
_LOSSES = frozenset(['test_on_batch', 'train_on_batch'])
_NAMES = re.compile(r'[A-Za-z_][\w.]*\b')
_ROUNDS = 4  # Names are followed through so many others.


class FetchedNumbers:
    """What a scope fetches as numbers, and lists that hold such.

    Args:
        nodes: Nodes of the scope.
        told: ArrayFetches, functions that fetch, imported names, and
            those of functions.
        given: Names of arguments that are fetched numbers.
    """

    def __init__(self, nodes, told, given=()):
        self._given = given
        self._arrays, self._fetching, self._imported, self._defined = told
        self._values: dict = {}
        self._held: dict = {}
        for node in nodes:
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                self._values.setdefault(node.id, [])
            if isinstance(node, ast.Assign):
                self._bind(node)
            if isinstance(node, ast.Call) and len(node.args) == 1:
                function = node.func
                if isinstance(function, ast.Attribute):
                    if function.attr == 'append':
                        name = ast.unparse(function.value)
                        self._held.setdefault(name, []).append(node.args[0])

    def _bind(self, node):
        for target in node.targets:
            names = getattr(target, 'elts', [target])
            parts = _fetched_parts(node.value)
            many = isinstance(target, (ast.List, ast.Tuple))
            if many and fetches.text(node.value):
                parts = names  # Of `session.run(fetches)` the names tell.
            if parts is not None and not (many and len(parts) == len(names)):
                parts = None
            for place, name in enumerate(names):
                key = getattr(name, 'id', '')
                value = parts[place] if parts else node.value
                if len(names) > 1 and not parts and not NUMBERS.search(key):
                    value = None  # One of several that a function returns.
                self._values.setdefault(key, []).append((value, bool(parts)))

    def has(self, node, rounds=_ROUNDS):
        """Whether an expression is a number that was fetched.

        Args:
            node: The expression.
            rounds: How many names it may still be followed through.
        """
        if isinstance(node, ast.Name):
            values = [
                (value, is_fetch)
                for value, is_fetch in self._values.get(node.id, ())
                if not isinstance(value, ast.Constant)
            ]
            if node.id in self._given and not values:
                return True
            return bool(values and rounds) and all(
                self._is_scalar(ast.unparse(value))
                if is_fetch
                else self.has(value, rounds - 1)
                for value, is_fetch in values
            )
        if isinstance(node, ast.BinOp):
            if isinstance(getattr(node.left, 'value', None), str):
                return False
            return self.has(node.left, rounds) or self.has(node.right, rounds)
        if isinstance(node, ast.Subscript):
            place = getattr(node.slice, 'value', None)
            is_item = not isinstance(node.slice, ast.Slice)
            return is_item and self._has_at(node.value, place, rounds)
        return isinstance(node, ast.Call) and self._is_called(node, rounds)

    def _has_at(self, node, place, rounds):
        """Whether what stands at a place of an expression is such a number."""
        parts = _fetched_parts(node)
        if parts is not None:
            is_known = isinstance(place, int) and place < len(parts)
            return is_known and self._is_scalar(ast.unparse(parts[place]))
        values = self._values.get(getattr(node, 'id', None), ())
        if rounds and any(_fetched_parts(value) for value, _ in values):
            return all(self._has_at(v, place, rounds - 1) for v, _ in values)
        return self.has(node, rounds)

    def hold(self, node, rounds=_ROUNDS):
        """Whether it is a list of such numbers; arguments as for `has`."""
        if isinstance(node, (ast.ListComp, ast.GeneratorExp)):
            return self.has(node.elt, rounds)
        values = self._held.get(ast.unparse(node), ())
        return bool(values and rounds) and all(
            self.has(value, rounds - 1) for value in values
        )

    def _is_called(self, call, rounds):
        name = dotted(call.func, self._imported)
        package, _, leaf = name.rpartition('.')
        if package == 'numpy' and leaf in _REDUCING and len(call.args) == 1:
            argument = call.args[0]
            is_whole = all(k.arg == 'dtype' for k in call.keywords)
            return is_whole and (
                self.has(argument, rounds) or self.hold(argument, rounds)
            )
        fetch = fetches.text(call) or fetches.called(call, self._fetching)
        if fetch is None:
            return trees.called(call) in _LOSSES - self._defined
        return self._is_scalar(fetch)

    def _is_scalar(self, fetch):
        """Whether a fetch is one number, by its making or its name."""
        names = [n for n in _NAMES.findall(fetch) if not keyword.iskeyword(n)]
        made = [fetch] if fetch in names else []
        made += [f'self.{name.rpartition(".")[2]}' for name in names]
        if len(names) == 1 and any(map(self._arrays.is_scalar, made)):
            return True
        # A function may return one of several; which, nobody knows.
        leaf = fetch.rpartition('.')[2]
        is_array = any(map(self._arrays.is_array, [*made, *names]))
        return not is_array and bool(NUMBERS.search(leaf))


def _fetched_parts(node):
    """What `session.run([a, b])` fetches, a list, or None."""
    function = getattr(node, 'func', None)
    if getattr(function, 'attr', '') != 'run' or not node.args:
        return None
    return getattr(node.args[0], 'elts', None)


def told_of(tree, others):
    """What `FetchedNumbers` asks of a source.

    Args:
        tree: ast.Module.
        others: As `fetches.returned` of the program's other files.
    """
    defined = {f.name for f in trees.of_kind(tree, ast.FunctionDef)}
    fetching = {**others, **fetches.returned(tree)}
    return ArrayFetches(tree), fetching, imported_names(tree), defined


@trees.once
def handed(tree):
    """Functions and places of arguments that are fetched numbers: a set.

    meter.update(loss, batch_size)

    Args:
        tree: ast.Module.
    """
    told = told_of(tree, {})
    found = set()
    for scope in trees.of_kind(tree, ast.FunctionDef, ast.Module):
        nodes = list(scopes.own_nodes(scope))
        calls = [node for node in nodes if isinstance(node, ast.Call)]
        numbers = FetchedNumbers(nodes, told)
        for call in calls:
            named = [(k.arg, k.value) for k in call.keywords]
            for place, value in (*enumerate(call.args), *named):
                if numbers.has(value):
                    found.add((trees.called(call), place))
    return found


def given(scope, places):
    """Names of the arguments of a function that are such numbers.

    Args:
        scope: ast.FunctionDef, or another scope.
        places: As `handed` gives them.
    """
    names = [n for n in scopes.parameters(scope) if n != 'self']
    return {
        name
        for place, name in enumerate(names)
        if {(getattr(scope, 'name', ''), key) for key in (place, name)}
        & places
    }
