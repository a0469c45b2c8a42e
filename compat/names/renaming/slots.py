"""Takes what an optimizer hangs behind a variable's name off."""

from __future__ import annotations

import re

from ..variables import SLOTS

_KNOWN = re.compile(rf'(.+)/((?:{"|".join(SLOTS)})(?:_\d+)?)')
_NAME = re.compile(r'[A-Za-z]\w*')


def split(shapes):
    """Finds the variable that each variable is a slot of.

    A slot is called as its variable with one name more behind it, and has
    its shape. Where an optimizer was built inside a scope, the scope stands
    before the name once more: `model/model/w/Adam` is a slot of `model/w`.

    Args:
        shapes: Maps names to shapes (lists or tuples of ints).

    Returns:
        Maps each name to `(before, owner, slot)`: the scope before the
        owner's name, the owner, and what hangs behind it. `('', name, '')`
        for what is no slot.
    """
    return {name: _split(name, shapes) for name in shapes}


def _split(name, shapes):
    owner, _, slot = name.rpartition('/')
    if not owner or not _NAME.fullmatch(slot):
        return '', name, ''
    parts = owner.split('/')
    for start in range(len(parts)):
        body = '/'.join(parts[start:])
        if body in shapes and list(shapes[body]) == list(shapes[name]):
            before = ''.join(f'{part}/' for part in parts[:start])
            return before, body, slot
    if known := _KNOWN.fullmatch(name):
        return '', known[1], known[2]
    return '', name, ''
