"""Columns that pandas sorted where nothing told their order.

    pd.DataFrame([{'b': 1, 'a': 2}])                columns a, b; today b, a
    pd.concat([frame[['b', 'a']], frame[['a']]])    as well

Source: pandas 0.20.3, 0.24.2 and 1.1.5, as they ran; pandas 0.25 and 1.0
release notes.
"""

from __future__ import annotations

import collections
import functools

from ..old_frames import are_unlike


def joining(concat):
    """`concat`, which sorts the labels of parts that are labelled unlike.

    Args:
        concat: That of today, which keeps them.
    """

    @functools.wraps(concat)
    def call(objs, *args, axis=0, join='outer', **options):
        if args:
            axis, *args = args
        if args:
            join, *args = args
        if not isinstance(objs, collections.abc.Mapping):
            objs = [*objs]
        if join == 'outer' and 'sort' not in options:
            parts = getattr(objs, 'values', lambda: objs)()
            options['sort'] = are_unlike(parts, axis in (0, 'index', 'rows'))
        return concat(objs, *args, axis=axis, join=join, **options)

    return call


def _making(owner):
    """`DataFrame(rows)`, of rows that are dicts."""
    known = owner.__init__

    @functools.wraps(known)
    def __init__(frame, data=None, index=None, columns=None, *args, **options):
        if columns is None:
            columns = _sorted(data)
        known(frame, data, index, columns, *args, **options)

    return __init__


def _reading(owner):
    """`DataFrame.from_records(rows)`, of rows that are dicts."""
    known = owner.from_records.__func__

    @functools.wraps(known)
    def read(kind, data, *args, **options):
        if len(args) < 3 and options.get('columns') is None:
            labels = _sorted(data)
            options.update({} if labels is None else {'columns': labels})
        return known(kind, data, *args, **options)

    return classmethod(read)


def _sorted(rows):
    """The labels of rows that are dicts in no order, sorted; or None."""
    if not isinstance(rows, list) or not rows:
        return None
    if not all(isinstance(row, dict) for row in rows):
        return None
    if any(isinstance(row, collections.OrderedDict) for row in rows):
        return None
    try:
        return sorted({label for row in rows for label in row}) or None
    except TypeError:  # Numbers beside texts.
        return None


# Class -> what it is given, made of the class.
CHANGED: dict[str, dict] = {
    'DataFrame': {'__init__': _making, 'from_records': _reading}
}
