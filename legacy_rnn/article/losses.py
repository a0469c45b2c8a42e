"""Cross entropies and errors of classification and labelling."""

from __future__ import annotations

import tensorflow as tf

REDUCTIONS = ('mean', 'sum')


def cross_entropy(target, logits):
    """Computes `-sum(target * log(softmax(logits)))` over the classes.

    Computed from the logits, so that it gives no NaN where a probability
    underflows.

    Args:
        target: One-hot `[..., classes]`; rows of zeros count nothing.
        logits: `[..., classes]`.

    Returns:
        `[...]`, in nats.

    Raises:
        ValueError: The shapes differ.

    Source: the article's `-tf.reduce_sum(target * tf.log(prediction))`.
    """
    target = tf.convert_to_tensor(target)
    logits = tf.convert_to_tensor(logits)
    if not target.shape.is_compatible_with(logits.shape):
        raise ValueError(
            f'target must have the shape of the logits, {logits.shape}, got '
            f'{target.shape}; pass one-hot classes'
        )
    return -tf.reduce_sum(target * tf.nn.log_softmax(logits), axis=-1)


def reduce_batch(values, reduction='mean'):
    """Reduces one value a sequence to one value a batch.

    Args:
        values: `[batch]`.
        reduction: `'mean'` or `'sum'`.

    Returns:
        Scalar.

    Raises:
        ValueError: No such reduction.
    """
    if reduction not in REDUCTIONS:
        raise ValueError(
            f'loss_reduction must be one of {", ".join(REDUCTIONS)}, got '
            f'{reduction!r}'
        )
    reduce = tf.reduce_mean if reduction == 'mean' else tf.reduce_sum
    return reduce(values)


def sequence_cross_entropy(target, logits, mask=None):
    """Sums the cross entropy over the steps of each sequence.

    Args:
        target: One-hot `[batch, time, classes]`.
        logits: `[batch, time, classes]`.
        mask: `[batch, time]`, 1 for real steps, or None to count all.

    Returns:
        `[batch]`, in nats.

    Source: the article, which counts padding as a class of its own.
    """
    entropy = cross_entropy(target, logits)  # [batch, time]
    return tf.reduce_sum(entropy if mask is None else entropy * mask, axis=1)


def mistakes(target, logits):
    """1 where the most probable class is wrong, else 0.

    Args:
        target: One-hot `[..., classes]`.
        logits: `[..., classes]`, or probabilities.

    Returns:
        `[...]` in the type of the logits.
    """
    wrong = tf.not_equal(tf.argmax(target, -1), tf.argmax(logits, -1))
    return tf.cast(wrong, logits.dtype)


def error_rate(target, logits, mask=None):
    """The fraction of wrong classes.

    Args:
        target: One-hot `[..., classes]`.
        logits: `[..., classes]`, or probabilities.
        mask: `[...]`, 1 for what counts, or None to count all.

    Returns:
        Scalar fraction; 0 where nothing counts.
    """
    wrong = mistakes(target, logits)
    if mask is None:
        return tf.reduce_mean(wrong)
    return tf.math.divide_no_nan(
        tf.reduce_sum(wrong * mask), tf.reduce_sum(mask)
    )
