"""A set that keeps the order of Python 2."""

from __future__ import annotations

import copy
from typing import Any

from .table import Table


def _is_set(value):
    return isinstance(value, (set, frozenset))


def _operator(method):
    """An operator that takes sets alone."""

    def apply(self, other):
        return method(self, other) if _is_set(other) else NotImplemented

    return apply


def _reflected(method):
    """An operator whose left side is a set of another kind."""

    def apply(self, other):
        return method(Set(other), self) if _is_set(other) else NotImplemented

    return apply


def _in_place(method):
    """An operator that changes its left side."""

    def apply(self, other):
        if not _is_set(other):
            return NotImplemented
        method(self, other)
        return self

    return apply


class Set(set):
    """A set that is run through as in Python 2.7.

    Args:
        values: What it is to hold; nothing if not given.
    """

    # Those that `set.union` and the like made are not initialized.
    _table: Any = None
    _late: Any = ()  # Keys that are not in the table yet.

    def __init__(self, values=()):
        super().__init__()
        self._become(())
        self.update(values)

    def __iter__(self):
        return iter(self._settled().keys())

    def __repr__(self):
        return f'set({list(self)})'

    def __reduce__(self):
        return Set, (list(self),)

    def add(self, key):
        """Adds a key."""
        if key not in self:
            self._waiting().append(key)
            super().add(key)

    def update(self, *groups):
        """Adds the keys of each group."""
        for group in groups:
            if _is_set(group):
                self._merge(group)
                continue
            if type(group) is dict:
                self._settled().make_room(len(group))
            new = [k for k in dict.fromkeys(group) if k not in self]
            self._waiting().extend(new)
            super().update(new)

    def discard(self, key):
        """Removes a key, if it is there."""
        if key in self:
            self.remove(key)

    def remove(self, key):
        """Removes a key; KeyError if it is not there."""
        table = self._settled()
        super().remove(key)
        table.remove(key)

    def pop(self):
        """Removes a key, and gives it: the first, then those behind it."""
        if not self:
            raise KeyError('pop from an empty set')
        key = self._settled().pop()
        super().remove(key)
        return key

    def clear(self):
        """Removes all keys."""
        self._become(())

    def copy(self):
        """A set of the same keys."""
        return Set(self)

    __copy__ = copy

    def __deepcopy__(self, memo):
        return Set([copy.deepcopy(key, memo) for key in self])

    def union(self, *groups):
        """The keys of this and of each group."""
        made = Set(self)
        made.update(*[group for group in groups if group is not self])
        return made

    def intersection(self, *groups):
        """The keys that are in this and in each group."""
        made = self
        for group in groups:
            made = _common(made, group)
        return made if groups else Set(self)

    def difference(self, *groups):
        """The keys of this that are in no group."""
        if groups and (_is_set(groups[0]) or type(groups[0]) is dict):
            first, *groups = groups
            made = Set([key for key in self if key not in first])
        else:
            made = Set(self)
        made.difference_update(*groups)
        return made

    def symmetric_difference(self, group):
        """The keys that are in one of both alone."""
        made = Set(group)
        made.symmetric_difference_update(self)
        return made

    def difference_update(self, *groups):
        """Removes the keys of each group."""
        for group in groups:
            if group is self:
                self.clear()
                continue
            for key in group:
                self.discard(key)
            self._settled().tidy()

    def intersection_update(self, *groups):
        """Keeps the keys that are in each group."""
        kept = Set.intersection(self, *groups)
        self._become(kept, kept._settled())

    def symmetric_difference_update(self, group):
        """Keeps the keys that are in one of both alone."""
        if group is self:
            self.clear()
            return
        is_plain = _is_set(group) or type(group) is dict
        for key in group if is_plain else Set(group):
            if key in self:
                self.remove(key)
            else:
                self.add(key)

    __or__ = _operator(union)
    __and__ = _operator(intersection)
    __sub__ = _operator(difference)
    __xor__ = _operator(symmetric_difference)
    __ror__ = _reflected(union)
    __rand__ = _reflected(intersection)
    __rsub__ = _reflected(difference)
    __rxor__ = _reflected(symmetric_difference)
    __ior__ = _in_place(update)
    __iand__ = _in_place(intersection_update)
    __isub__ = _in_place(difference_update)
    __ixor__ = _in_place(symmetric_difference_update)

    def _become(self, keys, table=None):
        super().clear()
        super().update(keys)
        self._table, self._late = table or Table(), []

    def _merge(self, other):
        """Adds the keys of a set, for which the table grows at once."""
        if other is self or not other:
            return
        table = self._settled()
        table.make_room(len(other))
        new = [key for key in other if key not in self]
        super().update(new)
        table.merge(new)

    def _waiting(self):
        if self._table is None:
            self._settled()
        return self._late

    def _settled(self):
        """The table, in which each key has its place.

        What `set.add` and the like did past this class is in no order.
        """
        late, self._late = self._late, []
        if self._table is None or self._table.used + len(late) != len(self):
            self._table, late = Table(), super().__iter__()
        for key in late:
            self._table.add(key)
        return self._table


def _common(left, right):
    """The keys that are in both, in the order of the smaller set."""
    if left is right:
        return Set(left)
    if _is_set(right) and len(right) > len(left):
        left, right = right, left
    return Set([key for key in right if key in left])
