"""Items of a pandas Series by their place, as up to pandas 2.

`series[0]` was the first item where labels are no numbers; since pandas 3 it
raises, and `series[0] = x` adds an item. Up to pandas 0.25 `series[:, None]`
was an array of its values. Source: pandas 1.0 and 3.0 release notes.
"""

from __future__ import annotations

import functools
import numbers

import numpy as np

from .. import old_frames


def reading(method):
    """`Series.__getitem__` that takes places."""

    @functools.wraps(method)
    def item(series, key):
        if _is_place(series.index, key):
            return series.iloc[key]
        return method(series, key)

    return item


def writing(method):
    """`Series.__setitem__` that takes places."""

    @functools.wraps(method)
    def set_item(series, key, value):
        if _is_place(series.index, key):
            series.iloc[key] = value
        else:
            method(series, key, value)

    return set_item


def adding_axes(owner):
    """`__getitem__` of a Series or an Index that takes axes, as arrays do."""
    method = owner.__getitem__

    @functools.wraps(method)
    def item(values, key):
        if isinstance(key, tuple) and any(part is None for part in key):
            return np.asarray(values)[key]
        return method(values, key)

    return item


def _is_place(index, key):
    """Whether a key is a place, or a list of them."""
    if isinstance(key, (list, np.ndarray)):
        keys = np.asarray(key)
        is_number = keys.ndim == 1 and keys.dtype.kind in 'iu'
    else:
        is_number = isinstance(key, numbers.Integral)
        is_number = is_number and not isinstance(key, (bool, np.bool_))
    return is_number and old_frames.are_places(index)
