"""Rounding that gave floats in Python 2, and in NumPy up to 2.0.

`math.ceil(n / 2.0) / 2` divides floats, which whole numbers would cut.
"""

from __future__ import annotations

import functools

import numpy as np

from legacy_rnn.compat import python2

from ..imports.overlays import Overlay

_ROUNDED = ('ceil', 'fix', 'floor', 'trunc')


def _math(base):
    return Overlay(base, {'ceil': python2.ceil, 'floor': python2.floor})


def _numpy(base):
    """NumPy, given those of its functions that left whole numbers whole."""
    names = base._overlay.names
    for name in _ROUNDED:
        names.setdefault(name, _of_floats(getattr(np, name)))
    return base


def _of_floats(function):
    @functools.wraps(function)
    def rounded(x, *args, **options):
        values = np.asarray(x) if isinstance(x, (list, tuple)) else x
        kind = getattr(getattr(values, 'dtype', None), 'kind', '')
        if kind in ('i', 'u') or type(x) is int:
            x = np.asarray(values, float)[()]
        return function(x, *args, **options)

    return rounded


TABLE = {'math': _math, 'numpy': _numpy}
