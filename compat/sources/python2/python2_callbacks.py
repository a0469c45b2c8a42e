"""Tells Python 2 by functions of `py_func` that take their bytes for text.

def read(name):
    return load(name.split('/')[-1] + '.npz')

x = tf.py_func(read, [name], tf.float32)
"""

from __future__ import annotations

import ast

from .. import trees


def find(tree, methods):
    """Yields `(line, what)` where such a function is given bytes.

    Args:
        tree: `ast.Module`.
        methods: Names of methods that take text of text alone.
    """
    calls = [
        call
        for call in trees.of_kind(tree, ast.Call)
        if trees.called(call) == 'py_func'
    ]
    for call in calls:
        named = [k.value for k in call.keywords if k.arg == 'func']
        for function in _functions(tree, (*call.args, *named, None)[0]):
            for node in _taken_for_text(function, methods):
                yield node.lineno, f'{ast.unparse(node)}, in py_func'


def _functions(tree, given):
    """The functions that may be called: by their name, or a lambda."""
    if trees.called(given) == 'partial' and given.args:
        given = given.args[0]
    if isinstance(given, ast.Lambda):
        return [given]
    name = trees.last_name(given)
    functions = trees.of_kind(tree, ast.FunctionDef)
    return [f for f in functions if name and f.name == name]


def _taken_for_text(function, methods):
    """Yields where an argument itself is used beside text."""
    nodes = list(ast.walk(function))
    names = {argument.arg for argument in function.args.args} - {'self'}
    names -= {
        node.id
        for node in nodes
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    }
    asks = any(trees.called(node) in ('isinstance', 'type') for node in nodes)
    if asks or any(isinstance(node, ast.Try) for node in nodes):
        return
    for node in nodes:
        sides = []
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            sides = [node.left, node.right]
        elif isinstance(node, ast.Call) and node.args:
            method = node.func
            if isinstance(method, ast.Attribute) and method.attr in methods:
                sides = [method.value, node.args[0]]
        texts = [s for s in sides if _is_text(s)]
        held = [s for s in sides if getattr(s, 'id', None) in names]
        if texts and held:
            yield node


def _is_text(node):
    return isinstance(getattr(node, 'value', None), str)
