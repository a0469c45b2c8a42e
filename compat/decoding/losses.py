"""The loss over a batch of sequences of logits."""

from __future__ import annotations

import tensorflow as tf

from ..fused import switch
from ..releases import Release, Since

# How a script's own loss function is called.
_OWN_LOSS = Since(
    {
        '1.0': lambda loss, logits, targets: loss(logits, targets),
        '1.1': lambda loss, logits, targets: loss(targets, logits),
        '1.2': lambda loss, logits, targets: loss(
            labels=targets, logits=logits
        ),
    }
)


def _divide_nearly(total, size):
    return total / (size + 1e-12)


# What an average over weights that are all 0 is kept from.
_DIVIDE = Since({'1.0': _divide_nearly, '1.14': tf.math.divide_no_nan})


def sequence_loss(
    release,
    logits,
    targets,
    weights,
    average_across_timesteps=True,
    average_across_batch=True,
    sum_over_timesteps=False,
    sum_over_batch=False,
    softmax_loss_function=None,
    name=None,
):
    """The weighted cross entropy in nats.

    Args:
        release: A Release.
        logits: `[batch, time, classes]`.
        targets: Class ids, `[batch, time]`.
        weights: `[batch, time]`, 0 for padding.
        average_across_timesteps: Whether to divide by the weights of a row.
        average_across_batch: Whether to divide by the weights of a step.
        sum_over_timesteps: Whether to divide by the number of weights that
            are not 0 in a row, from 1.14.
        sum_over_batch: The same for a step, from 1.14.
        softmax_loss_function: Replaces the cross entropy. Called with logits
            and targets in 1.0, the other way round in 1.1, with `labels` and
            `logits` by name from 1.2.
        name: Name of the operations.

    Returns:
        A scalar with both averages, `[batch]` or `[time]` with one of them,
        else `[batch, time]`.

    Raises:
        ValueError: A rank is wrong, or an average and a sum of one axis are
            asked for.
    """
    _check('logits', logits, ['batch', 'time', 'classes'])
    _check('targets', targets, ['batch', 'time'])
    _check('weights', weights, ['batch', 'time'])
    time, batch = average_across_timesteps, average_across_batch
    if (time and sum_over_timesteps) or (batch and sum_over_batch):
        raise ValueError(
            'average_across_timesteps and sum_over_timesteps (or those of the '
            'batch) must not both be True; choose one of them'
        )
    with tf.name_scope(name or 'sequence_loss'):
        losses = _losses(release, logits, targets, softmax_loss_function)
        losses *= tf.reshape(weights, [-1])
        divide = _DIVIDE[release]
        if time and batch:
            return divide(tf.reduce_sum(losses), tf.reduce_sum(weights))
        if sum_over_timesteps and sum_over_batch:
            return _mean_of_counted(losses, tf.reshape(weights, [-1]), 0)
        losses = tf.reshape(losses, tf.shape(logits)[:2])
        if time or batch:
            axis = 0 if batch else 1
            total = tf.reduce_sum(weights, axis)
            return divide(tf.reduce_sum(losses, axis), total)
        if sum_over_timesteps or sum_over_batch:
            axis = 0 if sum_over_batch else 1
            return _mean_of_counted(losses, weights, axis)
        return losses


class SequenceLoss:
    """`sequence_loss` as an object, called with targets before logits.

    Args:
        average_across_timesteps: Whether to divide by the weights of a row.
        average_across_batch: Whether to divide by the weights of a step.
        sum_over_timesteps: Whether to divide by the number of weights that
            are not 0 in a row.
        sum_over_batch: The same for a step.
        softmax_loss_function: Replaces the cross entropy.
        name: Name of the operations.

    Source: TensorFlow 1.15, contrib/seq2seq/python/ops/loss.py.
    """

    release = Release('1.15')

    def __init__(
        self,
        average_across_timesteps=False,
        average_across_batch=False,
        sum_over_timesteps=True,
        sum_over_batch=True,
        softmax_loss_function=None,
        name=None,
    ):
        self.average_across_timesteps = average_across_timesteps
        self.average_across_batch = average_across_batch
        self.sum_over_timesteps = sum_over_timesteps
        self.sum_over_batch = sum_over_batch
        self.softmax_loss_function = softmax_loss_function
        self.name = name

    def __call__(self, y_true, y_pred, sample_weight=None):
        """The loss of targets and logits; see `sequence_loss`."""
        return sequence_loss(
            self.release, y_pred, y_true, sample_weight, **vars(self)
        )


def _losses(release, logits, targets, softmax_loss_function):
    """Loss of each step, `[batch * time]`, not weighted."""
    flat = tf.reshape(logits, [-1, tf.shape(logits)[2]])
    targets = tf.reshape(targets, [-1])
    if softmax_loss_function is not None:
        return _OWN_LOSS[release](softmax_loss_function, flat, targets)
    return switch.cross_entropy(targets, flat)


def _mean_of_counted(losses, weights, axis):
    count = tf.math.count_nonzero(weights, axis, dtype=losses.dtype)
    return tf.math.divide_no_nan(tf.reduce_sum(losses, axis), count)


def _check(argument, tensor, axes):
    rank = tensor.shape.rank
    if rank != len(axes):
        raise ValueError(
            f'{argument} must have shape [{", ".join(axes)}], got '
            f'{tensor.shape}; stack a list of steps on axis 1'
        )
