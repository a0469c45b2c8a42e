"""Items of a frame's rows by their place, which were labels from pandas 3 on.

    for i, row in frame.iterrows():         for i, row in frame.iterrows():
        x = row[0]                              x = row.iloc[0]

Source: pandas 3.0 release notes, "Series.__getitem__ treats keys as labels".
"""

from __future__ import annotations

import ast

from ...sources import trees
from ..rule import ANY_SOURCE, Rule

RULE = Rule(
    name='row-places',
    does="Takes items of a frame's rows by `iloc` where a number names them",
    why='since pandas 3 a number is a label: the item is not found, or added',
    before='for i, row in frame.iterrows():\n    x = row[0]\n',
    after='for i, row in frame.iterrows():\n    x = row.iloc[0]\n',
    sources=ANY_SOURCE,
)


def apply(port):
    """Writes `iloc` in loops over rows."""
    for loop in trees.walk(port.source.tree):
        name = _row(loop)
        if name is None or _is_bound(loop.body, name):
            continue
        for statement in loop.body:
            for node in _places(statement, name):
                end = port.source.whole(node.value)[1]
                port.source.insert(end, '.iloc')
                port.changed(node, RULE, RULE.why, '.iloc')


def _row(loop):
    """The name of a loop's row: `for i, row in frame.iterrows()`."""
    if not isinstance(loop, ast.For) or not isinstance(loop.iter, ast.Call):
        return None
    if getattr(loop.iter.func, 'attr', '') != 'iterrows':
        return None
    targets = list(getattr(loop.target, 'elts', ()))
    return getattr(targets[1], 'id', None) if len(targets) > 1 else None


def _is_bound(body, name):
    """Whether the loop binds the name anew."""
    return any(
        isinstance(node, ast.Name)
        and node.id == name
        and not isinstance(node.ctx, ast.Load)
        for statement in body
        for node in ast.walk(statement)
    )


def _places(statement, name):
    """Yields `row[0]` of a statement."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Subscript) and _is_place(node, name):
            yield node


def _is_place(node, name):
    place = node.slice
    if isinstance(place, ast.UnaryOp) and isinstance(place.op, ast.USub):
        place = place.operand
    value = getattr(place, 'value', None)
    return getattr(node.value, 'id', None) == name and type(value) is int
