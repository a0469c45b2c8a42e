"""Sequences made by arithmetic, the same under every release."""

from __future__ import absolute_import, division, print_function

import numpy as np


def waves(batch, length, depth):
    """Values `[batch, length, depth]` between -1 and 1."""
    index = np.arange(batch * length * depth, dtype=np.float64)
    values = np.sin(index * 0.37) * np.cos(index * 0.011)
    return values.reshape(batch, length, depth).astype(np.float32)


def symbols(batch, length, classes):
    """Class ids `[batch, length]`, int32."""
    index = np.arange(batch * length)
    return ((index * index + 3 * index) % classes).reshape(batch, length)


def lengths(batch, length):
    """Lengths `[batch]` from 1 to length."""
    return 1 + (np.arange(batch) * 2 + 1) % length
