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
    if isinstance(function, ast.Lambda):
        return [function]
    name = ast.unparse(function).rpartition('.')[2]
    functions = trees.of_kind(tree, ast.FunctionDef)
    return [node for node in functions if node.name == name]


def _uses_text(function):
    """Whether one of the arguments is used as text may be."""
    names = {argument.arg for argument in function.args.args} - {'self'}
    return any(
        isinstance(part, ast.Name) and part.id in names
        for node in ast.walk(function)
        for part in _as_text(node)
    )


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
