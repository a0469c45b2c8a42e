"""Cross entropies of 1.x: their first argument only guards the others."""

import tensorflow as tf

from ..fused import switch

_nn = tf.compat.v1.nn


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
