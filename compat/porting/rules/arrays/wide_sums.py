"""Sums of fetched numbers, which were of 64 bits.

    costs = 0.0                      costs = np.float64(0.0)
    for batch in batches:            for batch in batches:
        cost = session.run(...)          cost = session.run(...)
        costs += cost                    costs += cost

    sum(losses)                      sum(losses, np.int64(0))

`0.0 + np.float32(x)` is float32 since NumPy 2.0, by which the mean of an
epoch loses digits. A number of NumPy to start from gives what Python's gave.

Source: NumPy 2.0 migration guide, "Changes to NumPy data type promotion";
NumPy 1.16 to 1.19, executed.
"""

from __future__ import annotations

import ast
import keyword
import re

from ....sources import trees
from ...kinds.arrays.array_fetches import NUMBERS, ArrayFetches
from ...kinds.tensors import fetches
from ...names import scopes, shadows, visible
from ...names.local_names import dotted, imported_names
from ...rule import ANY_SOURCE, Rule

_BEFORE = (
    'import numpy as np\n'
    'costs = 0.0\nfor _ in range(9):\n    costs += session.run(cost)\n'
)
RULE = Rule(
    name='wide-sums',
    does='Adds up fetched numbers in 64 bits',
    why="beside Python's numbers they were of 64 bits up to NumPy 1.26",
    before=_BEFORE,
    after=_BEFORE.replace('0.0', 'np.float64(0.0)'),
    sources=ANY_SOURCE,
    follows=('fetched-numbers',),
)
_REDUCING = frozenset('average max mean median min std sum var'.split())
# Methods of Keras' models that give a loss, or it and others.
_LOSSES = frozenset(['test_on_batch', 'train_on_batch'])
_FETCHING = re.compile(r'\.run\(|\.eval\(|_on_batch\(')
_NAMES = re.compile(r'[A-Za-z_][\w.]*\b')
_ROUNDS = 4  # Names are followed through so many others.


def apply(port):
    """Starts sums of what is fetched from a number of 64 bits."""
    tree = port.source.tree
    may_fetch = _FETCHING.search(port.source.text)
    if not may_fetch and not port.project.fetches:
        return
    fetching = {**port.project.fetches, **fetches.returned(tree)}
    defined = {f.name for f in trees.of_kind(tree, ast.FunctionDef)}
    told = ArrayFetches(tree), fetching, imported_names(tree), defined
    fields = _starts(trees.of_kind(tree, ast.Assign), ast.Attribute)
    done: set = set()
    for scope in trees.of_kind(tree, ast.FunctionDef, ast.Module):
        nodes = list(scopes.own_nodes(scope))
        numbers = _Numbers(nodes, told)
        starts = {**fields, **_starts(nodes, ast.Name)}
        for node in nodes:
            total = _total(node, numbers)
            for start in starts.get(total, ()):
                _widen(port, start, done)
            if _is_sum(node, tree) and numbers.hold(node.args[0]):
                _start_sum(port, node)


def _widen(port, start, done):
    """`0.0` to `np.float64(0.0)`."""
    if id(start) in done:
        return
    done.add(id(start))
    kind = 'float64' if isinstance(start.value, float) else 'int64'
    numpy = visible.name_of(port, start)
    port.source.replace(start, f'{numpy}.{kind}(', start, ')')
    port.changed(start, RULE, RULE.why, f'{numpy}.{kind}(...)')


def _start_sum(port, call):
    """`sum(values)` to `sum(values, np.int64(0))`."""
    new = f'{visible.name_of(port, call)}.int64(0)'
    start, end = port.source.span(call.args[0])
    if end == port.source.span(call)[1]:  # It shares the brackets of the call.
        port.source.insert(start, '(')
        port.source.insert(end, f', {new})')
    else:
        port.source.insert(end, f', {new}')
    port.changed(call, RULE, RULE.why, new)


def _total(node, numbers):
    """What a statement adds a fetched number to, as text, or None."""
    if isinstance(node, ast.AugAssign):
        if isinstance(node.op, (ast.Add, ast.Sub)) and numbers.has(node.value):
            return ast.unparse(node.target)
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        total, value = ast.unparse(node.targets[0]), node.value
        if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
            for one, other in [
                (value.left, value.right),
                (value.right, value.left),
            ]:
                if ast.unparse(one) == total and numbers.has(other):
                    return total
    return None


def _is_sum(node, tree):
    return (
        isinstance(node, ast.Call)
        and shadows.is_builtin(node.func, tree, 'sum')
        and len(node.args) == 1
        and not node.keywords
    )


def _starts(nodes, kind):
    """Names or attributes to the numbers that they are bound to."""
    found: dict = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                for name, value in _pairs(target, node.value):
                    if isinstance(name, kind) and _is_number(value):
                        key = ast.unparse(name)
                        found.setdefault(key, []).append(value)
    return found


def _pairs(target, value):
    """Yields targets with values, of `a, b = 0, 0` each; value may be None."""
    if not isinstance(target, (ast.List, ast.Tuple)):
        yield target, value
        return
    values = getattr(value, 'elts', ())
    if len(values) != len(target.elts):
        values = [None] * len(target.elts)
    yield from zip(target.elts, values, strict=True)


def _is_number(node):
    return type(getattr(node, 'value', None)) in (int, float)


class _Numbers:
    """What a scope fetches as numbers, and lists that hold such.

    Args:
        nodes: Nodes of the scope.
        told: ArrayFetches, functions that fetch, imported names, and
            those of functions.
    """

    def __init__(self, nodes, told):
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

    def hold(self, node):
        """Whether it is a list of such numbers."""
        if isinstance(node, (ast.ListComp, ast.GeneratorExp)):
            return self.has(node.elt)
        values = self._held.get(ast.unparse(node), ())
        return bool(values) and all(map(self.has, values))

    def _is_called(self, call, rounds):
        name = dotted(call.func, self._imported)
        package, _, leaf = name.rpartition('.')
        if package == 'numpy' and leaf in _REDUCING and len(call.args) == 1:
            argument = call.args[0]
            is_whole = all(k.arg == 'dtype' for k in call.keywords)
            return is_whole and (
                self.has(argument, rounds) or self.hold(argument)
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
