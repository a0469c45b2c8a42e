"""Scores of given sequences of tags."""

from __future__ import annotations

import tensorflow as tf

from .lengths import FAST_FOR_ONE_STEP, by_steps, zero_where_empty

v1 = tf.compat.v1


def crf_sequence_score(
    release, inputs, tag_indices, sequence_lengths, transition_params
):
    """Scores sequences of tags, not normalized.

    Args:
        release: A Release.
        inputs: Scores of the tags, `[batch, time, tags]`.
        tag_indices: Tags, int `[batch, time]`.
        sequence_lengths: `[batch]`.
        transition_params: `[tags, tags]`, scores from a tag to the next.

    Returns:
        `[batch]`. A sequence of no step scores 0, but for 1.5 to 1.8 where
        the whole batch has one step.
    """

    def one_step():
        first = tf.gather(inputs[:, 0], tag_indices[:, 0], batch_dims=1)
        return zero_where_empty(release, sequence_lengths, first)

    def more_steps():
        unary = crf_unary_score(release, tag_indices, sequence_lengths, inputs)
        return unary + crf_binary_score(
            release, tag_indices, sequence_lengths, transition_params
        )

    if not FAST_FOR_ONE_STEP[release]:
        return more_steps()
    return by_steps(inputs, one_step, more_steps)


def crf_unary_score(release, tag_indices, sequence_lengths, inputs):
    """Sums the scores of the tags themselves.

    Args:
        release: A Release.
        tag_indices: Tags, int `[batch, time]`.
        sequence_lengths: `[batch]`.
        inputs: Scores of the tags, `[batch, time, tags]`.

    Returns:
        `[batch]`; padding does not count.
    """
    inputs = tf.convert_to_tensor(inputs)
    scores = tf.gather(inputs, tag_indices, batch_dims=2)  # [batch, time]
    mask = _mask(sequence_lengths, tag_indices, inputs.dtype)
    return tf.reduce_sum(scores * mask, 1)


def crf_binary_score(
    release, tag_indices, sequence_lengths, transition_params
):
    """Sums the scores of the transitions between tags.

    Args:
        release: A Release.
        tag_indices: Tags, int `[batch, time]`.
        sequence_lengths: `[batch]`.
        transition_params: `[tags, tags]`, scores from a tag to the next.

    Returns:
        `[batch]`; padding does not count.
    """
    transition_params = tf.convert_to_tensor(transition_params)
    tag_indices = tf.convert_to_tensor(tag_indices)
    # One step less than there are tags.
    pairs = tf.stack([tag_indices[:, :-1], tag_indices[:, 1:]], 2)
    scores = tf.gather_nd(transition_params, pairs)
    mask = _mask(sequence_lengths, tag_indices, scores.dtype)
    return tf.reduce_sum(scores * mask[:, 1:], 1)


def _mask(sequence_lengths, tag_indices, dtype):
    steps = tf.shape(tag_indices)[1]
    return tf.sequence_mask(sequence_lengths, steps, dtype)
