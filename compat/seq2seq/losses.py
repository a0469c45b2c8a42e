"""Losses over lists of logits, and models over buckets of lengths."""

from __future__ import annotations

import tensorflow as tf

from ..fused import switch
from ..layer_base import alike
from ..releases import Since

v1 = tf.compat.v1

# How a script's own loss function is called.
_OWN_LOSS = Since(
    {
        '0.5': lambda loss, logit, target: loss(logit, target),
        '1.0': lambda loss, logit, target: loss(target, logit),
        '1.2': lambda loss, logit, target: loss(labels=target, logits=logit),
    }
)
# Up to 0.6 the caller's scope stays in reuse after the second bucket.
_LEAVES_REUSE = Since({'0.5': True, '0.7': False})


def sequence_loss_by_example(
    release,
    logits,
    targets,
    weights,
    num_decoder_symbols=None,
    average_across_timesteps=True,
    softmax_loss_function=None,
    name=None,
):
    """The cross entropy of each example in nats, weighted by step.

    Args:
        release: A Release.
        logits: List of `[batch, symbols]`, one a step.
        targets: List of ids, int `[batch]`, one a step.
        weights: List of `[batch]`, one a step.
        num_decoder_symbols: Number of symbols, up to 0.6.
        average_across_timesteps: Whether to divide by the sum of weights.
        softmax_loss_function: Replaces the cross entropy. Called with logits
            and targets up to 0.12, the other way round in 1.0 and 1.1, with
            `labels` and `logits` by name from 1.2.
        name: Name of the operations.

    Returns:
        `[batch]`.

    Raises:
        ValueError: The lists differ in length.
    """
    if len(targets) != len(logits) or len(weights) != len(logits):
        raise ValueError(
            f'logits, weights and targets must be lists of one length, got '
            f'{len(logits)}, {len(weights)} and {len(targets)}'
        )
    with tf.name_scope(name or 'sequence_loss_by_example'):
        losses = []
        for logit, target, weight in zip(
            logits, targets, weights, strict=True
        ):
            if softmax_loss_function is None:
                flat = tf.reshape(target, [-1])
                loss = switch.cross_entropy(flat, logit)
            else:
                loss = _OWN_LOSS[release](softmax_loss_function, logit, target)
            losses.append(alike.multiply(loss, weight))
        total = tf.add_n(losses)
        if average_across_timesteps:
            total /= tf.add_n(weights) + 1e-12  # all weights may be 0
        return total


def sequence_loss(
    release,
    logits,
    targets,
    weights,
    num_decoder_symbols=None,
    average_across_timesteps=True,
    average_across_batch=True,
    softmax_loss_function=None,
    name=None,
):
    """The summed or averaged loss of a batch, a scalar, in nats.

    Args:
        release: A Release.
        logits: As for `sequence_loss_by_example`.
        targets: As for `sequence_loss_by_example`.
        weights: As for `sequence_loss_by_example`.
        num_decoder_symbols: Number of symbols, up to 0.6.
        average_across_timesteps: As for `sequence_loss_by_example`.
        average_across_batch: Whether to divide by the batch size.
        softmax_loss_function: As for `sequence_loss_by_example`.
        name: Name of the operations.

    Returns:
        A scalar.

    Raises:
        ValueError: The lists differ in length.
    """
    with tf.name_scope(name or 'sequence_loss'):
        cost = tf.reduce_sum(
            sequence_loss_by_example(
                release,
                logits,
                targets,
                weights,
                average_across_timesteps=average_across_timesteps,
                softmax_loss_function=softmax_loss_function,
            )
        )
        if not average_across_batch:
            return cost
        return cost / tf.cast(tf.shape(targets[0])[0], cost.dtype)


def model_with_buckets(
    release,
    encoder_inputs,
    decoder_inputs,
    targets,
    weights,
    buckets,
    num_decoder_symbols=None,
    seq2seq=None,
    softmax_loss_function=None,
    per_example_loss=False,
    name=None,
):
    """Builds one model a bucket, all on the same weights.

    Args:
        release: A Release.
        encoder_inputs: List of tensors, one a step.
        decoder_inputs: List of tensors, one a step.
        targets: List of ids, int `[batch]`, one a step.
        weights: List of `[batch]`, one a step.
        buckets: List of pairs of encoder steps and decoder steps, the longest
            last.
        num_decoder_symbols: Number of symbols, up to 0.6.
        seq2seq: Function `(encoder inputs, decoder inputs)` that gives
            outputs and state.
        softmax_loss_function: As for `sequence_loss_by_example`.
        per_example_loss: Whether to give a loss for each example.
        name: Name of the operations.

    Returns:
        `(outputs, losses)`: lists, an entry a bucket.

    Raises:
        ValueError: A list is shorter than the last bucket.
    """
    _check_length('encoder_inputs', encoder_inputs, buckets[-1][0])
    _check_length('targets', targets, buckets[-1][1])
    _check_length('weights', weights, buckets[-1][1])
    loss = sequence_loss_by_example if per_example_loss else sequence_loss
    outputs, losses = [], []
    with tf.name_scope(name or 'model_with_buckets'):
        for index, (source, target) in enumerate(buckets):
            scope = v1.get_variable_scope()
            if index > 0 and _LEAVES_REUSE[release]:
                scope.reuse_variables()
            with v1.variable_scope(scope, reuse=True if index else None):
                output, _ = seq2seq(
                    encoder_inputs[:source], decoder_inputs[:target]
                )
                outputs.append(output)
                losses.append(
                    loss(
                        release,
                        output,
                        targets[:target],
                        weights[:target],
                        softmax_loss_function=softmax_loss_function,
                    )
                )
    return outputs, losses


def _check_length(argument, values, wanted):
    if len(values) < wanted:
        raise ValueError(
            f'{argument} must have the length of the last bucket, {wanted}, '
            f'at least, got {len(values)}'
        )
