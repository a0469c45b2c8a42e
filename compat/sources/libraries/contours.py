"""Contours of OpenCV 3, whose `findContours` gave three values.

    image, contours, hierarchy = cv2.findContours(...)
    contours = cv2.findContours(...)[1]
    contours = found[0] if imutils.is_cv2() else found[1]

OpenCV 2 and 4 give the last two alone.

Source: OpenCV 2.4, 3.0 and 4.0, "Structural Analysis and Shape Descriptors".
"""

from __future__ import annotations

import ast
from typing import NamedTuple

from .. import trees
from ..value_uses import Uses, imports

_TRIPLE = 3
# What asks a contour, or all of them.
_ASKED = frozenset(
    'approxPolyDP arcLength boundingRect contourArea convexHull drawContours '
    'fillPoly fitEllipse len max min minAreaRect minEnclosingCircle moments '
    'sort_contours sorted'.split()
)


class Contours(NamedTuple):
    """What a module takes of `findContours`.

    Attributes:
        triples: Calls whose three values a statement unpacks.
        items: Items of the three values, as `found[1]`, to be counted from
            the end.
        chosen: Choices between both places of the contours.
        unsure: Items that may be the contours or their hierarchy.
    """

    triples: list
    items: list
    chosen: list
    unsure: list


def find(tree):
    """The `Contours` of a module.

    Args:
        tree: `ast.Module`.
    """
    found = Contours([], [], [], [])
    calls = [
        call
        for call in trees.of_kind(tree, ast.Call)
        if getattr(call.func, 'attr', '') == 'findContours'
    ]
    if not calls or not imports(tree, 'cv2'):
        return found
    uses = Uses(tree)
    for call in calls:
        above = uses.parents.get(id(call))
        if isinstance(above, ast.Assign) and all(
            len(parts) == _TRIPLE
            and not any(isinstance(part, ast.Starred) for part in parts)
            for parts in (getattr(t, 'elts', ()) for t in above.targets)
        ):
            found.triples.append(call)
        else:
            _sort(call, uses, found)
    return found


def from_end(item):
    """The place of an item of three values, counted from the end."""
    return item.slice.value - _TRIPLE


def _sort(call, uses, found):
    """Adds what a module takes of one call by its place."""
    items = {1: [], 2: []}
    has_first = False
    for node in uses.of(call):
        item = uses.parents.get(id(node))
        if not isinstance(item, ast.Subscript) or item.value is not node:
            continue
        place = getattr(item.slice, 'value', None)
        chosen = uses.parents.get(id(item))
        if isinstance(chosen, ast.IfExp) and _is_chosen(chosen):
            if item is chosen.body:
                found.chosen.append(chosen)
        elif type(place) is int and place in items:
            items[place].append(item)
        else:
            has_first = has_first or place == 0
    if items[2]:
        found.items.extend(items[1] + items[2])
    elif not has_first:
        for item in items[1]:
            told = any(_is_asked(node, uses) for node in uses.of(item))
            (found.items if told else found.unsure).append(item)


def _is_chosen(node):
    """Whether it is `found[0] if imutils.is_cv2() else found[1]`."""
    places = [
        getattr(getattr(side, 'slice', None), 'value', None)
        for side in (node.body, node.orelse)
    ]
    return trees.called(node.test) == 'is_cv2' and places == [0, 1]


def _is_asked(node, uses):
    """Whether a value is asked as contours are."""
    above = uses.parents.get(id(node))
    if isinstance(above, (ast.For, ast.comprehension)):
        return above.iter is node
    taken = isinstance(above, ast.Call) and node in above.args
    return taken and trees.called(above) in _ASKED
