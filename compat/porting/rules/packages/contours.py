"""Contours of OpenCV 3, whose `findContours` gave three values.

    _, c, h = cv2.findContours(x, 1, 2)  ->  c, h = cv2.findContours(x, 1, 2)
    c = cv2.findContours(x, 1, 2)[1]     ->  c = cv2.findContours(x, 1, 2)[-2]
    c = f[0] if imutils.is_cv2() else f[1]  ->  c = f[-2]

Source: OpenCV 2.4, 3.0 and 4.0, "Structural Analysis and Shape Descriptors".
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.libraries import contours
from ...findings import CHECK
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='contours',
    does='Takes the two values that `cv2.findContours` gives',
    why='OpenCV 3 gave the image before them',
    before='import cv2\n_, c, h = cv2.findContours(image, 1, 2)\n',
    after='import cv2\nc, h = cv2.findContours(image, 1, 2)\n',
    sources=ANY_SOURCE,
)


def apply(port):
    """Writes the two values."""
    found = contours.find(port.source.tree)
    for call in found.triples:
        _port_triple(port, call)
    for item in found.items:
        new = str(contours.from_end(item))
        port.source.replace(item.slice, new)
        port.changed(item, RULE, RULE.why, f'[{new}]')
    for chosen in found.chosen:
        port.source.replace(chosen, chosen.body.value, '[-2]')
        port.changed(chosen, RULE, RULE.why, '[-2]')
    for item in found.unsure:
        why = f'{RULE.why}: write [-2] for the contours, [-1] for their tree'
        port.note(item, CHECK, RULE, why)


def _port_triple(port, call):
    """`image, c, h = cv2.findContours(...)`."""
    statement = port.parents[id(call)]
    unread = _unread(port.source.tree)
    firsts = [target.elts[0] for target in statement.targets]
    if all(getattr(first, 'id', None) in unread for first in firsts):
        for target in statement.targets:
            _, *kept = target.elts
            start = port.source.whole(target.elts[0])[0]
            end = port.source.whole(kept[0])[0]
            port.source.replace_span(start, end, '')
        port.changed(call, RULE, RULE.why, 'two values')
        return
    image = call.args[0] if call.args else None
    if image is None or not _is_plain(image):
        why = f'{RULE.why}: put it there'
        port.note(call, CHECK, RULE, why)
        return
    start = port.source.span(call)[0]
    port.source.insert(start, f'{port.source.get(image)}, *')
    port.changed(call, RULE, RULE.why, 'the image, and two values')


def _is_plain(node):
    """Whether an expression may be computed twice: `x`, `x[0].copy()`."""
    return all(
        getattr(part.func, 'attr', '') in ('astype', 'copy')
        for part in ast.walk(node)
        if isinstance(part, ast.Call)
    )


@trees.once
def _unread(tree):
    """Names that a source stores to and never reads."""
    names: dict = {}
    for node in trees.of_kind(tree, ast.Name):
        names.setdefault(node.id, []).append(node.ctx)
    return {
        name
        for name, contexts in names.items()
        if not any(isinstance(context, ast.Load) for context in contexts)
    }
