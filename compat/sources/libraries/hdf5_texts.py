"""Attributes of HDF5 files that a program decodes, which are text today.

    file.attrs['version'].decode('utf8')
    [name.decode('utf8') for name in group.attrs['weight_names']]

Source: h5py 3.0, "What's new", "Strings in HDF5".
"""

from __future__ import annotations

import ast

from .. import trees
from ..value_uses import Uses, imports


def find(tree):
    """List of the calls of `decode` of what may be an attribute's text.

    Args:
        tree: `ast.Module`.
    """
    if not imports(tree, 'h5py'):
        return []
    uses = Uses(tree)
    return [
        call
        for call in trees.of_kind(tree, ast.Call)
        if getattr(call.func, 'attr', '') == 'decode'
        and _is_text(getattr(call.func, 'value', None), uses)
        and not isinstance(uses.parents.get(id(call)), ast.IfExp)
    ]


def _is_text(node, uses):
    """Whether it is an attribute, or one of those of an array of them."""
    if _is_attribute(node, uses):
        return True
    if not isinstance(node, ast.Name):
        return False
    above = uses.parents.get(id(node))
    while above is not None:
        loops = getattr(above, 'generators', [above])
        for loop in loops:
            if getattr(getattr(loop, 'target', None), 'id', '') == node.id:
                return _is_attribute(getattr(loop, 'iter', None), uses)
        above = uses.parents.get(id(above))
    return False


def _is_attribute(node, uses):
    """Whether it is `group.attrs[name]`, or a name that is bound to it."""
    if isinstance(node, ast.Name):
        values = uses.values(node)
        return bool(values) and all(
            isinstance(value, ast.Subscript) and _is_attribute(value, uses)
            for value in values
        )
    owner = getattr(node, 'value', None)
    is_item = isinstance(node, ast.Subscript)
    return is_item and getattr(owner, 'attr', '') == 'attrs'
