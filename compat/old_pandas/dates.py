"""Frequencies and parts of dates, as pandas 0.18 to 2.2 had them.

Source: pandas 0.18, 0.23, 2.0, 2.2 and 3.0, "What's New".
"""

from __future__ import annotations

import functools
import importlib

from ..sources.libraries import frequencies
from .since import is_since

_FRAMES = ('DataFrame', 'Series')
_DATES = (
    'DatetimeIndex',
    'core.indexes.accessors.DatetimeProperties',
    'TimedeltaIndex',
    'core.indexes.accessors.TimedeltaProperties',
)
_ROUNDED = ('ceil', 'floor', 'round')
_PERIODS = ('DatetimeIndex', 'core.indexes.accessors.DatetimeProperties')


def function(known, full):
    """A function of pandas that takes frequencies by their old names.

    Args:
        known: The function of today.
        full: Its name, one of `frequencies.FUNCTIONS`.
    """
    return _taking(known, full, *frequencies.FUNCTIONS[full])


def _taking(known, name, place, argument):
    @functools.wraps(known)
    def call(*args, **options):
        given = [*args]
        if place < len(given):
            given[place] = _today(given[place], name)
        if argument in options:
            options[argument] = _today(options[argument], name)
        return known(*given, **options)

    return call


def _today(value, name):
    is_old = isinstance(value, str) and is_since(2, 2)
    return frequencies.today(value, name) if is_old else value


def _method(name, owner):
    place, argument = frequencies.METHODS[name]
    known = getattr(owner, name)
    call = _taking(known, name, place + 1, argument)
    return _resampling(call) if name == 'resample' else call


def _rows(owner):
    """`frame['2018-01']`, the rows of a month, which a text named up to 1."""
    known = owner.__getitem__

    @functools.wraps(known)
    def item(frame, key):
        try:
            return known(frame, key)
        except KeyError:
            if not isinstance(key, str) or not hasattr(frame.index, 'year'):
                raise
            found = frame.loc[key]
            if found.ndim == 1:  # The whole of a date named no row.
                raise
            return found

    return item


def _resampling(resample):
    """`resample` with the `how` that it had."""

    @functools.wraps(resample)
    def call(frame, rule, how=None, *args, **options):
        if how is None or how in (0, 1) and not args:
            axis = () if how is None else (how,)
            return resample(frame, rule, *axis, *args, **options)
        found = resample(frame, rule, *args, **options)
        return (
            getattr(found, how)() if isinstance(how, str) else found.agg(how)
        )

    return call


def _grouped(owner):
    """The constructor of groups of dates."""
    return _taking(owner.__init__, 'asfreq', 2, 'freq')


def _week(owner):
    def week(dates):
        """Whole numbers, by place for an index, as they were."""
        weeks = dates.isocalendar().week
        weeks = weeks.astype('float64' if weeks.hasnans else 'int64')
        if not hasattr(dates, 'get_indexer'):
            return weeks
        index = importlib.import_module('pandas').Index
        return index(weeks.to_numpy(), name=dates.name)

    return property(week)


def _weekday(owner):
    return property(lambda dates: dates.day_name())


_PARTS = {'week': _week, 'weekday_name': _weekday, 'weekofyear': _week}
# Class of pandas -> what it is given, made of the class.
METHODS: dict[str, dict] = {
    **{
        kind: {
            name: functools.partial(_method, name)
            for name in ('asfreq', 'resample', 'rolling', 'shift', 'to_period')
        }
        for kind in _FRAMES
    },
    **{
        kind: {name: functools.partial(_method, name) for name in _ROUNDED}
        for kind in _DATES
    },
    **{
        f'api.typing.{kind}GroupBy': {
            'rolling': functools.partial(_method, 'rolling')
        }
        for kind in _FRAMES
    },
    'core.resample.TimeGrouper': {'__init__': _grouped},
    'Timestamp': {'weekday_name': _weekday},
}
METHODS['DataFrame']['__getitem__'] = _rows
for _kind in _PERIODS:
    METHODS[_kind]['to_period'] = functools.partial(_method, 'to_period')
for _kind in _DATES[:2]:
    METHODS[_kind].update(_PARTS)
