"""The norm over all sequences of tags, and what stands on it."""

from __future__ import annotations

import tensorflow as tf

from .. import loops
from ..cells.base import default_initializer
from .cells import CrfForwardRnnCell
from .lengths import (
    FAST_FOR_ONE_STEP,
    NORM_KNOWS_STEPS,
    by_steps,
    one_less,
    zero_where_empty,
)
from .scores import crf_sequence_score

v1 = tf.compat.v1


def crf_log_norm(release, inputs, sequence_lengths, transition_params):
    """The log of the summed scores of all sequences of tags.

    Args:
        release: A Release.
        inputs: Scores of the tags, `[batch, time, tags]`.
        sequence_lengths: `[batch]`.
        transition_params: `[tags, tags]`, scores from a tag to the next.

    Returns:
        `[batch]`. A sequence of no step has 0 from 1.9; before, it counts as
        one of a step.
    """
    inputs = tf.convert_to_tensor(inputs)

    def one_step():
        norm = tf.reduce_logsumexp(inputs[:, 0], 1)
        return zero_where_empty(release, sequence_lengths, norm)

    def more_steps():
        _, alphas = loops.for_release(release).dynamic_rnn(
            CrfForwardRnnCell(transition_params),
            inputs[:, 1:],
            sequence_length=one_less(release, sequence_lengths),
            initial_state=inputs[:, 0],
            dtype=inputs.dtype,
        )
        norm = tf.reduce_logsumexp(alphas, 1)
        return zero_where_empty(release, sequence_lengths, norm)

    if not FAST_FOR_ONE_STEP[release]:
        return more_steps()
    static = NORM_KNOWS_STEPS[release]
    return by_steps(inputs, one_step, more_steps, static)


def crf_log_likelihood(
    release, inputs, tag_indices, sequence_lengths, transition_params=None
):
    """The log of the chance of sequences of tags, in nats.

    Args:
        release: A Release.
        inputs: Scores of the tags, `[batch, time, tags]`.
        tag_indices: Tags, int `[batch, time]`.
        sequence_lengths: `[batch]`.
        transition_params: `[tags, tags]`; by default the variable
            `transitions` of the current scope.

    Returns:
        `(log likelihood [batch], transition_params)`.
    """
    if transition_params is None:
        num_tags = int(inputs.shape[2])
        transition_params = v1.get_variable(
            'transitions',
            [num_tags, num_tags],
            initializer=default_initializer(release),
        )
    score = crf_sequence_score(
        release, inputs, tag_indices, sequence_lengths, transition_params
    )
    norm = crf_log_norm(release, inputs, sequence_lengths, transition_params)
    return score - norm, transition_params


def crf_multitag_sequence_score(
    release, inputs, tag_bitmap, sequence_lengths, transition_params
):
    """The log of the summed scores of several sequences of tags.

    Args:
        release: A Release.
        inputs: Scores of the tags, `[batch, time, tags]`.
        tag_bitmap: Which tags are allowed, bool `[batch, time, tags]`.
        sequence_lengths: `[batch]`.
        transition_params: `[tags, tags]`, scores from a tag to the next.

    Returns:
        `[batch]`.
    """
    inputs = tf.convert_to_tensor(inputs)
    impossible = tf.fill(tf.shape(inputs), float('-inf'))
    allowed = tf.where(tag_bitmap, inputs, tf.cast(impossible, inputs.dtype))

    def one_step():
        return tf.reduce_logsumexp(allowed, [1, 2])

    def more_steps():
        return crf_log_norm(
            release, allowed, sequence_lengths, transition_params
        )

    return by_steps(inputs, one_step, more_steps)
