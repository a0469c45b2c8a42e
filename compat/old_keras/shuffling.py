"""The order of rows in `Model.fit`: up to 1.12 each epoch shuffled the last.

Today's starts from the first order in every epoch, and shuffles the rows of a
validation, too.

Source: keras/engine/training_arrays.py of Keras 2.1.6 and 2.2.4 and of
TensorFlow 1.4 to 1.15, executed.
"""

from __future__ import annotations

import functools
import importlib
import types
from typing import Any

import numpy as np

_Order = dict[int, np.ndarray]


def teach(is_before):
    """Has epochs shuffle so.

    Args:
        is_before: Function that says whether a process asked for a release
            of up to 1.12.
    """
    loops: Any = importlib.import_module(
        'tf_keras.src.engine.training_arrays_v1'
    )
    orders: list[_Order] = []

    def arange(number):
        if not (orders and is_before()):
            return np.arange(number)
        return orders[-1].setdefault(number, np.arange(number))

    loops.np = _Numpy(arange)
    validate = loops.model_iteration

    def in_order(*args, **options):
        if is_before():
            options['shuffle'] = False
        return validate(*args, **options)

    loops.fit_loop = _with_an_order(loops.fit_loop, orders)
    loops.model_iteration = _with_an_order(in_order, orders)


class _Numpy(types.ModuleType):
    """NumPy with another `arange`."""

    def __init__(self, arange):
        super().__init__(np.__name__)
        self.arange = arange

    def __getattr__(self, name):
        return getattr(np, name)


def _with_an_order(loop, orders):
    @functools.wraps(loop)
    def ordered(*args, **options):
        orders.append({})
        try:
            return loop(*args, **options)
        finally:
            orders.pop()

    return ordered
