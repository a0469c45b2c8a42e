"""The table of hashes that told in which order a set was run through."""

from __future__ import annotations

from typing import Any

from . import hashes

_SMALLEST = 8
_GROWS_FAST = 50000
_WORD = 2**64 - 1
_ADDRESS = 2**62  # No hash of other things that there are.
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
        # Those of the keys; that of the first slot tells where `pop` goes on.
        self._hashes = [0] * _SMALLEST
        self._fill = 0  # Slots that hold a key, or held one.
        self._came: dict[Any, int] = {}  # Hashes of what went by its address.
        self._count = 0

    def keys(self):
        """All keys, in order."""
        slots = self._slots
        return [k for k in slots if k is not _EMPTY and k is not _GONE]

    def add(self, key):
        """Adds a key that is not there."""
        self._put(key, self._hash(key))
        if self._fill * 3 >= len(self._slots) * 2:
            self._resize(self._roomy())

    def merge(self, keys):
        """Adds the keys of another set that are not there."""
        for key in keys:
            self._put(key, self._hash(key))

    def make_room(self, count):
        """Grows at once for as many keys as another set or a dict has."""
        if (self._fill + count) * 3 >= len(self._slots) * 2:
            self._resize((self.used + count) * 2)

    def remove(self, key):
        """Removes a key that is there."""
        self._slots[self._place(key, self._hash(key))] = _GONE
        self._came.pop(key, None)
        self.used -= 1

    def pop(self):
        """Removes the first key after the last that was popped.

        Returns:
            The key; there must be one.
        """
        slots, place = self._slots, 0
        if slots[0] is _EMPTY or slots[0] is _GONE:
            place = self._hashes[0]
            place = place if 1 <= place < len(slots) else 1
            while slots[place] is _EMPTY or slots[place] is _GONE:
                place = place + 1 if place + 1 < len(slots) else 1
        key, slots[place] = slots[place], _GONE
        self._hashes[0] = place + 1
        self._came.pop(key, None)
        self.used -= 1
        return key

    def tidy(self):
        """Forgets slots that held a key, if they are more than a fifth."""
        if (self._fill - self.used) * 5 >= len(self._slots) - 1:
            self._resize(self._roomy())

    def _roomy(self):
        return self.used * (2 if self.used > _GROWS_FAST else 4)

    def _put(self, key, hashed):
        place = self._place(key, hashed)
        self._fill += self._slots[place] is _EMPTY
        self._slots[place], self._hashes[place] = key, hashed
        self.used += 1

    def _resize(self, least):
        size = _SMALLEST
        while size <= least:
            size *= 2
        if size == len(self._slots) == _SMALLEST and self._fill == self.used:
            return
        pairs = zip(self._slots, self._hashes, strict=True)
        self._slots, self._hashes = [_EMPTY] * size, [0] * size
        self._fill = self.used = 0
        for key, hashed in pairs:
            if key is not _EMPTY and key is not _GONE:
                self._put(key, hashed)

    def _place(self, key, hashed):
        """The slot of a key, or the one that it would get."""
        slots, mask = self._slots, len(self._slots) - 1
        place = hashed & mask
        if slots[place] is _EMPTY:
            return place
        rest, free = hashed & _WORD, None
        while True:
            at = place & mask
            found = slots[at]
            if found is _EMPTY:
                return at if free is None else free
            if found is _GONE:
                free = at if free is None else free
            elif found is key or self._hashes[at] == hashed and found == key:
                return at
            place = place * 5 + rest + 1
            rest >>= 5

    def _hash(self, key):
        found = hashes.of(key)
        if found is None:  # It went by its address.
            found = self._came.get(key)
            if found is None:
                found = self._came[key] = _ADDRESS + self._count
                self._count += 1
        return found
