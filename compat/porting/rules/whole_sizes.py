"""Sizes that NumPy rounded and that are floats all the same.

`numpy.zeros(numpy.floor(n / k))` was cut to a whole number until NumPy 1.12,
and so were bounds of slices and, in Python 2, of ranges.

Source: NumPy 1.12 release notes, "DeprecationWarning to error".
"""

from __future__ import annotations

import ast

from ...sources import trees
from .moved_world import module_names
from .one_number import bounds, stored

RULE = 'numpy'
_ROUNDED = frozenset('numpy.floor numpy.ceil numpy.round numpy.rint'.split())
_SIZED = frozenset(
    f'numpy.{name}'
    for name in 'empty eye full identity ones tile repeat zeros random.choice '
    'random.permutation random.rand random.randint random.randn'.split()
)


def port_sizes(port):
    """Makes whole numbers of what NumPy rounded, where it is a size."""
    numpy = module_names(port.source.tree)
    values = {}
    for node in trees.walk(port.source.tree):
        for name in stored(node):
            values.setdefault(name, []).append(node)
    rounded = {
        name
        for name, nodes in values.items()
        if all(_is_rounded(_value(node), numpy) for node in nodes)
    }
    for node in trees.walk(port.source.tree) if numpy else ():
        for size in _sizes(node, numpy):
            kept = isinstance(size, ast.Name) and size.id in rounded
            if kept or _is_rounded(size, numpy):
                port.source.replace(size, 'int(', size, ')')
                new = f'int({port.source.get(size)})'
                why = 'a size must be whole, and NumPy rounds to floats'
                port.changed(size, RULE, why, new)


def _value(node):
    """What an assignment gives its one name, or None."""
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        if isinstance(node.targets[0], ast.Name):
            return node.value
    return None


def _is_rounded(node, numpy):
    return isinstance(node, ast.Call) and _full(node, numpy) in _ROUNDED


def _full(call, numpy):
    """`numpy.zeros` for `np.zeros`."""
    name = ast.unparse(call.func)
    root, _, rest = name.partition('.')
    return f'numpy.{rest}' if root in numpy else name


def _sizes(node, numpy):
    """Expressions that are sizes."""
    if isinstance(node, ast.Call) and _full(node, numpy) in _SIZED:
        for argument in node.args:
            if isinstance(argument, (ast.Tuple, ast.List)):
                yield from argument.elts
            else:
                yield argument
    yield from bounds(node)
