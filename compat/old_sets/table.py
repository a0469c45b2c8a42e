"""The table of hashes that told in which order a set was run through."""

from __future__ import annotations

from typing import Any

from . import hashes

_SMALLEST = 8
_GROWS_FAST = 50000
_WORD = 2**64 - 1
_EMPTY: Any = object()
_GONE: Any = object()


class Table:
    """Slots of keys, as Python 2.7 filled them.

    Attributes:
        used: How many keys it holds.
    """

    def __init__(self):
        self.used = 0
        self._slots = [_EMPTY] * _SMALLEST
        self._fill = 0  # Slots that hold a key, or held one.
        self._hashes = {}

    def keys(self):
        """All keys, in order."""
        slots = self._slots
        return [k for k in slots if k is not _EMPTY and k is not _GONE]

    def add(self, key):
        """Adds a key that is not there."""
        self._put(key)
        if self._fill * 3 >= len(self._slots) * 2:
            factor = 2 if self.used > _GROWS_FAST else 4
            self._resize(self.used * factor)

    def merge(self, keys):
        """Adds the keys of another set that are not there."""
        for key in keys:
            self._put(key)

    def make_room(self, count):
        """Grows at once for as many keys as another set or a dict has."""
        if (self._fill + count) * 3 >= len(self._slots) * 2:
            self._resize((self.used + count) * 2)

    def remove(self, key):
        """Removes a key that is there."""
        self._slots[self._place(key)] = _GONE
        self.used -= 1

    def _put(self, key):
        place = self._place(key)
        self._fill += self._slots[place] is _EMPTY
        self._slots[place] = key
        self.used += 1

    def _resize(self, least):
        keys, size = self.keys(), _SMALLEST
        while size <= least:
            size *= 2
        if size == len(self._slots) and self._fill == len(keys):
            return  # Only a table of the smallest size can be.
        self._slots = [_EMPTY] * size
        self._fill = self.used = 0
        self.merge(keys)

    def _place(self, key):
        """The slot of a key, or the one that it would get."""
        mask = len(self._slots) - 1
        hashed = self._hash(key)
        place, rest, free = hashed & mask, hashed & _WORD, None
        while True:
            found = self._slots[place & mask]
            if found is _EMPTY:
                return place & mask if free is None else free
            if found is _GONE:
                free = place & mask if free is None else free
            elif found is key or found == key:
                return place & mask
            place = place * 5 + rest + 1
            rest >>= 5

    def _hash(self, key):
        found = self._hashes.get(key)
        if found is None:
            found = hashes.of(key)
            if found is None:  # It went by its address.
                found = 16 * len(self._hashes)
            self._hashes[key] = found
        return found
