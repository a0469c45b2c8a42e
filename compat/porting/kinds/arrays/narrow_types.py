"""Types of small whole numbers, and how arrays of them are made."""

from __future__ import annotations

import ast

from ....sources import trees

# Types to the numbers that they end before.
ENDS = {
    **dict.fromkeys(('int8', 'byte'), 2**7),
    **dict.fromkeys(('uint8', 'ubyte'), 2**8),
    **dict.fromkeys(('int16', 'short'), 2**15),
    **dict.fromkeys(('uint16', 'ushort'), 2**16),
}
UNSIGNED = (2**8, 2**16)
NARROW = frozenset(ENDS)


def name(nodes):
    """The name of a type, or `''`.

    Args:
        nodes: Expressions that tell it, the first that does.
    """
    named = [getattr(n, 'value', None) for n in nodes]
    texts = [name for name in named if isinstance(name, str)]
    return ([*texts, *map(trees.last_name, nodes)] or [''])[0]


def axes(sizes):
    """How many axes an array of some sizes has, None where it is not sure.

    Args:
        sizes: Arguments of a call, sizes or one list of them.
    """
    if len(sizes) == 1:
        sizes = getattr(sizes[0], 'elts', sizes)
    names = (ast.Name, ast.Attribute, ast.Subscript, ast.Starred)
    plain = len(sizes) > 1 or not isinstance((*sizes, None)[0], names)
    starred = any(isinstance(size, ast.Starred) for size in sizes)
    return len(sizes) if plain and not starred else None
