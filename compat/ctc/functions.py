"""The loss and the decoders, in the terms of all releases."""

from __future__ import annotations

import tensorflow as tf

from ..core import sparse
from ..releases import Since

v1 = tf.compat.v1

# Up to 1.10 the scores of beam search are relative to the best class.
_NORMALIZES = Since({'0.8': False, '1.11': True})


def ctc_loss(
    release,
    inputs=None,
    labels=None,
    sequence_length=None,
    preprocess_collapse_repeated=False,
    ctc_merge_repeated=True,
    ignore_longer_outputs_than_inputs=False,
    time_major=True,
    logits=None,
):
    """The negative log of the chance of the labels, in nats.

    Args:
        release: A Release.
        inputs: Logits `[time, batch, classes]`, or `[batch, time, classes]`
            if not `time_major`; the last class is the blank.
        labels: int32 SparseTensor; dense from 1.14 with `logits`.
        sequence_length: int32 `[batch]`.
        preprocess_collapse_repeated: Whether repeated labels count once.
        ctc_merge_repeated: Whether repeated outputs without a blank between
            them count once.
        ignore_longer_outputs_than_inputs: Whether labels longer than their
            input lose nothing instead of raising.
        time_major: Form of the inputs.
        logits: Same as `inputs`, from 1.14.

    Returns:
        `[batch]`.
    """
    return v1.nn.ctc_loss(
        labels=labels,
        inputs=inputs if logits is None else logits,
        sequence_length=sequence_length,
        preprocess_collapse_repeated=preprocess_collapse_repeated,
        ctc_merge_repeated=ctc_merge_repeated,
        ignore_longer_outputs_than_inputs=ignore_longer_outputs_than_inputs,
        time_major=time_major,
    )


def ctc_loss_v2(
    release, labels, logits, label_length, logit_length, **options
):
    """As `ctc_loss`, with dense labels and lengths.

    Args:
        release: A Release.
        labels: int `[batch, labels]`, or an int32 SparseTensor.
        logits: `[time, batch, classes]`; the first class is the blank.
        label_length: `[batch]`, or None for sparse labels.
        logit_length: `[batch]`.
        **options: `logits_time_major`, `unique`, `blank_index` and `name`.

    Returns:
        `[batch]`; with dense labels the gradient of steps past a length is
        not zero but their softmax, as these releases had it.
    """
    loss = v1.nn.ctc_loss_v2(
        labels, logits, label_length, logit_length, **options
    )
    if isinstance(labels, tf.SparseTensor):
        return loss
    logits = tf.convert_to_tensor(logits)
    if not options.get('logits_time_major', True):
        logits = tf.transpose(logits, [1, 0, 2])
    return loss + _softmax_past(logits, logit_length)


def ctc_greedy_decoder(release, inputs, sequence_length, merge_repeated=True):
    """Decodes by the best class of each step.

    Args:
        release: A Release.
        inputs: Logits `[time, batch, classes]`; the last class is the blank.
        sequence_length: int32 `[batch]`.
        merge_repeated: Whether repeated classes count once.

    Returns:
        `(decoded, neg_sum_logits)`: a list of one SparseTensor, and
        `[batch, 1]`.
    """
    decoded, scores = v1.nn.ctc_greedy_decoder(
        inputs, sequence_length, merge_repeated
    )
    return _paths(release, decoded), scores


def ctc_beam_search_decoder(
    release,
    inputs,
    sequence_length,
    beam_width=100,
    top_paths=1,
    merge_repeated=True,
):
    """Decodes by beam search.

    Args:
        release: A Release.
        inputs: Logits `[time, batch, classes]`; the last class is the blank.
        sequence_length: int32 `[batch]`.
        beam_width: How many ways are followed.
        top_paths: How many are given.
        merge_repeated: Whether repeated classes of the output count once.

    Returns:
        `(decoded, log_probabilities)`: a list of SparseTensors, one a path,
        and `[batch, top_paths]`; up to 1.10 the logs of chances that are not
        normalized: each step's best class counts 1.
    """
    decoded, scores = v1.nn.ctc_beam_search_decoder(
        inputs, sequence_length, beam_width, top_paths, merge_repeated
    )
    if _NORMALIZES[release]:
        return decoded, scores
    inputs = tf.convert_to_tensor(inputs)
    best = tf.reduce_max(inputs, 2)  # [time, batch]
    excess = tf.reduce_logsumexp(inputs, 2) - best
    mask = tf.sequence_mask(sequence_length, tf.shape(inputs)[0], excess.dtype)
    total = tf.reduce_sum(excess * tf.transpose(mask), 0)
    return _paths(release, decoded), scores + total[:, None]


def _paths(release, decoded):
    return list(map(sparse.as_then, decoded)) if release < '1.0' else decoded


def ctc_beam_search_decoder_v2(
    release, inputs, sequence_length, beam_width=100, top_paths=1
):
    """As `ctc_beam_search_decoder`, repeated classes never merged."""
    return v1.nn.ctc_beam_search_decoder_v2(
        inputs, sequence_length, beam_width, top_paths
    )


def ctc_unique_labels(release, labels, name=None):
    """The distinct labels of each row, and where each stands.

    Args:
        release: A Release.
        labels: int `[batch, labels]`, 0 is padding.
        name: Name of the operations.

    Returns:
        `(unique [batch, labels], indices [batch, labels])`.
    """
    return v1.nn.ctc_unique_labels(labels, name)


def _softmax_past(logits, lengths):
    """Zeros `[batch]` whose gradient is the softmax past a length."""
    total = tf.reduce_logsumexp(logits, 2)  # [time, batch]
    mask = tf.sequence_mask(lengths, tf.shape(logits)[0], total.dtype)
    past = tf.reduce_sum((1 - tf.transpose(mask)) * total, 0)
    return past - tf.stop_gradient(past)
