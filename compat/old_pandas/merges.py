"""Rows of merged frames in the order of then.

    left, right           merged        today
    b 1    b 3            b 1 3         b 1 3
    a 5    a 4            b 2 3         a 5 4
    b 2                   a 5 4         b 2 3

Up to pandas 2.1 rows of one key stood together, the keys as the first frame,
then the other, had them; up to 1.0 those of a right merge, too. Today an inner
merge keeps the order of the first frame, a right one that of the other, and an
outer one sorts by the keys.

Source: pandas 0.20.3, 0.24.2 and 1.1.5, as they ran; pandas 1.1 and 2.2
release notes.
"""

from __future__ import annotations

import functools
import importlib

import numpy as np

from .since import is_since

_OTHERS = ('left_index', 'right_index', 'sort')


def as_then(merge):
    """A `merge` of two frames that keeps the rows of one key together.

    Args:
        merge: `pandas.merge`, or that of `DataFrame`.
    """
    if not is_since(1, 1):
        raise AttributeError('pandas up to 1.0 does so')

    @functools.wraps(merge)
    def call(left, right, how='inner', on=None, *args, **options):
        found = merge(left, right, how, on, *args, **options)
        if how not in ('inner', 'outer', 'right') or args[2:]:
            return found
        if any(options.get(name) for name in _OTHERS):
            return found
        if getattr(right, 'ndim', 0) == 1:
            right = right.to_frame()
        pairs = _keys(left, right, on, *args, **_of_keys(options))
        ends = options.get('suffixes', ('_x', '_y'))
        order = _order(left, right, found, pairs, how, ends) if pairs else None
        if order is None:
            return found
        return found.iloc[order].reset_index(drop=True)

    return call


def _of_keys(options):
    return {k: v for k, v in options.items() if k in ('left_on', 'right_on')}


def _keys(left, right, on, left_on=None, right_on=None):
    """Pairs of labels of the keys; none where they are not all columns."""
    if not all(getattr(frame, 'ndim', 0) == 2 for frame in (left, right)):
        return []
    if on is None and left_on is None:
        on = [name for name in left.columns if name in right.columns]
    told = (left_on, right_on) if on is None else (on, on)
    firsts, seconds = (n if isinstance(n, list) else [n] for n in told)
    if any(np.ndim(name) for name in (*firsts, *seconds)):
        return []  # Arrays of keys.
    pairs = [*zip(firsts, seconds, strict=True)]
    known = all(
        list(frame.columns).count(name) == 1
        for pair in pairs
        for frame, name in zip((left, right), pair, strict=True)
    )
    return pairs if known else []


def _order(left, right, found, pairs, how, ends):
    """Places of the rows as they were, or None where they are today's."""
    pandas = importlib.import_module('pandas')
    firsts, seconds = zip(*pairs, strict=True)
    names = range(len(pairs))
    of_left = left[list(firsts)].set_axis(names, axis=1)
    of_right = right[list(seconds)].set_axis(names, axis=1)
    made = []
    for first, second in _renamed(left, right, pairs, ends):
        if not {first, second} <= {*found.columns}:
            return None
        key = found[second if how == 'right' else first]
        if how == 'outer' and first != second:
            key = key.astype(object).fillna(found[second])
        made.append(key)
    of_found = pandas.concat(made, axis=1).set_axis(names, axis=1)
    parts = of_left, of_right, of_found
    keys = pandas.concat(parts, ignore_index=True)
    groups = keys.groupby(list(names), sort=False, dropna=False).ngroup()
    of_rows = groups.to_numpy()[len(keys) - len(found) :]
    order = np.argsort(of_rows, kind='stable')
    return None if (order == np.arange(len(order))).all() else order


def _renamed(left, right, pairs, ends):
    """Pairs of labels of the keys in the merged frame, with its suffixes."""
    same = {first for first, second in pairs if first == second}
    shared = ({*left.columns} & {*right.columns}) - same
    return [
        tuple(
            f'{name}{end or ""}' if name in shared else name
            for name, end in zip(pair, ends, strict=True)
        )
        for pair in pairs
    ]


# Class -> what it is given, made of the class.
CHANGED: dict[str, dict] = {
    'DataFrame': {'merge': lambda owner: as_then(owner.merge)}
}
