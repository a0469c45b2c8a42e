"""Sparse tensors whose `shape` is a tensor, as it was up to 0.12.

From 1.0 that tensor is `dense_shape`, and `shape` says what is known of it
without running anything.
"""

from __future__ import annotations

import tensorflow as tf


class ShapeTensor(tf.TensorShape):
    """The shape of a sparse tensor: a tensor, and what is known of it.

    Args:
        known: What is known without running, a TensorShape.
        tensor: `[rank]`, int64.
    """

    def __init__(self, known, tensor):
        super().__init__(known)
        self._tensor = tensor

    def eval(self, feed_dict=None, session=None):
        """The shape as an array."""
        return self._tensor.eval(feed_dict, session)

    def get_shape(self):
        """The shape of the tensor, `[rank]`."""
        return self._tensor.get_shape()

    def _as_graph_element(self):
        """What `Session.run` fetches."""
        return self._tensor


tf.register_tensor_conversion_function(
    ShapeTensor,
    lambda shape, dtype=None, name=None, as_ref=False: shape._tensor,
    priority=50,
)


class _AnySparse(type(tf.SparseTensor)):  # type: ignore[misc]
    """Lets what today's functions give be a sparse tensor too."""

    def __instancecheck__(cls, instance):
        return isinstance(instance, tf.SparseTensor)


class SparseTensor(tf.SparseTensor, metaclass=_AnySparse):
    """`tf.SparseTensor` up to 0.12.

    Args:
        indices: `[elements, rank]`, int64.
        values: `[elements]`.
        shape: `[rank]`, int64.
    """

    def __init__(self, indices, values, shape):
        super().__init__(indices, values, shape)

    @property
    def shape(self):
        """`[rank]`, int64: a tensor."""
        return ShapeTensor(super().shape, self.dense_shape)


def as_then(tensor):
    """A sparse tensor of today as one whose shape is a tensor."""
    return SparseTensor(tensor.indices, tensor.values, tensor.dense_shape)
