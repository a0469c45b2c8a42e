"""Private functions of `contrib.seq2seq` that programs called.

Each takes the release, then the arguments that any release had.

*Source:* TensorFlow 1.2 to 1.15, `contrib/seq2seq/python/ops`.
"""

from __future__ import annotations

import tensorflow as tf

from .beam_step import length_penalty, score_beams
from .mechanism import _BaseAttentionMechanism
from .monotonic import Monotonic, choose
from .scores import additive_score, bahdanau_score, luong_score, scalar
from .shapes import static_or_dynamic, zeros
from .trees import tile_rows
from .wrapper import attend

v1 = tf.compat.v1


class _BaseMonotonicAttentionMechanism(Monotonic, _BaseAttentionMechanism):
    """A mechanism whose first alignments are at the memory's first step."""


def _compute_attention(
    release,
    attention_mechanism,
    cell_output,
    attention_state=None,
    attention_layer=None,
    previous_alignments=None,
):
    """The way from a cell's output to attention.

    Args:
        release: A Release.
        attention_mechanism: An AttentionMechanism.
        cell_output: `[batch, depth]`.
        attention_state: State of the mechanism, from 1.6.
        attention_layer: Layer for output and what was read, or None.
        previous_alignments: `[batch, time]`, up to 1.5.

    Returns:
        `(attention, alignments)`; from 1.6 with the mechanism's next state.
    """
    old = release < '1.6'
    before = previous_alignments if old else attention_state
    found = attend(attention_mechanism, cell_output, before, attention_layer)
    return found[:2] if old else found


def _bahdanau_score(
    release,
    processed_query,
    keys,
    normalize=False,
    attention_v=None,
    attention_g=None,
    attention_b=None,
):
    """Additive scores `[batch, time]`; up to 1.13 it makes its weights.

    Args:
        release: A Release.
        processed_query: `[batch, units]`.
        keys: `[batch, time, units]`.
        normalize: Whether v is normalized to a weight, up to 1.13.
        attention_v: `[units]`, from 1.14.
        attention_g: Scalar that v is normalized to, or None.
        attention_b: `[units]`, with `attention_g`.
    """
    if release >= '1.14':
        return additive_score(
            processed_query, keys, attention_v, attention_g, attention_b
        )
    units = keys.shape.as_list()[2]
    return bahdanau_score(processed_query, keys, units, normalize)


def _luong_score(release, query, keys, scale):
    """Scores by products, `[batch, time]`.

    Args:
        release: A Release.
        query: `[batch, units]`.
        keys: `[batch, time, units]`.
        scale: Whether a weight scales them; from 1.14 that weight, or None.
    """
    score = luong_score(query, keys)
    if release >= '1.14':
        return score if scale is None else scale * score
    if not scale:
        return score
    return scalar('attention_g', 1.0, query.dtype) * score


def _monotonic_probability_fn(
    release, score, previous_alignments, sigmoid_noise, mode, seed=None
):
    """Alignments `[batch, time]` that only move forward; see `choose`."""
    return choose(
        release, sigmoid_noise, mode, seed, score, previous_alignments
    )


def _check_maybe(release, t):
    """Raises ValueError unless the rank of a tensor is known."""
    if t.shape.rank is None:
        raise ValueError(
            f'Expected tensor ({t}) to have known rank, but ndims == None; '
            f'call set_shape on it'
        )


_check_ndims = _check_maybe


def _tile_batch(release, t, multiplier):
    """`[batch * multiplier, ...]`: each row, side by side."""
    return tile_rows(t, multiplier)


def _tensor_gather_helper(
    release,
    gather_indices,
    gather_from,
    batch_size,
    range_size,
    gather_shape,
    name=None,
):
    """Gathers within each row of a batch.

    Args:
        release: A Release.
        gather_indices: int32 `[batch, picks]`.
        gather_from: `[batch, range_size, ...]`.
        batch_size: int32 scalar.
        range_size: How many there are to pick from.
        gather_shape: What `gather_from` is reshaped to, `[-1, ...]`.
        name: Name of the op.

    Returns:
        The shape of `gather_from`, so far as `gather_shape` goes.
    """
    with tf.name_scope(name or 'tensor_gather_helper'):
        starts = tf.expand_dims(tf.range(batch_size) * range_size, 1)
        places = tf.reshape(gather_indices + starts, [-1])
        output = tf.gather(tf.reshape(gather_from, gather_shape), places)
        kept = 1 + len(gather_shape)
        static = gather_from.shape[1:kept]
        output = tf.reshape(output, tf.shape(gather_from)[:kept])
        batch = tf.get_static_value(tf.convert_to_tensor(batch_size))
        batch = None if batch is None else int(batch)
        output.set_shape(tf.TensorShape([batch]).concatenate(static))
        return output


def _maybe_tensor_gather_helper(
    release, gather_indices, gather_from, batch_size, range_size, gather_shape
):
    """`_tensor_gather_helper` of what has beams; the rest stays."""
    if isinstance(gather_from, tf.TensorArray):
        return gather_from
    _check_maybe(release, gather_from)
    if gather_from.shape.rank < len(gather_shape):
        return gather_from
    return _tensor_gather_helper(
        release,
        gather_indices,
        gather_from,
        batch_size,
        range_size,
        gather_shape,
    )


def _length_penalty(release, sequence_lengths, penalty_factor):
    """`((5 + length) / 6) ** factor`, or 1.0 where the factor is 0."""
    return length_penalty(sequence_lengths, penalty_factor)


def _get_scores(
    release,
    log_probs,
    sequence_lengths,
    length_penalty_weight,
    coverage_penalty_weight=0.0,
    finished=None,
    accumulated_attention_probs=None,
):
    """Scores `[batch, beam, classes]` with their penalties.

    Args:
        release: A Release.
        log_probs: `[batch, beam, classes]`.
        sequence_lengths: The same shape.
        length_penalty_weight: How much long sequences are favoured.
        coverage_penalty_weight: How much an unread memory counts, from 1.12.
        finished: bool `[batch, beam]`.
        accumulated_attention_probs: `[batch, beam, time]`.
    """
    sums = accumulated_attention_probs
    if tf.get_static_value(tf.convert_to_tensor(coverage_penalty_weight)) == 0:
        sums = None
    return score_beams(
        log_probs,
        sequence_lengths,
        length_penalty_weight,
        coverage_penalty_weight,
        finished,
        sums,
    )


def _create_zero_outputs(release, size, dtype, batch_size):
    """Zeros in the structure of sizes and types, `[batch, size]` each."""
    return tf.nest.map_structure(
        lambda part, kind: zeros(part, batch_size, kind), size, dtype
    )


def _zero_state_tensors(release, state_size, batch_size, dtype):
    """Zeros in the structure of sizes, `[batch, size]` each."""
    return tf.nest.map_structure(
        lambda part: zeros(part, batch_size, dtype), state_size
    )


def _unstack_ta(release, inp):
    """A TensorArray of the steps of `[time, ...]`."""
    array = tf.TensorArray(
        inp.dtype, static_or_dynamic(inp, 0), element_shape=inp.shape[1:]
    )
    return array.unstack(inp)


def _call_sampler(release, sample_n_fn, sample_shape, name=None):
    """Samples by `sample_n_fn(n)`, in the shape that was asked for."""
    with tf.name_scope(name or 'call_sampler'):
        shape = tf.convert_to_tensor(sample_shape, tf.int32)
        samples = sample_n_fn(tf.reduce_prod(shape))
        return tf.reshape(
            samples, tf.concat([shape, tf.shape(samples)[1:]], 0)
        )
