"""Dictionaries in the order of Python 2, where they are asked for it."""

from __future__ import annotations

import collections
import collections.abc
import operator

from .table import Table

# Keys of the last dictionaries, as they came and as they are given: they are
# often asked for again.
_orders: dict = {}
_KEPT = 8
_MOST_COMMON = collections.Counter.most_common


def keys(mapping):
    """The keys of a dictionary, as Python 2.7 ran through them.

    Args:
        mapping: dict, of which nothing was removed; what another object
            with `keys` gives is left as it is.

    Returns:
        List.
    """
    if not _has_plain_order(mapping):
        return _own(mapping, 'keys')
    came = list(mapping)
    known, ordered = _orders.pop(id(mapping), ([], []))
    if known != came:
        table = Table()
        for key in came:
            table.add(key)
        ordered = table.keys()
    while len(_orders) >= _KEPT:
        del _orders[next(iter(_orders))]
    _orders[id(mapping)] = came, ordered
    return [*ordered]


def each(iterated):
    """The keys of a dictionary, in that order, or what else is given.

    Args:
        iterated: dict, as `keys` takes it, or anything else, which is given
            back.
    """
    return keys(iterated) if _has_plain_order(iterated) else iterated


def items(mapping):
    """Pairs of the keys of a dictionary and its values, in that order.

    Args:
        mapping: As `keys` takes it, or another object with `items`.

    Returns:
        List of tuples.
    """
    if not _has_plain_order(mapping):
        return _own(mapping, 'items')
    return [(key, mapping[key]) for key in keys(mapping)]


def values(mapping):
    """Values of a dictionary, in that order.

    Args:
        mapping: As `keys` takes it, or another object with `values`.

    Returns:
        List.
    """
    if not _has_plain_order(mapping):
        return _own(mapping, 'values')
    return [mapping[key] for key in keys(mapping)]


def _own(mapping, name):
    """What another object gives, a list where that is a mapping."""
    if not isinstance(mapping, collections.abc.Mapping):
        has_method = hasattr(mapping, name)
        return getattr(mapping, name)() if has_method else list(mapping)
    return list(getattr(mapping, name)())


def _has_plain_order(mapping):
    """Whether it is a dict whose class does not run through it otherwise."""
    kind = type(mapping)
    return (
        isinstance(mapping, dict)
        and kind.__iter__ is dict.__iter__
        and kind.items is dict.items
    )


def most_common(counter, n=None):
    """What `counter.most_common(n)` gave: of equal counts, in that order.

    Args:
        counter: collections.Counter, or another object with this method.
        n: How many; None for all.

    Returns:
        List of pairs of a key and its count.
    """
    method = counter.most_common
    is_own = getattr(method, '__func__', None) is not _MOST_COMMON
    if is_own:
        return method() if n is None else method(n)
    found = sorted(items(counter), key=operator.itemgetter(1), reverse=True)
    return found if n is None else found[: max(n, 0)]
