"""Lists of numbers that functions are given, where all their calls do so.

hits = [0, 0, 0]
add_hits(words, hits)        # def add_hits(words, hits): hits[0] += 1
"""

from __future__ import annotations

import ast

from ....sources import trees
from ..arrays import filled_names


@trees.once
def find(tree):
    """Which arguments of functions are lists of numbers.

    Args:
        tree: ast.Module.

    Returns:
        Dict from pairs, of the name of a function and the place of an
        argument, to whether all calls of the source give it such a list.
    """
    found: dict = {}
    parents = trees.parents(tree)
    for call in trees.of_kind(tree, ast.Call):
        name = trees.last_name(call.func)
        for place, value in enumerate(call.args if name else ()):
            is_list = _is_list(value, parents, tree)
            known = found.get((name, place), True)
            found[name, place] = known and is_list
    return found


def agreed(found):
    """What all of several sources say, as `find` gives it.

    Args:
        found: Several of these.
    """
    joined: dict = {}
    for each in found:
        for place, is_list in each.items():
            joined[place] = joined.get(place, True) and is_list
    return joined


def _is_list(value, parents, tree):
    """Whether a name is bound to lists of numbers alone."""
    if not isinstance(value, ast.Name):
        return False
    given = filled_names.find(value.id, value, parents, tree)
    return bool(given) and all(
        how == 'is' and _has_numbers(node) for how, node in given
    )


def _has_numbers(node):
    """`[0, 0.5]` and `[0] * n`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return _has_numbers(node.left) or _has_numbers(node.right)
    items = node.elts if isinstance(node, ast.List) else []
    values = [getattr(item, 'value', None) for item in items]
    return bool(values) and all(type(v) in (int, float) for v in values)
