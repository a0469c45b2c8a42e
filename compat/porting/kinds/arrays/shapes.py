"""Shapes of what NumPy is given, as far as a source tells them.

A shape is a tuple of lengths, each a source text or `ANY`; `ARRAY` or `EVEN`
where its lengths are not known; None where its rows may be unequal.
"""

from __future__ import annotations

import ast

# An array, which may hold anything; numbers, rows of one length or an array.
ARRAY, EVEN = 'array', 'even'
# A length that is equal to no other, and a row of such a length.
ANY = None
ROW = (ANY,)


def common(shapes):
    """The shape of what has one of some shapes."""
    found = set(shapes)
    if None in found or not found:
        return None
    return found.pop() if len(found) == 1 else EVEN


def equal(shapes):
    """The shape that all items have for sure, or None."""
    found = {()} if not shapes else set(shapes)
    shape = found.pop() if len(found) == 1 else None
    return shape if isinstance(shape, tuple) and ANY not in shape else None


def item(shape):
    """The shape of an item of what has a shape."""
    return shape[1:] if isinstance(shape, tuple) and shape else None


def around(length, inner):
    """The shape of so many items of a shape."""
    if isinstance(inner, tuple):
        return (length, *inner)
    return None if inner is None else EVEN


def is_row(shape):
    """Whether it is that of a list of numbers."""
    return isinstance(shape, tuple) and len(shape) == 1


def names_of(shape):
    """Names that the lengths of a shape depend on, a set."""
    return {
        node.id
        for length in (shape if isinstance(shape, tuple) else ())
        for node in ast.walk(ast.parse(length or ''))
        if isinstance(node, ast.Name)
    }
