"""Functions of pandas that took lists, which pandas 3 refuses.

Source: pandas 0.24.2, executed; pandas 3.0, "What's New".
"""

from __future__ import annotations

import functools

import numpy as np


def coded(known):
    """`factorize` of a list."""

    @functools.wraps(known)
    def call(values, *args, **options):
        if isinstance(values, (list, tuple)):
            values = np.array(values, dtype=object)
        return known(values, *args, **options)

    return call


def each_once(known):
    """`unique` of a list."""

    @functools.wraps(known)
    def call(values):
        if isinstance(values, (list, tuple)):
            is_text = np.asarray(values).dtype.kind in 'SU'
            values = np.array(values, dtype=object if is_text else None)
        return known(values)

    return call
