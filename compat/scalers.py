"""scikit-learn's `StandardScaler`, as it took a vector up to 0.23.

    scaler.inverse_transform(column)  ->  inverse_transform(scaler, column)

Ports import it from here. Since 0.24 a vector is refused. `transform`, and the
other scalers, refused it before.

Source: scikit-learn 0.20, executed.
"""

from __future__ import annotations

import numpy as np

__all__ = ['inverse_transform']

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
