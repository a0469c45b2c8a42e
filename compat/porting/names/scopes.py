"""The scopes of a tree: functions, classes and comprehensions."""

from __future__ import annotations

import ast

from ...sources import trees

KINDS = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.Lambda,
    ast.ClassDef,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)


def own_nodes(scope):
    """All nodes of a scope without those of scopes within it."""
    if not hasattr(scope, 'own_nodes'):
        nodes = list(inside(scope))
        for node in nodes:
            within = isinstance(node, KINDS)
            nodes += outside(node) if within else trees.children(node)
        scope.own_nodes = nodes
    return scope.own_nodes


@trees.once
def nodes_without(scope, *kinds):
    """Nodes of a scope without what those of some kinds hold, a list."""
    nodes = list(scope.body)
    for node in nodes:
        if not isinstance(node, kinds):
            nodes += trees.children(node)
    return nodes


def defaults(arguments):
    """Pairs of the arguments that have a default, and the default."""
    positional = [*arguments.posonlyargs, *arguments.args]
    last = positional[len(positional) - len(arguments.defaults) :]
    return [
        *zip(last, arguments.defaults, strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]


def parameters(scope):
    """Names of the arguments of a function."""
    arguments = getattr(scope, 'args', None)
    if not isinstance(arguments, ast.arguments):
        return []
    return [argument.arg for argument in _each(arguments)]


def _each(arguments):
    every = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    return [argument for argument in every if argument]


def outside(node):
    """Parts of a scope that belong to the scope around it."""
    parts = list(getattr(node, 'decorator_list', []))
    if isinstance(node, ast.ClassDef):
        return [*parts, *node.bases, *node.keywords]
    arguments = getattr(node, 'args', None)
    if isinstance(arguments, ast.arguments):
        around = [
            *arguments.defaults,
            *arguments.kw_defaults,
            *(argument.annotation for argument in _each(arguments)),
            getattr(node, 'returns', None),
        ]
        return [*parts, *(part for part in around if part)]
    return [node.generators[0].iter]


def inside(node):
    """Parts of a scope that are its own."""
    if isinstance(node, ast.Lambda):
        return [node.body]
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
        return [node.elt, *_generators(node)]
    if isinstance(node, ast.DictComp):
        return [node.key, node.value, *_generators(node)]
    return node.body


def _generators(node):
    for index, generator in enumerate(node.generators):
        yield generator.target
        if index:
            yield generator.iter
        yield from generator.ifs
