"""Arguments of functions that are TensorFlow itself, whoever calls them.

def build(tf, size):              build(tf, 3)
    return tf.pack([size, 1])
"""

from __future__ import annotations

import ast
import collections

from ...sources import trees
from . import scopes
from .bound import V1, imported


def found(tree, wanted=()):
    """Arguments that every call in a source gives TensorFlow.

    They are called as the source calls TensorFlow. A function that is anything
    but called, or that another file takes, has none, and so has one with
    decorators.

    Args:
        tree: ast.Module.
        wanted: Names that other files take from the source.

    Returns:
        `(arguments, given)`: a dict from nodes of functions to dicts from
        arguments to what they are below `tensorflow`, and the nodes that
        calls give them, a set.
    """
    whole = _names_of_tensorflow(tree)
    if not whole:
        return {}, set()
    functions = _functions(tree, wanted)
    parents = trees.parents(tree) if functions else {}
    calls: dict = {name: [] for name in functions}
    for node in trees.of_kind(tree, ast.Name):
        if node.id in functions:
            call = parents.get(id(node))
            is_called = isinstance(call, ast.Call) and call.func is node
            calls[node.id].append(call if is_called else None)
    given = {
        function: [_given(call, function) for call in calls[name]]
        for name, function in functions.items()
    }
    told = {
        function: whole.keys() & set(scopes.parameters(function))
        for function, each in given.items()
        if each and None not in each
    }
    _narrow(told, given, whole, parents)
    nodes = {
        one[name]
        for function, names in told.items()
        for name in names
        for one in given[function]
    }
    return {
        function: {name: whole[name] for name in names}
        for function, names in told.items()
    }, nodes


def _narrow(told, given, whole, parents):
    """Takes out arguments until every call gives the others TensorFlow."""
    is_narrower = True
    while is_narrower:
        is_narrower = False
        for function, names in told.items():
            kept = {
                name
                for name in names
                if all(
                    _is_whole(one.get(name), whole, parents, told)
                    for one in given[function]
                )
            }
            is_narrower |= kept != names
            told[function] = kept


def _names_of_tensorflow(tree):
    """Names that the module binds to TensorFlow alone, a dict."""
    bound: dict = {}
    for node in scopes.own_nodes(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                local = alias.asname or alias.name.partition('.')[0]
                bound.setdefault(local, set()).add(imported(node, alias))
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            bound.setdefault(node.id, set()).add(None)
    return {
        name: values.pop()
        for name, values in bound.items()
        if values in ({''}, {V1})
    }


def _functions(tree, wanted):
    """Functions of the module that nothing else is named like."""
    counted: collections.Counter = collections.Counter()
    for node in trees.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            counted[node.name] += 1
        elif isinstance(node, ast.arg):
            counted[node.arg] += 1
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            counted[node.id] += 1
    return {
        node.name: node
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and counted[node.name] == 1
        and not node.decorator_list
        and node.name not in wanted
    }


def _given(call, function):
    """What a call gives each argument, a dict; None where that is hidden."""
    if call is None or any(
        isinstance(argument, ast.Starred) for argument in call.args
    ):
        return None
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    names = [argument.arg for argument in function.args.args]
    return {
        **dict(zip(names, call.args, strict=False)),
        **{keyword.arg: keyword.value for keyword in call.keywords},
    }


def _is_whole(node, whole, parents, told):
    """Whether a node is a name of TensorFlow, which nothing hides there."""
    if not isinstance(node, ast.Name):
        return False
    scope = parents.get(id(node))
    while scope is not None and not isinstance(scope, ast.Module):
        if isinstance(scope, scopes.KINDS):
            if node.id in told.get(scope, ()):
                return node.id not in _stored(scope)
            if node.id in {*scopes.parameters(scope), *_stored(scope)}:
                return False
        scope = parents.get(id(scope))
    return node.id in whole


def _stored(scope):
    """Names that the statements of a scope bind."""
    return {
        part.id
        for part in scopes.own_nodes(scope)
        if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load)
    }


def takes_nothing(taker, parents):
    """Whether what a module is given to asks it for no name of its own.

    Args:
        taker: The node that takes it.
        parents: As `trees.parents` gives it.
    """
    if isinstance(taker, (ast.Attribute, ast.Compare, ast.Expr)):
        return True
    around = parents.get(id(taker))
    if not isinstance(taker, ast.Dict) or around is None:
        return False
    # Keras gives it to the code of a layer that is loaded.
    names = [getattr(around, 'arg', '')]
    names += [trees.last_name(t) for t in getattr(around, 'targets', ())]
    return 'custom_objects' in names
