"""What the files of a program say together."""

from __future__ import annotations

import functools
import operator


def joined(tables):
    """What all tables say of each name, as one text."""
    found = {}
    for table in tables:
        for name, text in table.items():
            found[name] = f'{found.get(name, "")} {text}'.strip()
    return found


def agreed(tables):
    """Names of which all tables say the same."""
    found = {}
    for table in tables:
        for name, kind in table.items():
            found.setdefault(name, set()).add(kind)
    return {n: kinds.pop() for n, kinds in found.items() if len(kinds) == 1}


def either(nothing, found):
    """What any file says, of values that `|` joins."""
    return functools.reduce(operator.or_, found, nothing)
