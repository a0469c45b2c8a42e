"""The `mode` of `scipy.stats`, as up to SciPy 1.8.

Ports import it from here, as SciPy 1.11 takes nothing but numbers, and gives
no array where it counted along the only axis.

Source: SciPy 1.8, `scipy/stats/stats.py`.
"""

from __future__ import annotations

import collections

import numpy as np

__all__ = ['mode']
ModeResult = collections.namedtuple('ModeResult', ('mode', 'count'))


def mode(a, axis=0, nan_policy='propagate', keepdims=True):
    """Finds the most common value: of several, the first in order.

    Args:
        a: Array of numbers, texts or truth values.
        axis: Axis to count along; None counts all values.
        nan_policy: What to do with NaN, see `scipy.stats.mode`.
        keepdims: Whether the results keep the axis, with size 1.

    Returns:
        ModeResult of the values and of how often each is there.
    """
    values = np.asarray(a)
    if axis is None:
        values, axis = values.ravel(), 0
    if not values.size:
        return ModeResult(np.array([]), np.array([]))
    rows = np.moveaxis(values, axis, -1)
    modes = np.empty(rows.shape[:-1], values.dtype)
    counts = np.empty(rows.shape[:-1], np.int_)
    for place in np.ndindex(modes.shape):
        row = rows[place]
        if nan_policy != 'propagate':
            missing = row != row  # As NaN is.
            if nan_policy == 'raise' and missing.any():
                raise ValueError('The input contains nan values')
            row = row[~missing]
        modes[place], counts[place] = _most_common(row)
    if keepdims:
        modes, counts = (np.expand_dims(x, axis) for x in (modes, counts))
    return ModeResult(modes, counts)


def _most_common(values):
    if values.dtype != object:
        found, counts = np.unique(values, return_counts=True)
        return found[counts.argmax()], counts.max()
    counted = collections.Counter(values.tolist())
    most = max(counted.values())
    common = [value for value, count in counted.items() if count == most]
    return min(common), most
