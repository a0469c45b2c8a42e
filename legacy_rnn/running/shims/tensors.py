"""NumPy's functions that took a tensor of a graph for one thing.

They did so up to TensorFlow 1.14; its tensors refuse since.
"""

from __future__ import annotations

import functools

import numpy as np


def is_tensor(value):
    """Whether it is a tensor of a graph, without TensorFlow's classes."""
    return hasattr(value, 'op') and hasattr(value, 'get_shape')


def _like(name, number):
    """A function that gives an array as large as another one, or a number."""
    function = getattr(np, name)

    @functools.wraps(function)
    def like(a, *args, **options):
        if is_tensor(a):
            return np.array(number, dtype=object)
        return function(a, *args, **options)

    return like


FUNCTIONS = {
    'ones_like': _like('ones_like', 1),
    'zeros_like': _like('zeros_like', 0),
}
