"""Sparse tensors on their way through a state saver, which takes dense ones.

*Source:* behaviour of TensorFlow 1.1 to 1.15,
`contrib.training.batch_sequences_with_states`.
"""

from __future__ import annotations

import tensorflow as tf

_OF_CONTEXT = '_context_in_seq_'


class SparseParts:
    """Puts numbers in place of sparse rows, and takes them back.

    Args:
        batch_size: Segments of a batch.
        num_unroll: Steps of a segment.
    """

    def __init__(self, batch_size, num_unroll):
        self._batch_size = tf.cast(batch_size, tf.int64)
        self._num_unroll = num_unroll
        self._stored: dict[str, tuple] = {}

    def take_out(self, sequences, context):
        """Sequences and context, dense.

        Args:
            sequences: Dict of tensors, dense or sparse.
            context: As `sequences`; a sparse one becomes a sequence, whose
                first step of each segment has its value.
        """
        sequences, context = dict(sequences), dict(context)
        length = _length(sequences)
        for name in sorted(context):
            if _is_sparse(context[name]):
                value = _sparse(context.pop(name))
                sequences[_OF_CONTEXT + name] = self._spread(value, length)
        for name in sorted(sequences):
            if _is_sparse(sequences[name]):
                sequences[name] = self._store(name, _sparse(sequences[name]))
        return sequences, context

    def put_back(self, sequences, context):
        """Makes sparse again what was, in the dicts of a batch."""
        for name in self._stored:
            value = self._restore(name, sequences[name])
            if name.startswith(_OF_CONTEXT):
                del sequences[name]
                context[name[len(_OF_CONTEXT) :]] = _without_steps(value)
            else:
                sequences[name] = value

    def _spread(self, value, length):
        """A sequence that has a value at the first step of each segment."""
        count = tf.shape(value.indices)[0]
        segments = tf.cast(length // self._num_unroll, tf.int32)
        steps = tf.range(tf.cast(segments, tf.int64)) * self._num_unroll
        steps = tf.repeat(steps, count)[:, tf.newaxis]
        inner = tf.tile(value.indices, [segments, 1])
        return tf.SparseTensor(
            tf.concat([steps, inner], 1),
            tf.tile(value.values, [segments]),
            tf.concat([length[tf.newaxis], value.dense_shape], 0),
        )

    def _store(self, name, value):
        """Numbers of the rows of a sparse tensor, `[rows]`."""
        numbers = tf.raw_ops.AddManySparseToTensorsMap(
            sparse_indices=value.indices,
            sparse_values=value.values,
            sparse_shape=value.dense_shape,
        )
        rank = value.dense_shape.shape[0]
        self._stored[name] = numbers.op.name, value.dtype, rank
        return numbers

    def _restore(self, name, numbers):
        """The sparse tensor `[batch, num_unroll, ...]` of numbers."""
        shared_name, dtype, rank = self._stored[name]
        taken = tf.raw_ops.TakeManySparseFromTensorsMap(
            sparse_handles=tf.reshape(numbers, [-1]),
            dtype=dtype,
            shared_name=shared_name,
        )
        if rank is not None:
            taken.sparse_indices.set_shape([None, rank])
            taken.sparse_shape.set_shape([rank])
        rows = taken.sparse_indices[:, :1]
        places = [
            rows // self._num_unroll,
            rows % self._num_unroll,
            taken.sparse_indices[:, 1:],
        ]
        sizes = [self._batch_size, tf.cast(self._num_unroll, tf.int64)]
        return tf.SparseTensor(
            tf.concat(places, 1),
            taken.sparse_values,
            tf.concat([tf.stack(sizes), taken.sparse_shape[1:]], 0),
        )


def _without_steps(value):
    """A sparse tensor whose second dimension, all 0, is gone."""
    shape, places = value.dense_shape, value.indices
    return tf.SparseTensor(
        tf.concat([places[:, :1], places[:, 2:]], 1),
        value.values,
        tf.concat([shape[:1], shape[2:]], 0),
    )


def _length(sequences):
    """Length of the first sequence, int64; 1 if there is none."""
    for value in sequences.values():
        if _is_sparse(value):
            return _sparse(value).dense_shape[0]
        return tf.cast(tf.shape(value)[0], tf.int64)
    return tf.constant(1, tf.int64)


def _is_sparse(value):
    return isinstance(value, (tf.SparseTensor, tf.compat.v1.SparseTensorValue))


def _sparse(value):
    return tf.compat.v1.convert_to_tensor_or_sparse_tensor(value)
