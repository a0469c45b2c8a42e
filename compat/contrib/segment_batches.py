"""Batches of segments of long sequences.

*Source:* behaviour of TensorFlow 0.11 to 1.15,
`contrib.training.NextQueuedSequenceBatch`.
"""

from __future__ import annotations

import tensorflow as tf

from . import sequence_checks as check

v1 = tf.compat.v1


def _received(name, text):
    """A property of a batch: one of the tensors that were taken."""
    return property(lambda self: self._state_saver.received[name], doc=text)


class NextQueuedSequenceBatch:
    """A batch of segments, and the states to begin them with.

    Args:
        state_saver: The SequenceQueueingStateSaver that it comes from.
    """

    key = _received('key', '`NUMBER_of_COUNT:KEY` of each segment, `[batch]`.')
    next_key = _received('next_key', 'Key of the next segment, or `STOP:KEY`.')
    length = _received('length', 'Steps of each segment that are not padding.')
    total_length = _received('total_length', 'Steps of the whole sequences.')
    sequence = _received('sequence', 'Number of each segment, from 0.')
    sequence_count = _received('sequence_count', 'Segments of each sequence.')
    insertion_index = _received(
        'insertion_index', 'When the sequences came, int64, from -2**63.'
    )
    batch_size = _received('batch_size', 'Segments in this batch, a scalar.')
    context = _received('context', 'Dict of `[batch, ...]`.')
    sequences = _received('sequences', 'Dict of `[batch, num_unroll, ...]`.')

    def __init__(self, state_saver):
        self._state_saver = state_saver

    def state(self, state_name):
        """A state, as the segment before saved it, `[batch, ...]`."""
        return self._state_saver.received['state'][state_name]

    def save_state(self, state_name, value, name=None):
        """The op that saves a state for the next segments.

        A next segment waits until each of its states has been saved.

        Args:
            state_name: A name of `initial_states`.
            value: The state, `[batch, ...]`.
            name: Name of the op.

        Raises:
            KeyError: There is no state of that name.
        """
        saver = self._state_saver
        states = saver.received['state']
        if state_name not in states:
            raise KeyError(f'state was not declared: {state_name}')
        default = 'InputQueueingStateSaver_SaveState'
        with v1.name_scope(name, default), saver.beside_queue():
            goes_on = tf.reshape(tf.where(~saver.received['done']), [-1])
            value = tf.identity(value, name=f'convert_{state_name}')
            value = check.shaped_as(value, states[state_name])
            return saver.insert(
                ('state', state_name),
                tf.gather(self.next_key, goes_on),
                tf.gather(value, goes_on),
                f'BarrierInsertState_{state_name}',
            )
