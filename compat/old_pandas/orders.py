"""Columns that pandas sorted where nothing told their order.

    pd.DataFrame([{'b': 1, 'a': 2}])                columns a, b; today b, a
    pd.concat([frame[['b', 'a']], frame[['a']]])    as well
    pd.concat({'b': frame, 'a': frame})             a, b; today b, a
    pd.DataFrame({'x': {'b': 1, 'a': 2}})           rows a, b; today b, a
    pd.DataFrame({'b': [1], 'a': [2]})              under Python 2: a, b
    pd.Series({'b': 1, 'a': 2})                     under Python 2: a, b
    frame.assign(b=1, a=2)                          under Python 2: a, b

Source: pandas 0.20.3, 0.24.2 and 1.1.5, as they ran, 0.24.2 under Python 2.7
as well; pandas 0.23, 0.25 and 1.0 release notes.
"""

from __future__ import annotations

import collections
import functools
import sys

from ..old_frames import are_unlike
from ..python2 import MARK

_ASKED: set = set()


def sort_dicts():
    """Sorts the labels of frames and series of dicts, as under Python 2."""
    _ASKED.add('dicts')


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
        elif options.get('keys') is None:
            objs = _by_label(objs)
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
            data = _by_label(data) if _is_sorted(data) else data
        if index is None and not _is_of_pandas():
            index = _labels_within(data)
        known(frame, data, index, columns, *args, **options)

    return __init__


def _filling(owner):
    """`Series(values)`, of values that are a dict."""
    known = owner.__init__

    @functools.wraps(known)
    def __init__(series, data=None, index=None, *args, **options):
        if index is None and _is_sorted(data):
            data = _by_label(data)
        known(series, data, index, *args, **options)

    return __init__


def _assigning(owner):
    """`frame.assign(b=1, a=2)`, whose columns had no order in Python 2."""
    known = owner.assign

    @functools.wraps(known)
    def assign(frame, **columns):
        return known(
            frame, **(_by_label(columns) if _is_sorted(columns) else columns)
        )

    return assign


def _reading_dict(owner):
    """`DataFrame.from_dict(columns)`; of rows as well, if they are dicts."""
    known = owner.from_dict.__func__

    @functools.wraps(known)
    def read(kind, data, orient='columns', *args, **options):
        if orient == 'columns' and _is_sorted(data):
            data = _by_label(data)
        if orient == 'index' and _labels_within(data) is not None:
            data = _by_label(data)
        return known(kind, data, orient, *args, **options)

    return classmethod(read)


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


def _by_label(values):
    """A dict in the order of its labels, texts last, if they have one."""
    try:
        order = sorted(values, key=_texts_last)
    except TypeError:
        return values
    return {label: values[label] for label in order}


def _texts_last(label):
    return isinstance(label, str), label


def _is_sorted(data):
    """Whether it is a dict that Python 2 gave pandas in no order."""
    if not isinstance(data, dict) or len(data) < 2:
        return False
    if isinstance(data, collections.OrderedDict) or _is_of_pandas():
        return False
    return bool(_ASKED) or MARK in _caller().f_builtins


def _is_of_pandas():
    """Whether pandas itself makes the frame, in an order that it has told."""
    name = _caller().f_globals.get('__name__', '')
    return name.partition('.')[0] == 'pandas'


def _caller():
    """The frame of what calls pandas."""
    frame = sys._getframe(2)
    while frame.f_globals.get('__name__') == __name__ and frame.f_back:
        frame = frame.f_back
    return frame


def _labels_within(data):
    """The labels of a dict's dicts, sorted; None where others tell them."""
    if not isinstance(data, dict) or not data:
        return None
    if not all(isinstance(column, dict) for column in data.values()):
        return None
    try:
        return sorted({label for column in data.values() for label in column})
    except TypeError:
        return None


# Class -> what it is given, made of the class.
CHANGED: dict[str, dict] = {
    'DataFrame': {
        '__init__': _making,
        'assign': _assigning,
        'from_dict': _reading_dict,
        'from_records': _reading,
    },
    'Series': {'__init__': _filling},
}
