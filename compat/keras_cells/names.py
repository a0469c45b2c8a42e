"""Keras' one-hot vectors."""

from __future__ import annotations

import numpy as np


def to_categorical(y, num_classes=None, dtype='float32'):
    """One-hot vectors of classes.

    Args:
        y: int `[...]`, or `[..., 1]`.
        num_classes: Number of classes; the largest one and 1 by default.
        dtype: Name of the result's type.

    Returns:
        Array `[..., classes]`.
    """
    y = np.asarray(y, 'int')
    shape = y.shape[:-1] if y.ndim > 1 and y.shape[-1] == 1 else y.shape
    number = num_classes or int(y.max()) + 1
    return np.eye(number, dtype=dtype)[y.reshape(shape)]
