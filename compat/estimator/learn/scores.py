"""Scores and splits of arrays, as contrib.learn had them of its own.

Source: TensorFlow 1.12.3, `contrib/learn/python/learn/estimators/_sklearn.py`.
"""

from __future__ import annotations

import numpy as np


def accuracy_score(y_true, y_pred):
    """The share of right predictions."""
    return np.average(np.equal(y_true, y_pred))


def mean_squared_error(y_true, y_pred):
    """The mean of squared differences; axes of length 1 do not count."""
    return np.average((np.squeeze(y_true) - np.squeeze(y_pred)) ** 2)


def train_test_split(*arrays, test_size=None, train_size=None, random_state=0):
    """Two random parts of each array, split alike.

    Args:
        *arrays: Of one length.
        test_size: Share of the second part.
        train_size: Share of the first; 0.75 if neither is given.
        random_state: Seed.

    Returns:
        Tuple of the first and the second part of each array.
    """
    if train_size is None:
        train_size = 0.75 if test_size is None else 1 - test_size
    length = len(arrays[0])
    order = np.random.RandomState(random_state).permutation(length)
    first = int(train_size * length)
    parts = (order[:first], order[first:])
    return tuple(array[part] for array in arrays for part in parts)
