"""Arguments of the functions of a source that are lists of rows."""

from __future__ import annotations

import ast

from ...sources import trees


def given_lists(tree, lists, own):
    """Names of arguments that are given one of the lists of a caller.

    Args:
        tree: ast.Module.
        lists: Dict from ids of functions and modules to sets of names.
        own: Callable that gives the nodes of a scope, without those of
            functions within.

    Returns:
        Dict from ids of functions to sets of names.
    """
    functions = {
        node.name: node
        for node in trees.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }
    found: dict[int, set[str]] = {}
    for scope in trees.walk(tree):
        for call in own(scope) if lists.get(id(scope)) else ():
            if isinstance(call, ast.Call):
                name = getattr(call.func, 'attr', getattr(call.func, 'id', ''))
                function = functions.get(name)
                for argument, value in _pairs(function, call):
                    if getattr(value, 'id', None) in lists[id(scope)]:
                        found.setdefault(id(function), set()).add(argument)
    return found


def measured_places(function):
    """Places of the arguments of a function whose rows it measures."""
    names = [argument.arg for argument in function.args.args]
    names = names[1:] if names[:1] == ['self'] else names
    for loop in trees.walk(function):
        if not isinstance(loop, ast.For):
            continue
        rows: ast.AST = loop.iter
        row: ast.AST = loop.target
        if getattr(getattr(rows, 'func', None), 'id', '') == 'enumerate':
            rows = getattr(rows, 'args', [rows])[0]
            row = getattr(row, 'elts', [row])[-1]
        measured = {
            getattr(call.args[0], 'id', '')
            for call in ast.walk(loop)
            if isinstance(call, ast.Call)
            and getattr(call.func, 'id', '') == 'len'
            and call.args
        }
        name = getattr(rows, 'id', None)
        if name in names and getattr(row, 'id', None) in measured:
            yield names.index(name)


def _pairs(function, call):
    """Yields the arguments of a function and what a call gives for them."""
    if function is None:
        return
    names = [argument.arg for argument in function.args.args]
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    places = names[1:] if names[:1] == ['self'] else names
    yield from zip(places, call.args, strict=False)
    yield from ((n, named[n]) for n in names if n in named)
