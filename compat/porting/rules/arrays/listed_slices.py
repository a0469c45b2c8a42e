"""Lists of slices that index arrays, which take tuples of them alone.

    place = [slice(None)] * x.ndim        place = [slice(None)] * x.ndim
    place[axis] = slice(1, None)          place[axis] = slice(1, None)
    y = x[place]                      ->  y = x[tuple(place)]

Source: NumPy 1.15 release notes, "multidimensional indexing with anything but
a tuple", and 1.23, where it became an error.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ...names.local_names import assigned_values
from ...rule import ANY_SOURCE, Rule

_BEFORE = 'place = [slice(None)] * x.ndim\nplace[1] = 0\ny = x[place]\n'
RULE = Rule(
    name='listed-slices',
    does='Indexes arrays by tuples of slices, not by lists',
    why='since NumPy 1.23 a list is an array of indices, which no slice is',
    before=_BEFORE,
    after=_BEFORE.replace('x[place]', 'x[tuple(place)]'),
    sources=ANY_SOURCE,
)


def apply(port):
    """Makes tuples of lists of slices."""
    values = assigned_values(port.source.tree)
    for node in trees.of_kind(port.source.tree, ast.Subscript):
        index = node.slice
        bound = [index]
        if isinstance(index, ast.Name):
            bound = values.get(index.id, [])
        if bound and all(map(_is_list_of_slices, bound)):
            port.source.replace(index, 'tuple(', index, ')')
            port.changed(node, RULE, RULE.why, 'tuple(...)')


def _is_list_of_slices(node):
    """Whether it is `[slice(None)] * 3`, `[Ellipsis, 0]` or the like."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Add):
        return any(map(_is_list_of_slices, (node.left, node.right)))
    if isinstance(node, ast.ListComp):
        return _is_slice(node.elt)
    return isinstance(node, ast.List) and any(map(_is_slice, node.elts))


def _is_slice(node):
    if isinstance(node, ast.Call):
        return getattr(node.func, 'id', '') == 'slice'
    is_written = isinstance(node, ast.Constant) and node.value is Ellipsis
    return is_written or getattr(node, 'id', '') == 'Ellipsis'
