"""Reductions of frames that left out dates, as pandas up to 1 did.

    frame.mean()      ->  of numbers and spans of time alone
    frame.describe()  ->  the same, where a frame has such columns

Source: pandas 0.20.3 and 0.24.2, executed; pandas 2.0, "What's New".
"""

from __future__ import annotations

import functools

# Not `quantile`, which pandas asks of a frame for one column, too.
NAMES = frozenset('mean median std'.split())
_DATES = ['datetime', 'datetimetz']


def without_dates(frame):
    """A frame without its columns of dates, if it is a frame that has any."""
    if getattr(frame, 'ndim', 1) != 2 or not hasattr(frame, 'select_dtypes'):
        return frame
    is_dated = any(getattr(d, 'kind', '') == 'M' for d in frame.dtypes)
    return frame.select_dtypes(exclude=_DATES) if is_dated else frame


def describing(owner):
    """`describe` of numbers alone, where there are any."""
    known = owner.describe

    @functools.wraps(known)
    def describe(frame, percentiles=None, include=None, exclude=None):
        if include is None and exclude is None:
            numbers = frame.select_dtypes(include=['number', 'timedelta'])
            frame = without_dates(frame) if numbers.shape[1] else frame
        return known(frame, percentiles, include, exclude)

    return describe
