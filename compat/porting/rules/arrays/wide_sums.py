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
import re

from ....sources import trees
from ...kinds.arrays import fetched_numbers
from ...names import scopes, shadows, visible
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
_FETCHING = re.compile(r'\.run\(|\.eval\(|_on_batch\(')


def apply(port):
    """Starts sums of what is fetched from a number of 64 bits."""
    tree = port.source.tree
    may_fetch = _FETCHING.search(port.source.text) or port.project.fetches
    places = fetched_numbers.handed(tree).union(
        *map(fetched_numbers.handed, port.project.trees)
    )
    if not may_fetch and not places:
        return
    told = fetched_numbers.told_of(tree, port.project.fetches)
    fields = _starts(trees.of_kind(tree, ast.Assign), ast.Attribute)
    done: set = set()
    for scope in trees.of_kind(tree, ast.FunctionDef, ast.Module):
        nodes = list(scopes.own_nodes(scope))
        numbers = fetched_numbers.FetchedNumbers(
            nodes, told, fetched_numbers.given(scope, places)
        )
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
