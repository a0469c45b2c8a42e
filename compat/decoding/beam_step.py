"""One step of beam search."""

from __future__ import annotations

import typing

import tensorflow as tf

from ..releases import Since
from .shapes import static_or_dynamic
from .states import (
    AttentionWrapperState,
    BeamSearchDecoderOutput,
    BeamSearchDecoderState,
)

v1 = tf.compat.v1

# Up to 1.5 all beams start alike, and the first step looks at one of them.
_FIRST_STEP_APART = Since({'1.2': True, '1.6': False})
# Whether the end of a beam counts in its length.
_COUNTS_END = Since({'1.2': False, '1.5': True})


def search_step(
    release,
    time,
    logits,
    cell_state,
    state,
    end_token,
    length_weight,
    coverage_weight,
):
    """Picks the next beams among all continuations.

    Args:
        release: A Release.
        time: Number of the step, int32 scalar.
        logits: `[batch, beam, classes]`.
        cell_state: State after the step, parts `[batch, beam, ...]`.
        state: BeamSearchDecoderState before the step.
        end_token: int32 scalar.
        length_weight: How much long sequences are favoured.
        coverage_weight: How much a memory that was left unread counts.

    Returns:
        `(BeamSearchDecoderOutput, next BeamSearchDecoderState)`.
    """
    classes = static_or_dynamic(logits, 2)
    step_log_probs = mask_finished(
        tf.nn.log_softmax(logits), end_token, state.finished
    )
    log_probs = state.log_probs[:, :, None] + step_log_probs
    sums = _accumulate(cell_state, state, coverage_weight)
    scores = score_beams(
        log_probs,
        _lengths_if(state, end_token, classes),
        length_weight,
        coverage_weight,
        state.finished,
        sums,
    )
    best, picked = _top(release, time, scores, log_probs)
    words = tf.math.floormod(picked, classes)
    parents = tf.math.floordiv(picked, classes)
    finished_before = tf.gather(state.finished, parents, batch_dims=1)
    finished = tf.logical_or(finished_before, tf.equal(words, end_token))
    ended = finished_before if _COUNTS_END[release] else finished
    lengths = tf.gather(state.lengths, parents, batch_dims=1)
    lengths += tf.cast(tf.logical_not(ended), lengths.dtype)
    flat = tf.reshape(log_probs, [tf.shape(log_probs)[0], -1])
    parts = [
        tf.nest.map_structure(lambda x: _follow(x, parents), cell_state),
        tf.gather(flat, picked, batch_dims=1),
        finished,
        lengths,
    ]
    kind: typing.Any = BeamSearchDecoderState[release]
    if len(kind._fields) > len(parts):
        parts.append(() if sums is None else _follow(sums, parents))
    return BeamSearchDecoderOutput(best, words, parents), kind(*parts)


def mask_finished(log_probs, end_token, finished):
    """Lets an ended beam go on by the end token alone, for free.

    Args:
        log_probs: `[batch, beam, classes]`.
        end_token: int32 scalar.
        finished: bool `[batch, beam]`.

    Returns:
        The shape of `log_probs`.
    """
    dtype = log_probs.dtype
    row = tf.one_hot(
        end_token,
        static_or_dynamic(log_probs, 2),
        on_value=tf.constant(0.0, dtype),
        off_value=tf.constant(dtype.min, dtype),
        dtype=dtype,
    )
    return tf.where(finished[:, :, None], row[None, None], log_probs)


def attention_sums(cell_state, coverage_weight):
    """The alignments of a state, averaged over its mechanisms.

    Args:
        cell_state: State of a cell, parts `[batch, beam, ...]`.
        coverage_weight: 0 where they are not needed.

    Returns:
        `[batch, beam, time]`, or None without a coverage penalty.

    Raises:
        ValueError: The cell has no attention.
    """
    if isinstance(coverage_weight, (int, float)) and coverage_weight == 0:
        return None
    kinds = (AttentionWrapperState['1.2'], AttentionWrapperState['1.15'])
    states = cell_state if isinstance(cell_state, tuple) else ()
    states = [cell_state] if isinstance(cell_state, kinds) else states
    found = [
        _mean(part.alignments) for part in states if isinstance(part, kinds)
    ]
    if not found:
        raise ValueError(
            f'coverage_penalty_weight must be 0.0 if no cell is attentional, '
            f'got {coverage_weight}'
        )
    return _mean(tuple(found))


def _mean(parts):
    if not isinstance(parts, tuple):
        return parts
    return tf.add_n(list(parts)) / len(parts)


def _accumulate(cell_state, state, coverage_weight):
    """Adds the alignments of a step; those of ended beams do not count."""
    now = attention_sums(cell_state, coverage_weight)
    if now is None:
        return None
    going = tf.cast(tf.logical_not(state.finished), now.dtype)
    return state.accumulated_attention_probs + now * going[:, :, None]


def _lengths_if(state, end_token, classes):
    """Lengths by the next class: the end token adds nothing."""
    is_end = tf.one_hot(end_token, classes, on_value=True, off_value=False)
    going = tf.logical_not(state.finished)[:, :, None]
    adds = tf.logical_and(going, tf.logical_not(is_end)[None, None])
    return state.lengths[:, :, None] + tf.cast(adds, state.lengths.dtype)


def length_penalty(lengths, weight):
    """`((5 + length) / 6) ** weight`, or 1.0 where the weight is 0."""
    weight = tf.convert_to_tensor(weight)
    if tf.get_static_value(weight) == 0:
        return 1.0
    grown = (5.0 + tf.cast(lengths, tf.float32)) ** weight
    return grown / (5.0 + 1.0) ** weight


def score_beams(
    log_probs, lengths, length_weight, coverage_weight, finished, sums
):
    """Divides by the length penalty and adds the coverage penalty."""
    penalty = length_penalty(lengths, length_weight)
    if isinstance(penalty, tf.Tensor):
        log_probs = log_probs / tf.cast(penalty, log_probs.dtype)
    if sums is None:
        return log_probs
    # Steps past the memory's length have no attention at all.
    read = tf.where(tf.equal(sums, 0.0), tf.ones_like(sums), sums)
    penalty = tf.reduce_sum(tf.math.log(tf.minimum(read, 1.0)), 2)
    penalty *= tf.cast(finished, tf.float32) * coverage_weight
    return log_probs + penalty[:, :, None]


def _top(release, time, scores, log_probs):
    """The best scores and their places, `[batch, beam]` each."""
    batch = tf.shape(scores)[0]
    width = static_or_dynamic(scores, 1)
    flat = tf.reshape(scores, [batch, -1])
    if _FIRST_STEP_APART[release]:
        flat = v1.cond(time > 0, lambda: flat, lambda: scores[:, 0])
    best, picked = tf.math.top_k(flat, width)
    static = tf.TensorShape(log_probs.shape[:2])
    best.set_shape(static)
    picked.set_shape(static)
    return best, picked


def _follow(part, parents):
    """The parts of the beams that were picked.

    Args:
        part: `[batch, beam, ...]`; scalars and TensorArrays stay.
        parents: Beams, int32 `[batch, beam]`.

    Returns:
        The shape of `part`.
    """
    if isinstance(part, tf.TensorArray) or part.shape.rank < 2:
        return part
    result = tf.gather(part, parents, batch_dims=1)
    result.set_shape(part.shape)
    return result
