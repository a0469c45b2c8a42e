"""Where the values of a JSON text stand in it."""

from __future__ import annotations

import json
import re

_SOLID = re.compile(r'[^ \t\n\r]|$')
VALUE = json.JSONDecoder().raw_decode


def members(text, start):
    """Yields `(key, start, end)` of what an object or a list holds."""
    named = text[start] == '{'
    if not named and text[start] != '[':
        raise ValueError(f'no object or list at {text[start : start + 20]}')
    place, count = skip(text, start + 1), 0
    while text[place] not in ']}':
        key = count
        if named:
            key, place = VALUE(text, place)
            place = skip(text, skip(text, place) + 1)
        _, end = VALUE(text, place)
        yield key, place, end
        place, count = skip(text, end), count + 1
        if text[place] == ',':
            place = skip(text, place + 1)


def skip(text, place):
    """The next place that is no blank."""
    found = _SOLID.search(text, place)
    return found.start() if found else len(text)


def find(text, path):
    """Span of the value at a path of keys, or None."""
    place, span = skip(text, 0), None
    for key in path:
        if text[place] != '{':
            return None
        inner = {name: found for name, *found in members(text, place)}
        if key not in inner:
            return None
        span = tuple(inner[key])
        place = span[0]
    return span


def edited(text, edits):
    """The text with other values in some spans."""
    parts, place = [], 0
    for (start, end), new in sorted(edits.items()):
        parts += [text[place:start], new]
        place = end
    return ''.join([*parts, text[place:]])
