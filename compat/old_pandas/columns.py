"""Columns that write into the frame that they were taken from.

    frame['a'][0] = 1
    frame.a.fillna(0, inplace=True)
    frame['a'].loc[mask] = 1

Up to pandas 2 a column was a part of its frame; since pandas 3 it is a copy as
soon as it is written to. A column whose frame is gone writes nowhere, as then.

    frame.loc[:, 'a'] = x

put `x` in the place of the column, of whatever type; today its values go into
the column, and are refused where it cannot hold them.

A column of objects that `loc` and `iloc` made whole numbers was one of these.

Source: pandas 3.0 release notes, Copy-on-Write; pandas 0.20 to 3.1, executed.
"""

from __future__ import annotations

import functools
import operator
import weakref

import numpy as np

from .since import since_3

_SOURCE = '_taken_from'
_IN_PLACE = (
    'bfill clip fillna ffill interpolate mask replace update where'
).split()


@since_3
def _taking(owner):
    """`frame[label]`, which notes where the column is from."""
    known = owner.__getitem__

    @functools.wraps(known)
    def item(frame, key):
        found = known(frame, key)
        if getattr(found, 'ndim', 0) == 1:
            found.__dict__[_SOURCE] = weakref.ref(frame), key
        return found

    item.plain = known  # type: ignore[attr-defined]
    return item


def _source(column):
    """The frame and label of a column that is a part of one, or None."""
    frame, label = column.__dict__.get(_SOURCE, (lambda: None, None))
    frame = frame()
    if frame is None:
        return None
    try:
        read = type(frame).__getitem__
        today = getattr(read, 'plain', read)(frame, label)
    except KeyError:
        return None
    shared = _memory(today), _memory(column)
    if any(part is None for part in shared):
        return None
    return (frame, label) if np.may_share_memory(*shared) else None


def _memory(column):
    """The array that holds the values of a column."""
    values = getattr(column, '_values', None)
    if isinstance(values, np.ndarray):
        return values
    return getattr(values, '_ndarray', None)


def _written(column, change):
    """Changes a column, and its frame where it is a part of one."""
    source = _source(column) if column.ndim == 1 else None
    result = change()
    if source is not None:
        frame, label = source
        if column.index.equals(frame.index):
            frame[label] = column
    return result


@since_3
def _setting(column_of, owner):
    """`column[key] = value`, also by `loc`, `iloc`, `at` and `iat`."""
    known = owner.__setitem__

    @functools.wraps(known)
    def set_item(target, key, value):
        _written(column_of(target), lambda: known(target, key, value))

    return set_item


@since_3
def _changing(name, owner):
    """A method that changes the column where it is told so."""
    known = getattr(owner, name)
    always = name == 'update'

    @functools.wraps(known)
    def call(column, *args, **options):
        if not (always or options.get('inplace')):
            return known(column, *args, **options)
        return _written(column, lambda: known(column, *args, **options))

    return call


def _placing(owner):
    """What a frame's `loc` and `iloc` do with one column of it."""
    known = owner._setitem_single_column

    @functools.wraps(known)
    def set_column(places, loc, value, plane_indexer):
        frame = places.obj
        is_whole = isinstance(plane_indexer, slice)
        is_whole = is_whole and plane_indexer == slice(None)
        if is_whole and len(frame) > 1:
            kind = frame.dtypes.iloc[loc].kind
            is_other = kind != np.asarray(value).dtype.kind
            if is_other or frame.dtypes.nunique() > 1:
                return frame.isetitem(loc, value)
        try:
            return known(places, loc, value, plane_indexer)
        except TypeError:
            if not is_whole:
                raise
            return frame.isetitem(loc, value)

    return set_column


def _narrowing(owner):
    """A whole number put into objects, which may be whole numbers all by then.

    frame.loc[frame.a == 'x', 'a'] = 0
    frame.loc[frame.a == 'y', 'a'] = 1    # Their type was int64.
    """
    known = owner.setitem

    @functools.wraps(known)
    def setitem(block, indexer, value, *args, **options):
        found = known(block, indexer, value, *args, **options)
        if not _is_whole(value) or found.dtype != object:
            return found
        values = np.asarray(found.values)
        if not all(map(_is_whole, values.flat)):
            return found
        return found.make_block(values.astype(np.int64))

    return setitem


def _is_whole(value):
    """Whether a value is a whole number, or another that equals one."""
    is_number = isinstance(value, (int, float, np.integer, np.floating))
    return is_number and not isinstance(value, bool) and value % 1 == 0


_PLACING = functools.partial(_setting, operator.attrgetter('obj'))
# Class of pandas -> what it is given, made of the class.
CHANGED = {
    'DataFrame': {'__getitem__': _taking},
    'Series': {
        '__setitem__': functools.partial(_setting, lambda column: column),
        **{name: functools.partial(_changing, name) for name in _IN_PLACE},
    },
    'core.indexing._LocationIndexer': {'__setitem__': _PLACING},
    'core.indexing._ScalarAccessIndexer': {'__setitem__': _PLACING},
    'core.indexing._iLocIndexer': {'_setitem_single_column': _placing},
    'core.internals.blocks.Block': {'setitem': _narrowing},
}
