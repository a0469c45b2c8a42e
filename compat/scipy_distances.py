"""Distances of `scipy.spatial` between vectors, as up to SciPy 1.8.

Ports import them from here, as SciPy 1.9 refuses vectors that are a row or a
column of a matrix, such as what `sess.run` gives of a batch of one.

Source: SciPy 1.2.1, `scipy/spatial/distance.py`.
"""

from __future__ import annotations

import functools
import importlib

import numpy as np


def vector(values):
    """An array without the axes of size 1.

    Args:
        values: Array of numbers, or a list.
    """
    return np.atleast_1d(np.squeeze(np.asarray(values)))


def __getattr__(name):
    known = getattr(importlib.import_module('scipy.spatial.distance'), name)

    @functools.wraps(known)
    def distance(u, v, *args, **options):
        return known(vector(u), vector(v), *args, **options)

    return distance
