"""Orders of equal numbers, which pandas took from NumPy's way to sort.

    frame.sort_values('score')               rows of equal scores as then
    column.sort_values(ascending=False)      those of equal values reversed
    frame.set_index('score').sort_index()

Source: pandas 0.20.3 with NumPy 1.13.3, as they ran.
"""

from __future__ import annotations

import functools

import numpy as np

from .. import numpy1


def _as_then(values):
    """Numbers as those that NumPy sorts in one way alone."""
    kind = getattr(values, 'dtype', None)
    if not isinstance(kind, np.dtype) or kind.kind not in 'iuf':
        return values
    return np.asarray(values).astype(np.longdouble)


def _keyed(name, is_single):
    """A method of frames and columns that sorts by one key.

    Args:
        name: Its name.
        is_single: Whether a call of it does so, by its frame and arguments.
    """

    def make(owner):
        known = getattr(owner, name)

        @functools.wraps(known)
        def sort(frame, *args, **options):
            is_usual = options.get('kind', 'quicksort') == 'quicksort'
            if is_usual and is_single(frame, args, options):
                options.setdefault('key', _keys)
            return known(frame, *args, **options)

        return sort

    return make


def _is_by_one(frame, args, options):
    """Whether `sort_values` has one key; by several, ties keep their order."""
    by = args[0] if args else options.get('by')
    return getattr(frame.index, 'nlevels', 1) == 1 and (
        not isinstance(by, (list, tuple)) or len(by) == 1
    )


def _is_of_one_level(frame, args, options):
    """Whether `sort_index` sorts labels of one level, of rows or columns."""
    axis = args[0] if args else options.get('axis', 0)
    labels = frame.columns if axis in (1, 'columns') else frame.index
    return labels.nlevels == 1


def _keys(values):
    found = _as_then(values)
    if found is values or not hasattr(values, 'index'):
        return found
    return type(values)(found, index=values.index)


def _column(owner):
    """`column.sort_values()`, the last first of equal ones where it falls."""
    known = owner.sort_values

    @functools.wraps(known)
    def sort_values(column, *args, **options):
        is_falling = options.get('ascending', True) is False
        named = {'ascending', 'na_position', 'kind', 'axis'}
        is_ranked = column.dtype.name == 'category'
        if not is_falling or args or is_ranked or set(options) - named:
            return rising(column, *args, **options)
        if options.get('kind', 'quicksort') != 'quicksort':
            return known(column, **options)
        missing = np.asarray(column.isna())
        values = _as_then(column[~missing].to_numpy())
        present = np.flatnonzero(~missing)[numpy1.argsort(values)[::-1]]
        parts = [present, np.flatnonzero(missing)]
        if options.get('na_position') == 'first':
            parts.reverse()
        return column.iloc[np.concatenate(parts)]

    rising = _keyed('sort_values', _is_by_one)(owner)
    return sort_values


def _argsort(owner):
    """`column.argsort()`, of a column that lacks nothing."""
    known = owner.argsort

    @functools.wraps(known)
    def argsort(column, *args, **options):
        values = column.to_numpy()
        if args or options or _as_then(values) is values or column.hasnans:
            return known(column, *args, **options)
        return type(column)(
            numpy1.argsort(values), index=column.index, name=column.name
        )

    return argsort


# Class -> method of then, made of the class.
CHANGED: dict[str, dict] = {
    'DataFrame': {
        'sort_values': _keyed('sort_values', _is_by_one),
        'sort_index': _keyed('sort_index', _is_of_one_level),
    },
    'Series': {
        'argsort': _argsort,
        'sort_values': _column,
        'sort_index': _keyed('sort_index', _is_of_one_level),
    },
}
