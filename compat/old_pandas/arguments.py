"""Arguments of methods of frames, series and indices that pandas dropped.

    frame.sum(level=0)   frame.groupby(f, axis=1)   index.get_loc(x, 'nearest')
    column.astype('category', categories=names)   DatetimeIndex(start=day)

Source: pandas 1.0 to 3.0, "What's New", deprecations and removals.
"""

from __future__ import annotations

import functools
import importlib

from ..sources.libraries.old_calls import FRAMES_RENAMED
from ..sources.libraries.old_values import OF_FRAMES
from ..sources.libraries.taking import old_call, old_said
from . import functions

_REDUCTIONS = 'max mean median min prod std sum var'.split()


def _of_level(name, owner):
    """A reduction of the groups of a level of the index."""
    known = getattr(owner, name)

    @functools.wraps(known)
    def call(series, *args, level=None, **options):
        if level is None:
            return known(series, *args, **options)
        return getattr(series.groupby(level=level), name)(*args, **options)

    return call


class _Columns:
    """Groups of columns: what groups of the transposed frame give."""

    def __init__(self, groups):
        self._groups = groups

    def __getattr__(self, name):
        value = getattr(self._groups, name)
        if not callable(value):
            return value

        def call(*args, **options):
            found = value(*args, **options)
            return found.T if getattr(found, 'ndim', 0) == 2 else found

        return call


def _grouping(owner):
    known = old_said(owner.groupby, f'{OF_FRAMES}.groupby')

    @functools.wraps(known)
    def call(frame, *args, axis=0, **options):
        if axis in (0, 'index'):
            return known(frame, *args, **options)
        return _Columns(known(frame.T, *args, **options))

    return call


def _nearest(owner):
    """`get_loc` of the label nearest to one."""
    known = owner.get_loc

    @functools.wraps(known)
    def call(index, key, method=None, tolerance=None):
        if method is None:
            return known(index, key)
        (place,) = index.get_indexer([key], method=method, tolerance=tolerance)
        if place < 0:
            raise KeyError(key)
        return int(place)

    return call


def _saying(name, owner):
    return old_said(getattr(owner, name), f'{OF_FRAMES}.{name}')


def _interpolating(owner):
    """`interpolate`, which left columns of objects as they were."""
    known = owner.interpolate

    @functools.wraps(known)
    def call(frame, *args, inplace=False, **options):
        if frame.ndim == 1:
            if frame.dtype != object:
                return known(frame, *args, inplace=inplace, **options)
            return None if inplace else frame.copy()
        numbers = frame.select_dtypes(exclude=[object])
        found = known(numbers, *args, **options)
        if not inplace:
            return frame.assign(**found)
        frame[list(found)] = found
        return None

    return call


def _of_category(owner):
    """`astype('category')`, told its categories."""
    known = owner.astype

    @functools.wraps(known)
    def astype(values, dtype, *args, categories=None, **options):
        is_told = categories is not None or 'ordered' in options
        if is_told and isinstance(dtype, str):
            ordered = options.pop('ordered', None)
            pandas = importlib.import_module('pandas')
            dtype = pandas.CategoricalDtype(categories, ordered)
        return known(values, dtype, *args, **options)

    return astype


def _of_dates(owner):
    """`DatetimeIndex(start=day, periods=3, freq='D')`."""
    known = owner.__new__

    @functools.wraps(known)
    def new(kind, data=None, *args, start=None, end=None, **options):
        if data is not None or start is None and end is None:
            return known(kind, data, *args, **options)
        pandas = importlib.import_module('pandas')
        made = functions.of_then(pandas)['date_range']
        return made(start=start, end=end, **options)

    return new


_ALL = {
    **{
        name: functools.partial(_saying, name)
        for name in ('describe', 'expanding', 'set_axis')
    },
    'groupby': _grouping,
    'interpolate': _interpolating,
}
# Class -> what it is given, made of the class.
CHANGED = {
    'DataFrame': {
        **_ALL,
        'info': lambda owner: old_call(
            owner.info, FRAMES_RENAMED['info'], None
        ),
        'to_records': functools.partial(_saying, 'to_records'),
    },
    'DatetimeIndex': {'__new__': _of_dates},
    'HDFStore': {
        '__init__': lambda owner: old_said(owner.__init__, 'pandas.HDFStore')
    },
    'Index': {'get_loc': _nearest},
    'Series': {
        'astype': _of_category,
        **{n: functools.partial(_of_level, n) for n in _REDUCTIONS},
        **_ALL,
        'between': functools.partial(_saying, 'between'),
    },
}
