"""Whether functions that TensorFlow calls may use an argument as text.

tf.py_func(lambda name: read(name + '.jpg'), [name], tf.float32)
"""

from __future__ import annotations

import ast

from ....sources import trees

_NUMBERS = frozenset(
    'abs enumerate float int isinstance len list max min print range round '
    'sum tuple xrange zip'.split()
)
_NUMBER_MODULES = frozenset('math np numpy tf tensorflow'.split())
_TEXT_METHODS = frozenset(
    'endswith find format index join lower lstrip partition replace rfind '
    'rsplit rstrip split splitlines startswith strip upper'.split()
)


def takes_text(port, function, is_string):
    """Whether a function may use what it is given as text.

    Args:
        port: The Port.
        function: What names the function, or an `ast.Lambda`.
        is_string: Whether it is given a string for sure.
    """
    found = _found(port.source.tree, function)
    if any('.decode(' in ast.unparse(body) for body in (function, *found)):
        return False
    return is_string or any(map(_uses_text, found))


def _found(tree, function):
    """What may be called: a lambda, a function, the rest of one, an object."""
    if trees.called(function) == 'partial' and function.args:
        return _found(tree, function.args[0])
    if isinstance(function, ast.Lambda):
        return [function]
    name = trees.called(function) or trees.last_name(function)
    functions = list(trees.of_kind(tree, ast.FunctionDef))
    held = [c for c in trees.of_kind(tree, ast.ClassDef) if c.name == name]
    if held:
        functions, name = held[0].body, '__call__'
    return [node for node in functions if getattr(node, 'name', '') == name]


def _uses_text(function):
    """Whether one of the arguments is used as text may be."""
    names = {argument.arg for argument in function.args.args} - {'self'}
    nodes = list(ast.walk(function))
    for node in nodes:
        if isinstance(node, (ast.For, ast.comprehension)):
            if names & _named(node.iter):
                names |= _named(node.target)
    return any(
        _whole(part) in names for node in nodes for part in _as_text(node)
    )


def _named(node):
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}


def _whole(node):
    """`x` of `x`, of `x[i]` and of `x + y`."""
    while isinstance(node, (ast.Subscript, ast.BinOp)):
        node = getattr(node, 'value', getattr(node, 'left', None))
    return getattr(node, 'id', None)


def _as_text(node):
    """Expressions that a node may use as text."""
    if isinstance(node, ast.Attribute):
        return [node.value] if node.attr in _TEXT_METHODS else []
    if isinstance(node, ast.Subscript):
        return [node.slice]
    if isinstance(node, ast.BinOp):
        sides = [node.left, node.right]
        texts = [s for s in sides if _is_text(s)]
        return [*sides, *getattr(node.right, 'elts', [])] if texts else []
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        is_in = isinstance(node.ops[0], (ast.In, ast.NotIn))
        return sides if is_in or any(map(_is_text, sides)) else []
    if isinstance(node, ast.Call):
        name = trees.dotted(node.func)
        root = name.partition('.')[0]
        is_number = name in _NUMBERS or root in _NUMBER_MODULES
        return [] if is_number else node.args
    return []


def _is_text(node):
    return isinstance(getattr(node, 'value', None), str)
