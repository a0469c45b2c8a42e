"""Arguments of functions that are given what a session gave.

value, chance = agent.act(state)        # returns what it fetched
buffer.store(reward, value, chance)     # def store(self, gain, value, ...)
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import scopes
from ..tensors import fetches
from .array_fetches import ArrayFetches, is_named_one

# Stands for a fetch that is given where it is made.
_HERE = '.'
_ROUNDS = 2  # Names are followed through so many others.


@trees.once
def find(tree):
    """What a source gives functions of what it fetched.

    Args:
        tree: ast.Module.

    Returns:
        Dict from pairs, of the name of a function and the place or the name
        of an argument, to the names of functions that may have fetched it,
        in one text; a dot stands for the source itself.
    """
    found: dict = {}
    arrays = ArrayFetches(tree)
    for scope in trees.of_kind(tree, ast.FunctionDef, ast.Module):
        nodes = list(scopes.own_nodes(scope))
        held = {
            name: {_HERE}
            for name, told in fetches.bound(nodes, {}).items()
            if any(fetch and not arrays.is_scalar(fetch) for fetch in told)
        }
        assigned = [n for n in nodes if isinstance(n, ast.Assign)]
        for _ in range(_ROUNDS):
            for node in assigned:
                source = _sources(node.value, held, arrays)
                for target in node.targets:
                    for part in getattr(target, 'elts', [target]):
                        if name := trees.dotted(part):
                            held.setdefault(name, set()).update(source)
        for call in nodes:
            if isinstance(call, ast.Call):
                named = ((k.arg, k.value) for k in call.keywords)
                for place, value in (*enumerate(call.args), *named):
                    key = trees.called(call), place
                    found.setdefault(key, set()).update(
                        _sources(value, held, arrays)
                    )
    return {k: ' '.join(sorted(v)) for k, v in found.items() if v and k[0]}


def parameters(function, tables, functions):
    """Names of the arguments of a function that a session may have given.

    Args:
        function: ast.FunctionDef, or another scope.
        tables: Several of what `find` gives.
        functions: Names of functions that return what they fetched.
    """
    names = [n for n in scopes.parameters(function) if n != 'self']
    return {
        name
        for place, name in enumerate(names)
        for table in tables
        for key in (place, name)
        for source in table.get((function.name, key), '').split()
        if source == _HERE or source in functions
    }


def unsure(function, tables, functions):
    """As `parameters`, those that nothing names one number.

    Args:
        function: As there.
        tables: As there.
        functions: As `fetches.returned` gives it.
    """
    told = {n for n, text in functions.items() if not is_named_one(text)}
    found = parameters(function, tables, told)
    returned = {k: v.replace(_HERE, '') for t in tables for k, v in t.items()}
    sure = parameters(function, [returned], told)
    return sure | {name for name in found if not is_named_one(name)}


def _sources(value, held, arrays):
    """Names of functions that may have fetched what an expression holds."""
    if isinstance(value, (ast.BinOp, ast.UnaryOp, ast.Subscript)):
        parts = [getattr(value, n, None) for n in ('left', 'right', 'operand')]
        parts.append(getattr(value, 'value', None))
        found = (_sources(part, held, arrays) for part in parts if part)
        return set().union(*found)
    if not isinstance(value, ast.Call):
        return held.get(trees.dotted(value), set())
    fetch = fetches.text(value)
    if fetch is not None:
        return set() if arrays.is_scalar(fetch) else {_HERE}
    return {trees.called(value)} - {'', 'run'}
