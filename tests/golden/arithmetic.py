"""Weights and inputs as a fixed function of shape and place.

Every value is a multiple of 1/64 and therefore exact in float32, on every
machine and in every release of NumPy.
"""

from __future__ import absolute_import, division, print_function

import numpy as np

INPUT = 40


def array(shape, place, dtype='float32'):
    """The values of one variable or input.

    Args:
        shape: List of integers.
        place: Number of the variable in order of creation, `INPUT` upwards
            for inputs.
        dtype: Name of the type of the values.

    Returns:
        Array of values from -0.78 to 0.78 in a fixed order that repeats
        after 101 elements and begins elsewhere for each place.
    """
    flat = np.arange(int(np.prod(shape, dtype=np.int64)), dtype=np.int64)
    steps = (37 * flat + 53 * place + 11) % 101 - 50
    return (steps / 64.0).reshape(shape).astype(dtype)
