"""Batches of segments of long sequences, filled by a queue runner.

*Source:* behaviour of TensorFlow 0.11 to 1.15,
`contrib.training.batch_sequences_with_states`.
"""

from __future__ import annotations

import numbers

import tensorflow as tf

from . import sequence_checks as check
from .sparse_segments import SparseParts
from .state_savers import SequenceQueueingStateSaver

v1 = tf.compat.v1
_LARGEST_SUFFIX = 100_000_000


def batch_sequences_with_states(
    input_key,
    input_sequences,
    input_context,
    input_length,
    initial_states,
    num_unroll,
    batch_size,
    num_threads=3,
    capacity=1000,
    allow_small_batch=True,
    pad=True,
    make_keys_unique=False,
    make_keys_unique_seed=None,
    name=None,
):
    """Batches of segments of sequences, with the states between them.

    Args:
        input_key: Key of one sequence, text, another for each.
        input_sequences: Dict of `[length, ...]`; sparse ones, too.
        input_context: Dict of tensors of the whole sequence; sparse, too.
        input_length: int32 scalar; None takes that of the sequences.
        initial_states: Dict of the states that a sequence begins with.
        num_unroll: Steps of a segment.
        batch_size: Segments of a batch.
        num_threads: Threads that take sequences in.
        capacity: Sequences that wait or are worked on.
        allow_small_batch: Whether the last batches may be smaller.
        pad: Whether to fill up to whole segments with zeros.
        make_keys_unique: Whether to append a random number to the keys.
        make_keys_unique_seed: Its seed.
        name: Name of the ops.

    Returns:
        A NextQueuedSequenceBatch.
    """
    with v1.name_scope(name, 'batch_sequences_with_states'):
        if pad:
            length, sequences = _padded(input_sequences, num_unroll)
            input_length = length if input_length is None else input_length
        else:
            sequences = _whole(input_sequences, num_unroll)
        sparse = SparseParts(batch_size, num_unroll)
        sequences, context = sparse.take_out(sequences, input_context)
        if make_keys_unique:
            input_key = _unique(input_key, make_keys_unique_seed)
        saver = SequenceQueueingStateSaver(
            batch_size,
            num_unroll,
            input_length,
            input_key,
            sequences,
            context,
            initial_states,
            capacity,
            allow_small_batch,
        )
        ready = tf.cast(saver.barrier.ready_size(), tf.float32)
        tag = f'queue/{saver.barrier.name}/ready_segment_batches_'
        v1.summary.scalar(tag, ready)
        runner = v1.train.QueueRunner(
            saver,
            [saver.prefetch_op] * num_threads,
            queue_closed_exception_types=(
                tf.errors.OutOfRangeError,
                tf.errors.CancelledError,
            ),
        )
        v1.train.add_queue_runner(runner)
        batch = saver.next_batch
        sparse.put_back(batch.sequences, batch.context)
        return batch


def _padded(sequences, num_unroll):
    """The length of sequences, and these filled up to whole segments."""
    if not isinstance(num_unroll, numbers.Integral):
        raise ValueError(
            f'Unsupported num_unroll expected int, got: {num_unroll}'
        )
    if not isinstance(sequences, dict):
        raise TypeError(
            f'Unsupported sequences expected dict, got: {sequences}'
        )
    for key in sequences:
        if not isinstance(key, str):
            raise TypeError(
                f'Unsupported sequences key expected string, got: {key}'
            )
    if not sequences:
        return 0, {}
    given = {key: _tensor(sequences[key], key) for key in sorted(sequences)}
    length = _common_length(list(given.values()))
    padded = length + -length % num_unroll
    return length, {key: _fill_up(given[key], padded) for key in given}


def _common_length(values):
    """The length that all have; of sparse ones alone, the largest."""
    dense = [tf.shape(x)[0] for x in values if isinstance(x, tf.Tensor)]
    if not dense:
        sizes = [value.dense_shape[0] for value in values]
        return tf.reduce_max(tf.cast(sizes, tf.int32))
    message = tf.strings.join(
        [
            'All sequence lengths must match, but received lengths: ',
            tf.strings.as_string(dense),
        ]
    )
    same = [v1.Assert(tf.equal(size, dense[0]), [message]) for size in dense]
    with tf.control_dependencies(same):
        return tf.identity(dense[0])


def _fill_up(value, length):
    """A sequence of a length, zeros or empty text at the end."""
    if isinstance(value, tf.SparseTensor):
        first = tf.cast(length, tf.int64)[tf.newaxis]
        shape = tf.concat([first, value.dense_shape[1:]], 0)
        return tf.SparseTensor(value.indices, value.values, shape)
    missing = (length - tf.shape(value)[0])[tf.newaxis]
    shape = tf.concat([missing, tf.shape(value)[1:]], 0)
    return tf.concat([value, tf.zeros(shape, value.dtype)], 0)


def _whole(sequences, num_unroll):
    """Sequences, which fail unless they are of whole segments."""
    checked = {}
    for key, given in sequences.items():
        value = _tensor(given, key)
        if isinstance(value, tf.SparseTensor):
            checked[key] = tf.SparseTensor(
                value.indices,
                value.values,
                check.multiple_of(
                    value.dense_shape[0],
                    num_unroll,
                    f'SparseTensor {key} first dimension',
                    value.dense_shape,
                ),
            )
        else:
            checked[key] = check.multiple_of(
                tf.shape(value)[0],
                num_unroll,
                f'Tensor {key} first dimension',
                value,
            )
    return checked


def _tensor(value, key):
    """A tensor of what was given, dense or sparse."""
    try:
        return v1.convert_to_tensor_or_sparse_tensor(value)
    except TypeError as error:
        raise TypeError(
            'Unsupported input_sequences expected Tensor or SparseTensor '
            f'values, got: {type(value)} for key {key}'
        ) from error


def _unique(key, seed):
    """A key with a random number at its end."""
    suffix = v1.random_uniform(
        (), minval=0, maxval=_LARGEST_SUFFIX, dtype=tf.int32, seed=seed
    )
    return tf.strings.join([key, tf.strings.as_string(suffix)])
