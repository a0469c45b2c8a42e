"""Symbolic tensors in NumPy's arrays, which held them as objects.

    np.sum(losses)    np.stack(outputs)    np.dot(x, 2.)

TensorFlow refuses them since 1.15, and NumPy passes that on since 1.19: 1.15.5
beside NumPy 1.18 still holds those of a list.

Source: TensorFlow 1.14.0 and 1.15.5, `python/framework/ops.py`.
"""

from __future__ import annotations

import contextlib

import numpy as np

from . import replacing


@contextlib.contextmanager
def held():
    """Lets an array hold tensors of a graph, as any other object."""
    # It loads TensorFlow, which the runner does when its log is hushed.
    from legacy_rnn.compat.core.tensor_types import Tensor

    with replacing.attribute(Tensor, '__array__', _held):
        yield


def _held(tensor, dtype=None, copy=None):
    """An array without axes that holds the tensor, whatever is wanted."""
    del dtype, copy
    array = np.empty((), dtype=object)
    array[()] = tensor
    return array
