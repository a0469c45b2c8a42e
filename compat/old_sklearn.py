"""What scikit-learn dropped, for ports and for `run`.

    linear_assignment_.linear_assignment(X)  ->  linear_assignment(X)

Source: scikit-learn 0.20, `utils/linear_assignment_.py`.
"""

from __future__ import annotations

import importlib

import numpy as np

__all__ = ['linear_assignment']


def linear_assignment(X):  # noqa: N803
    """Pairs `[n, 2]` of rows and columns of the least sum of costs.

    Args:
        X: Costs `[rows, columns]`.
    """
    optimize = importlib.import_module('scipy.optimize')
    return np.stack(optimize.linear_sum_assignment(X), axis=1)
