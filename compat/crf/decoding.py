"""The best sequence of tags, by Viterbi's algorithm."""

from __future__ import annotations

import numpy as np
import tensorflow as tf

from .. import loops
from .cells import CrfDecodeBackwardRnnCell, CrfDecodeForwardRnnCell
from .lengths import FAST_FOR_ONE_STEP, by_steps, one_less


def viterbi_decode(release, score, transition_params):
    """Decodes one sequence with NumPy; see `crf_decode` for a batch of them.

    Args:
        release: A Release.
        score: Scores of the tags, `[time, tags]`, an array.
        transition_params: `[tags, tags]`, an array.

    Returns:
        `(tags, a list of ints, and their score)`.
    """
    best, before = score[0], []
    for step in score[1:]:
        ways = best[:, None] + transition_params
        before.append(ways.argmax(0))
        best = step + ways.max(0)
    tags = [best.argmax()]
    for row in reversed(before):
        tags.append(row[tags[-1]])
    return tags[::-1], np.max(best)


def crf_decode(release, potentials, transition_params, sequence_length):
    """Decodes a batch of sequences in the graph.

    Args:
        release: A Release.
        potentials: Scores of the tags, `[batch, time, tags]`.
        transition_params: `[tags, tags]`.
        sequence_length: `[batch]`.

    Returns:
        `(tags [batch, time] int32, their score [batch])`; tags past a length
        are 0.
    """
    potentials = tf.convert_to_tensor(potentials)

    def one_step():
        scores = potentials[:, 0]
        tags = tf.argmax(scores, 1, output_type=tf.int32)
        return tags[:, None], tf.reduce_max(scores, 1)

    def more_steps():
        return _decode(release, potentials, transition_params, sequence_length)

    if not FAST_FOR_ONE_STEP[release]:
        return more_steps()
    return by_steps(potentials, one_step, more_steps)


def _decode(release, potentials, transition_params, sequence_length):
    """Walks forward to find the ways, and backward along the best."""
    dynamic_rnn = loops.for_release(release).dynamic_rnn
    lengths = one_less(release, sequence_length)
    before, last = dynamic_rnn(
        CrfDecodeForwardRnnCell(transition_params),
        potentials[:, 1:],
        sequence_length=lengths,
        initial_state=potentials[:, 0],
        dtype=tf.int32,
    )
    before = tf.reverse_sequence(before, lengths, seq_axis=1)
    end = tf.argmax(last, 1, output_type=tf.int32)[:, None]  # [batch, 1]
    tags, _ = dynamic_rnn(
        CrfDecodeBackwardRnnCell(int(potentials.shape[2])),
        before,
        sequence_length=lengths,
        initial_state=end,
        dtype=tf.int32,
    )
    tags = tf.concat([end, tags[:, :, 0]], 1)  # [batch, time], reversed
    tags = tf.reverse_sequence(tags, sequence_length, seq_axis=1)
    return tags, tf.reduce_max(last, 1)
