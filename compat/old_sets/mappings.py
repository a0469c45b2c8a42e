"""Dictionaries in the order of Python 2, where they are asked for it."""

from __future__ import annotations

import collections
import operator

from .table import Table

_MOST_COMMON = collections.Counter.most_common


def keys(mapping):
    """The keys of a dictionary, as Python 2.7 ran through them.

    Args:
        mapping: dict, of which nothing was removed; what another object
            gives is left in its own order.

    Returns:
        List.
    """
    if not _has_plain_order(mapping):
        return list(mapping)
    table = Table()
    for key in mapping:
        table.add(key)
    return table.keys()


def items(mapping):
    """Pairs of the keys of a dictionary and its values, in that order.

    Args:
        mapping: As `keys` takes it, or another object with `items`.

    Returns:
        List of tuples.
    """
    if not _has_plain_order(mapping):
        return list(mapping.items())
    return [(key, mapping[key]) for key in keys(mapping)]


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
