"""Private functions of `beam_search_decoder`, with their old arguments."""

from __future__ import annotations

import tensorflow as tf

from .beam_step import mask_finished, search_step

v1 = tf.compat.v1


def _beam_search_step(
    release,
    time,
    logits,
    next_cell_state,
    beam_state,
    batch_size,
    beam_width,
    end_token,
    length_penalty_weight,
    coverage_penalty_weight=0.0,
):
    """Picks the next beams; see `search_step`.

    Args:
        release: A Release.
        time: Number of the step, int32 scalar.
        logits: `[batch, beam, classes]`.
        next_cell_state: State after the step, parts `[batch, beam, ...]`.
        beam_state: BeamSearchDecoderState before the step.
        batch_size: int32 scalar; the logits tell it.
        beam_width: int; the logits tell it.
        end_token: int32 scalar.
        length_penalty_weight: How much long sequences are favoured.
        coverage_penalty_weight: How much an unread memory counts.

    Returns:
        `(BeamSearchDecoderOutput, next BeamSearchDecoderState)`.
    """
    return search_step(
        release,
        tf.convert_to_tensor(time),
        tf.convert_to_tensor(logits),
        next_cell_state,
        beam_state,
        end_token,
        length_penalty_weight,
        coverage_penalty_weight,
    )


def _mask_probs(release, probs, eos_token, finished):
    """Lets an ended beam go on by the end token alone, for free.

    Args:
        release: A Release.
        probs: Logs of chances, `[batch, beam, classes]`.
        eos_token: Id that ends a beam, int32 scalar.
        finished: Whether a beam ended, bool `[batch, beam]`.

    Returns:
        The shape of `probs`.
    """
    finished = tf.cast(finished, tf.bool)
    return mask_finished(tf.convert_to_tensor(probs), eos_token, finished)


def _check_batch_beam(release, t, batch_size, beam_width):
    """An operation that fails if a tensor has no axis of beams.

    Args:
        release: A Release.
        t: `[time, batch * beam, ...]` or `[time, batch, beam, ...]`.
        batch_size: int32 scalar.
        beam_width: int32 scalar.

    Returns:
        An operation.
    """
    rank = tf.rank(t)
    shape = tf.concat([tf.shape(t), [0, 0, 0]], 0)
    flat = tf.equal(shape[1], batch_size * beam_width)
    apart = (
        rank > 2,
        tf.equal(shape[1], batch_size),
        tf.equal(shape[2], beam_width),
    )
    fits = tf.logical_or(flat & (rank > 1), tf.reduce_all(tf.stack(apart)))
    return v1.Assert(
        fits,
        [
            't must have shape [time, batch * beam, ...] or '
            '[time, batch, beam, ...], got',
            tf.shape(t),
        ],
    )
