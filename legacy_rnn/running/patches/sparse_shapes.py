"""Sparse tensors of today's functions, with the `shape` of 0.x.

The namespaces' own sparse tensors have it anyhow; those that queues, parsers
and decoders make are today's, and so are the values that a session gives.
"""

from __future__ import annotations

import contextlib

from . import replacing


@contextlib.contextmanager
def of_then(tf, release):
    """Lets `shape` of sparse tensors be a tensor, and of values an array.

    Args:
        tf: Today's tensorflow.
        release: The Release of the script; from 1.0 nothing changes.
    """
    if not release < '1.0':
        yield
        return
    values = tf.compat.v1.SparseTensorValue
    array = property(lambda value: value.dense_shape)
    tensor = property(_with_tensor(tf.SparseTensor.shape.fget))
    with (
        replacing.attribute(values, 'shape', array),
        replacing.attribute(tf.SparseTensor, 'shape', tensor),
    ):
        yield


def _with_tensor(known):
    # It loads TensorFlow, which the runner does when its log is hushed.
    from legacy_rnn.compat.core import sparse

    def shape(tensor):
        return sparse.ShapeTensor(known(tensor), tensor.dense_shape)

    return shape
