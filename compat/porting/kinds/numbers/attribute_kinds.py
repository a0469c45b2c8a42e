"""What attributes are, where variables have the same name.

rate = 0.5
row = Row(rate=7)    # a named tuple
row.rate / 2         # of 7, and not of 0.5
"""

from __future__ import annotations

import ast

from ....sources import trees

HIDDEN = 'hidden'  # It is not what another of its name is.


def unset(tree, known, defined):
    """Names that no attribute gets, for all that a source shows.

    Args:
        tree: ast.Module.
        known: Dict from names of the source to kinds.
        defined: Names of flags and arguments, which are attributes.

    Returns:
        Dict from the names with a dot before them to `HIDDEN`, for `told`.
    """
    attributes = {
        node.attr
        for node in trees.of_kind(tree, ast.Attribute)
        if not isinstance(node.ctx, ast.Load)
    }
    for made in trees.of_kind(tree, ast.ClassDef):
        for statement in made.body:
            for node in ast.walk(statement):
                if isinstance(node, ast.FunctionDef):
                    break
                if isinstance(node, ast.Name):
                    attributes.add(node.id)
    others = set(known) - attributes - set(defined)
    return {f'.{name}': HIDDEN for name in others}


def told(known, node, name):
    """The kind of a name or an attribute; `HIDDEN` if none is known.

    Args:
        known: Dict from names to kinds, with what `unset` gives.
        node: ast.Name or ast.Attribute.
        name: Its name.
    """
    if isinstance(node, ast.Attribute) and f'.{name}' in known:
        return HIDDEN
    return known.get(name, HIDDEN)
