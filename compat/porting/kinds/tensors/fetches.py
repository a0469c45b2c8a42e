"""What a source fetches by `Session.run` and `eval`, as text."""

from __future__ import annotations

import ast

from ....sources import trees
from ...names import scopes

_ROUNDS = 2  # Functions are followed through so many others.


def text(node):
    """The text of what a call of `run` or `eval` fetches.

    Args:
        node: An expression.

    Returns:
        String, if it is such a call and fetches one tensor, or None.
    """
    function = getattr(node, 'func', None)
    if isinstance(function, ast.Attribute) and function.attr == 'eval':
        return ast.unparse(function.value)
    fetch = _run(node)
    if isinstance(fetch, (ast.List, ast.Tuple, ast.Dict, type(None))):
        return None
    return ast.unparse(fetch)


def several(node):
    """The texts of the several things that a call of `run` fetches, a list.

    Args:
        node: An expression.
    """
    return list(map(ast.unparse, getattr(_run(node), 'elts', [])))


def bound(nodes, functions):
    """Names that a scope binds, and what each binding fetched.

    Args:
        nodes: Nodes of a scope.
        functions: As `returned` gives it.

    Returns:
        Dict from names to lists of the texts of their fetches; None stands
        for a binding to something else.
    """
    found: dict = {}
    known = {}
    for node in nodes:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            known.update(_pairs(node.targets[0], node.value, functions))
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.setdefault(node.id, []).append(known.get(id(node)))
    return found


def items(nodes):
    """Names of the items of what a scope fetched.

    Args:
        nodes: Nodes of the scope.

    Returns:
        Dict from names, such as `row` of `for row in session.run(x)`, to the
        texts of the fetches.
    """
    made: dict = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                name = ast.unparse(target)
                made.setdefault(name, []).append(text(node.value))
    found: dict = {}
    for node in nodes:
        if isinstance(node, (ast.For, ast.comprehension)):
            for target, rows in _looped(node.target, node.iter):
                told = made.get(ast.unparse(rows), [text(rows)])
                if isinstance(target, ast.Name) and None not in told:
                    found.setdefault(target.id, []).extend(told)
    return found


def returned(tree, others=None):
    """Functions that return what they, or others of them, fetched.

    Args:
        tree: ast.Module.
        others: The same of other files of the program, or None.

    Returns:
        Dict from names of functions to the text of their fetches.
    """
    found: dict = {}
    for _ in range(_ROUNDS):
        before = {**(others or {}), **_joined(found)}
        for function in trees.of_kind(tree, ast.FunctionDef):
            nodes = list(scopes.own_nodes(function))
            if fetched := _returned(nodes, before):
                found.setdefault(function.name, set()).update(fetched)
    return {**(others or {}), **_joined(found)}


def _joined(found):
    return {name: ' '.join(sorted(told)) for name, told in found.items()}


def called(node, functions):
    """What the function that a call calls has fetched, or None."""
    return functions.get(trees.called(node))


def _are_places(node):
    """Whether it is `np.argmax(x, 1)` or `x.argmax(1)`, an array of places."""
    owner = getattr(getattr(node, 'func', None), 'value', None)
    if owner is None or trees.called(node) not in ('argmax', 'argmin'):
        return False
    is_numpy = getattr(owner, 'id', '') in ('np', 'numpy')
    return len(node.args) + len(node.keywords) > is_numpy


def _looped(target, rows):
    """Yields what a loop binds, each with what it goes through."""
    name = getattr(getattr(rows, 'func', None), 'id', '')
    names = getattr(target, 'elts', [target])
    if name == 'zip' and len(names) == len(rows.args):
        yield from zip(names, rows.args, strict=True)
    elif name == 'enumerate' and len(names) > 1 and rows.args:
        yield names[1], rows.args[0]
    else:
        yield target, rows


def _run(node):
    """The first argument of a call of `run`, or None."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == 'run'
        and node.args
        and not isinstance(node.args[0], ast.Starred)
    ):
        return node.args[0]
    return None


def _pairs(target, value, functions):
    """Yields the names of a target, each with what it was fetched from."""
    fetch, several = text(value), _run(value)
    if fetch is None:
        fetch = called(value, functions)
    many = isinstance(target, (ast.List, ast.Tuple))
    if fetch is not None:
        names = target.elts if many else [target]
        yield from ((id(name), fetch) for name in names)
    elif many and isinstance(several, (ast.List, ast.Tuple)):
        if len(target.elts) == len(several.elts):
            for name, part in zip(target.elts, several.elts, strict=True):
                yield id(name), ast.unparse(part)


def _returned(nodes, functions):
    """Texts of what the nodes of a function fetch and return, a set."""
    values: dict = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                for part in getattr(target, 'elts', [target]):
                    if name := trees.dotted(part):
                        values.setdefault(name, []).append(node.value)
        elif isinstance(node, ast.AugAssign):
            if name := trees.dotted(node.target):
                values.setdefault(name, []).append(node.value)
    given = [n.value for n in nodes if isinstance(n, ast.Return)]
    return set(_fetched_in(given, values, functions))


def _fetched_in(nodes, values, functions):
    """Yields texts of the fetches that expressions stand for."""
    seen, todo = set(), list(nodes)
    for node in todo:
        if isinstance(node, (ast.List, ast.Tuple)):
            todo += node.elts
        elif isinstance(node, ast.IfExp):
            todo += node.body, node.orelse
        elif isinstance(node, ast.BinOp):
            todo += node.left, node.right
        elif isinstance(node, ast.Subscript):
            todo.append(node.value)
        elif isinstance(node, (ast.Name, ast.Attribute)):
            name = trees.dotted(node)
            todo += values.get(name, ()) if name not in seen else ()
            seen.add(name)
        elif text(node) is not None or _run(node) is not None:
            fetch = text(node) or ast.unparse(_run(node))
            yield fetch
            yield from map(ast.unparse, values.get(fetch, ()))
        elif fetch := called(node, functions):
            yield fetch
        elif _are_places(node):
            yield ast.unparse(node)
