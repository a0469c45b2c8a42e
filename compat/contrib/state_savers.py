"""Long sequences, cut into segments between which each keeps its state.

*Source:* behaviour of TensorFlow 0.11 to 1.15,
`contrib.training.SequenceQueueingStateSaver`.
"""

from __future__ import annotations

import tensorflow as tf

from . import sequence_checks as check
from .barriers import Barrier
from .segment_batches import NextQueuedSequenceBatch

v1 = tf.compat.v1
# What the barrier holds of each segment beside sequences, context and states.
_OF_SEGMENT = {
    'length': tf.int32,
    'total_length': tf.int32,
    'next_key': tf.string,
    'sequence': tf.int32,
    'sequence_count': tf.int32,
}
_TOKEN = 1


class SequenceQueueingStateSaver:
    """Cuts sequences into segments, and gives batches of these.

    Each run of `prefetch_op` takes a sequence in; each of what `next_batch`
    has takes a batch of segments out.

    Args:
        batch_size: Segments of a batch, a number or an int32 scalar.
        num_unroll: Steps of a segment.
        input_length: Steps of the sequence that are not padding, int32.
        input_key: Key of the sequence, text, another for each.
        input_sequences: Dict of `[padded_length, ...]`, whose length must be
            a multiple of `num_unroll`.
        input_context: Dict of tensors that each segment gets.
        initial_states: Dict of the states that the first segment begins
            with, without the dimension of the batch.
        capacity: Sequences that it holds at a time; any number by default.
        allow_small_batch: Whether batches may be smaller once it is closed.
        name: Name of the ops.

    Raises:
        TypeError: An argument has another type than it must.
        ValueError: Names, shapes or the capacity do not do.
    """

    def __init__(
        self,
        batch_size,
        num_unroll,
        input_length,
        input_key,
        input_sequences,
        input_context,
        initial_states,
        capacity=None,
        allow_small_batch=False,
        name=None,
    ):
        self.batch_size, self.num_unroll = batch_size, num_unroll
        if capacity is not None:
            input_key = check.room(input_key, capacity, batch_size)
        self._tokens = v1.FIFOQueue(
            -1 if capacity is None else capacity, [tf.int32], [[]]
        )
        self._small = allow_small_batch
        self._prefetch_op = self._next_batch = None
        self.received: dict[str, tf.Tensor] = {}
        with self.beside_queue():
            check.states(initial_states)
            with v1.name_scope(name, 'InputQueueingStateSaver') as scope:
                self._scope = scope
                self._take_over(
                    input_length,
                    input_key,
                    input_sequences,
                    input_context,
                    initial_states,
                )
                self.barrier = self._make_barrier()

    @property
    def name(self):
        """Name of the scope of its ops."""
        return self._scope

    @property
    def prefetch_op(self):
        """The op that takes one sequence in; it waits while it is full."""
        if self._prefetch_op is None:
            with v1.name_scope(None), v1.name_scope(self._scope):
                self._prefetch_op = self._make_prefetch_op()
        return self._prefetch_op

    @property
    def next_batch(self):
        """The NextQueuedSequenceBatch; always the same."""
        if self._next_batch is None:
            _ = self.prefetch_op
            with v1.name_scope(None), v1.name_scope(self._scope):
                self._take()
            self._next_batch = NextQueuedSequenceBatch(self)
        return self._next_batch

    def close(self, cancel_pending_enqueues=False, name=None):
        """The op after which no new sequence is taken in.

        Args:
            cancel_pending_enqueues: Whether those that have begun end, too.
            name: Name of the op.
        """
        with v1.name_scope(name, 'SQSSClose') as scope:
            return tf.group(
                self.barrier.close(cancel_pending_enqueues, 'BarrierClose'),
                self._tokens.close(cancel_pending_enqueues, 'FIFOClose'),
                name=scope,
            )

    def beside_queue(self):
        """A context whose ops are where the queue is, on the CPU."""
        graph = v1.get_default_graph()
        return graph.colocate_with(self._tokens.queue_ref.op)

    def insert(self, part, keys, values, name):
        """The op that gives segments one of their parts."""
        place = list(self._parts()).index(part)
        return self.barrier.insert_many(place, keys, values, name)

    def _take_over(self, length, key, sequences, context, states):
        """Makes tensors of what it was given, and checks them."""
        length = tf.convert_to_tensor(length, name='length')
        key = tf.convert_to_tensor(key, name='key')
        check.inputs(sequences, context)
        self._sequences = _tensors('sequence', sequences)
        self._context = _tensors('context', context)
        self._states = _tensors('state', states)
        check.known_shapes('state', self._states)
        check.known_shapes('context', self._context)
        check.known_shapes('sequence', self._sequences, 1)
        length, self._key = check.ranked(length, 0), check.ranked(key, 0)
        if length.dtype != tf.int32:
            raise TypeError(
                f'length dtype must be int32, but received: {length.dtype}'
            )
        if key.dtype != tf.string:
            raise TypeError(
                f'key dtype must be string, but received: {key.dtype}'
            )
        first = next(iter(self._sequences.values()))
        padded = tf.identity(tf.shape(first)[0], name='padded_length')
        label = f'Tensor {padded.name}'
        padded = check.multiple_of(padded, self.num_unroll, label)
        self._sequences = {
            name: check.as_long_as(value, padded, f'sorted_sequences_{name}')
            for name, value in self._sequences.items()
        }
        self._padded = padded
        self._length = check.at_most(length, padded)

    def _parts(self):
        """Dict of a part of a segment, `(kind, name)`, to type and shape."""
        parts = {('segment', n): (t, []) for n, t in _OF_SEGMENT.items()}
        for name, value in self._sequences.items():
            shape = [self.num_unroll, *value.shape.as_list()[1:]]
            parts['sequence', name] = value.dtype, shape
        for kind, given in (
            ('context', self._context),
            ('state', self._states),
        ):
            for name, value in given.items():
                parts[kind, name] = value.dtype, value.shape
        return parts

    def _make_barrier(self):
        types, shapes = zip(*self._parts().values(), strict=True)
        return Barrier(types, shapes)

    def _make_prefetch_op(self):
        """The op that cuts a sequence, and inserts all of its segments.

        The states wait for the numbers of the segments: these make all of
        the elements at once, which is why they have one insertion index.
        """
        count, unroll = self._padded // self.num_unroll, self.num_unroll
        numbers = tf.range(count)
        keys, next_keys = _segment_keys(self._key, numbers, count)
        steps = tf.clip_by_value(self._length - unroll * numbers, 0, unroll)
        parts = {
            ('segment', 'sequence'): numbers,
            ('segment', 'sequence_count'): tf.fill([count], count),
            ('segment', 'next_key'): next_keys,
            ('segment', 'length'): steps,
            ('segment', 'total_length'): tf.fill([count], self._length),
        }
        for name, value in self._sequences.items():
            shape = [count, unroll, *value.shape.as_list()[1:]]
            parts['sequence', name] = tf.reshape(value, shape)
        for name, value in self._context.items():
            times = [count, *[1] * value.shape.rank]
            parts['context', name] = tf.tile(value[tf.newaxis], times)
        inserts = [
            self.insert(part, keys, value, f'BarrierInsert_{"_".join(part)}')
            for part, value in parts.items()
        ]
        room = self._tokens.enqueue([tf.constant(_TOKEN)])
        with tf.control_dependencies([inserts[0], room]):
            inserts += [
                self.insert(
                    ('state', name),
                    keys[:1],
                    value[tf.newaxis],
                    f'BarrierInitialInsertState_{name}',
                )
                for name, value in self._states.items()
            ]
        return tf.group(room, *inserts, name='StateSaverPrefetchGroup')

    def _take(self):
        """Makes the ops that take a batch of segments out."""
        taken = self.barrier.take_many(
            self.batch_size, self._small, name='BarrierTakeMany'
        )
        got = self.received
        got['insertion_index'], got['key'] = taken.indices, taken.keys
        groups = {'sequence': {}, 'context': {}, 'state': {}}
        for part, value in zip(self._parts(), taken.values, strict=True):
            kind, name = part
            groups.get(kind, got)[name] = value
        got['sequences'], got['context'] = (
            groups['sequence'],
            groups['context'],
        )
        got['batch_size'] = tf.squeeze(tf.shape(got['length']))
        got['done'] = got['sequence'] + 1 >= got['sequence_count']
        ended = tf.reduce_sum(tf.cast(got['done'], tf.int32))
        with tf.control_dependencies([self._tokens.dequeue_many(ended)]):
            got['state'] = {
                name: tf.identity(value)
                for name, value in groups['state'].items()
            }


def _segment_keys(key, numbers, count):
    """Keys of the segments, and those of the ones that follow."""
    keys = tf.strings.join(
        [
            tf.strings.as_string(numbers, width=5, fill='0'),
            '_of_',
            tf.strings.as_string(count, width=5, fill='0'),
            ':',
            key,
        ],
        name='StringJoinCurrentKeys',
    )
    stop = tf.strings.join(['STOP:', key], name='StringJoinStop')
    return keys, tf.concat([keys[1:], [stop]], 0)


def _tensors(what, given):
    """Dict of tensors, in the order of their names."""
    return {
        name: tf.convert_to_tensor(given[name], name=f'{what}_{name}')
        for name in sorted(given)
    }
