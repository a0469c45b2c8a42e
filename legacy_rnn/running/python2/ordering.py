"""The order of Python 2, in which values of all kinds had a place.

None < 3 < {} < [] < 'text' < ()
"""

from __future__ import annotations

import functools
import numbers

_PLACES: tuple = (dict, list, (str, bytes), tuple)


def lt(left, right):
    """`left < right`; TypeError where Python 2 went by addresses."""
    try:
        return left < right
    except TypeError:
        return _known(left, right) < 0


def le(left, right):
    """`left <= right`."""
    try:
        return left <= right
    except TypeError:
        return _known(left, right) <= 0


def gt(left, right):
    """`left > right`."""
    try:
        return left > right
    except TypeError:
        return _known(left, right) > 0


def ge(left, right):
    """`left >= right`."""
    try:
        return left >= right
    except TypeError:
        return _known(left, right) >= 0


def _known(left, right):
    """The order of values of Python's own kinds; raises for others."""
    if _place(left) is None or _place(right) is None:
        raise
    return order(left, right)


def order(left, right):
    """-1, 0 or 1, as `cmp` gave; objects of a class go by their addresses."""
    places = [_place(value) for value in (left, right)]
    if None in places:
        return _difference(left, right)
    if places[0] != places[1]:
        return _difference(*places)
    if isinstance(left, (list, tuple)):
        for one, other in zip(left, right, strict=False):
            if one is not other and one != other:
                return order(one, other)
        return _difference(len(left), len(right))
    if isinstance(left, dict):
        return _of_dicts(left, right)
    return _difference(left, right)


by_order = functools.cmp_to_key(order)


def _place(value):
    """Where values of a kind stand; None where it is no kind of Python's."""
    if value is None:
        return -2
    if isinstance(value, numbers.Real):
        return -1
    for place, kinds in enumerate(_PLACES):
        if isinstance(value, kinds):
            return place
    return None


def _of_dicts(left, right):
    """Shorter ones first, then by the least key whose value differs."""
    if len(left) != len(right):
        return _difference(len(left), len(right))
    pairs = []
    for one, other in ((left, right), (right, left)):
        keys = [k for k in one if k not in other or one[k] != other[k]]
        if not keys:
            return 0
        key = min(keys, key=by_order)
        pairs.append((key, one[key]))
    return order(*pairs)


def _difference(left, right):
    try:
        return (left > right) - (left < right)
    except TypeError:
        if isinstance(left, complex) or isinstance(right, complex):
            raise
        return (id(left) > id(right)) - (id(left) < id(right))


def least(choose, values, key=None):
    """`min` or `max` of values of any kinds.

    Args:
        choose: The builtin of today.
        values: Its positional arguments.
        key: Function of a value, or None.
    """
    if len(values) == 1 and not hasattr(values[0], '__len__'):
        values = (list(values[0]),)
    try:
        return choose(*values, key=key)
    except TypeError:
        return choose(*values, key=_ordered(key))


def sort(arrange, key, reverse):
    """Sorts by today's order, or where that fails by Python 2's.

    Args:
        arrange: Function of `key` and `reverse` that sorts.
        key: Function of a value, or None.
        reverse: Whether the greatest is to be first.
    """
    try:
        return arrange(key=key, reverse=reverse)
    except TypeError:
        return arrange(key=_ordered(key), reverse=reverse)


def _ordered(key):
    return by_order if key is None else lambda value: by_order(key(value))
