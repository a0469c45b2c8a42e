"""Cross entropies of 1.x, and a loss of pairs as it was up to 1.4.

The first argument of the cross entropies only guards the others.
"""

import tensorflow as tf

from ..fused import switch

v1 = tf.compat.v1
_nn = v1.nn


def softmax_cross_entropy_with_logits(
    _sentinel=None, labels=None, logits=None, dim=-1, name=None, axis=None
):
    """Cross entropy of class probabilities; labels get no gradient.

    Args:
        _sentinel: Must stay None, so that both others are named.
        labels: `[..., classes]` probabilities.
        logits: `[..., classes]`.
        dim: Axis of the classes.
        name: Name of the op.
        axis: Newer name of `dim`.

    Returns:
        `[...]`, in nats.
    """
    _check_named(
        'softmax_cross_entropy_with_logits', _sentinel, labels, logits
    )
    return _nn.softmax_cross_entropy_with_logits(
        labels=labels, logits=logits, dim=dim, name=name, axis=axis
    )


def softmax_cross_entropy_with_logits_v2(
    _sentinel=None, labels=None, logits=None, dim=-1, name=None
):
    """Cross entropy of class probabilities; labels get a gradient.

    Args:
        _sentinel: Must stay None, so that both others are named.
        labels: `[..., classes]` probabilities.
        logits: `[..., classes]`.
        dim: Axis of the classes.
        name: Name of the op.
    """
    _check_named(
        'softmax_cross_entropy_with_logits_v2', _sentinel, labels, logits
    )
    return _nn.softmax_cross_entropy_with_logits_v2(
        labels=labels, logits=logits, axis=dim, name=name
    )


def sparse_softmax_cross_entropy_with_logits(
    _sentinel=None, labels=None, logits=None, name=None
):
    """Cross entropy of class ids.

    Args:
        _sentinel: Must stay None, so that both others are named.
        labels: `[...]` int class ids.
        logits: `[..., classes]`.
        name: Name of the op.
    """
    _check_named(
        'sparse_softmax_cross_entropy_with_logits', _sentinel, labels, logits
    )
    return switch.cross_entropy(labels, logits, name)


def sigmoid_cross_entropy_with_logits(
    _sentinel=None, labels=None, logits=None, name=None
):
    """Cross entropy of independent yes-or-no labels.

    Args:
        _sentinel: Must stay None, so that both others are named.
        labels: Probabilities, of the shape of `logits`.
        logits: Of any shape.
        name: Name of the op.
    """
    _check_named(
        'sigmoid_cross_entropy_with_logits', _sentinel, labels, logits
    )
    return _nn.sigmoid_cross_entropy_with_logits(
        labels=labels, logits=logits, name=name
    )


def mean_pairwise_squared_error(
    labels,
    predictions,
    weights=1.0,
    scope=None,
    loss_collection=v1.GraphKeys.LOSSES,
):
    """Mean squared difference of differences within each example.

    All pairs of the n values of an example count, each value with itself
    too: n * n of them, where later releases divide by n * (n - 1).

    Args:
        labels: `[batch, ...]`.
        predictions: The same shape.
        weights: Scalar, or a weight for each example, `[batch, 1, ...]`.
        scope: Name scope of the ops.
        loss_collection: Collection that gets the loss.

    Returns:
        Scalar, the sum over the batch.

    *Source:* TensorFlow 1.4, `losses/losses_impl.py`.
    """
    with v1.name_scope(
        scope, 'mean_pairwise_squared_error', [predictions, labels, weights]
    ):
        predictions = tf.cast(predictions, tf.float32)
        weights = tf.cast(weights, tf.float32)
        apart = predictions - tf.cast(labels, tf.float32)
        ones = tf.cast(tf.not_equal(weights, 0.0), tf.float32)
        present = _sum_of_each(ones * tf.ones_like(apart))
        pairs = 2.0 * tf.math.divide_no_nan(
            _sum_of_each(tf.square(apart)), present
        ) - 2.0 * tf.math.divide_no_nan(
            tf.square(_sum_of_each(apart)), tf.square(present)
        )
        loss = tf.reduce_sum(pairs * weights)
        v1.losses.add_loss(loss, loss_collection)
        return loss


def _sum_of_each(values):
    """Sums of the examples, `[batch, 1, ...]`."""
    return tf.reduce_sum(
        values, list(range(1, values.shape.ndims)), keepdims=True
    )


def _check_named(function, sentinel, labels, logits):
    if sentinel is not None:
        raise ValueError(
            f'{function} must be called with named arguments, got one by '
            'position; write labels=…, logits=…'
        )
    if labels is None or logits is None:
        raise ValueError(
            f'{function} needs both labels and logits, got '
            f'labels={labels}, logits={logits}'
        )
