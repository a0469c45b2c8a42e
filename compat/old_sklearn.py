"""What scikit-learn dropped, for ports and for `run`.

    linear_assignment_.linear_assignment(X)  ->  linear_assignment(X)
    scaler.inverse_transform(column)         ->  inverse_transform(scaler, ...)

Since 0.24 the latter refuses the vectors that a `StandardScaler` took; the
other scalers, and `transform`, refused them before.

Source: scikit-learn 0.20, executed, and `utils/linear_assignment_.py` there.
"""

from __future__ import annotations

import importlib

import numpy as np

__all__ = ['inverse_transform', 'linear_assignment']

_KIND = 'StandardScaler'


def inverse_transform(scaler, values, *args, **options):
    """What `scaler.inverse_transform` gave.

    Args:
        scaler: Anything with such a method.
        values: What the method takes; of a `StandardScaler` also a vector,
            which is a row, or a column where there is one feature.
        *args: As the method.
        **options: As the method.
    """
    if is_vector(scaler, values):
        return of_vector(scaler, values)
    return scaler.inverse_transform(values, *args, **options)


def is_vector(scaler, values):
    """Whether values are a vector, which only a `StandardScaler` took."""
    kinds = type(scaler).__mro__
    is_one = any(
        kind.__name__ == _KIND and kind.__module__.startswith('sklearn.')
        for kind in kinds
    )
    return is_one and np.ndim(values) == 1


def of_vector(scaler, values):
    """A vector as it was before a `StandardScaler` scaled it.

    Args:
        scaler: The scaler.
        values: A vector.

    Returns:
        np.ndarray.

    Raises:
        ValueError: It has neither one feature nor as many as values.
    """
    found = np.array(values)
    if not np.issubdtype(found.dtype, np.floating):
        found = found.astype(float)
    if scaler.with_std:
        found *= scaler.scale_
    if scaler.with_mean:
        found += scaler.mean_
    return found


def linear_assignment(X):  # noqa: N803
    """Pairs `[n, 2]` of rows and columns of the least sum of costs.

    Args:
        X: Costs `[rows, columns]`.
    """
    optimize = importlib.import_module('scipy.optimize')
    return np.stack(optimize.linear_sum_assignment(X), axis=1)
