"""`contrib.learn.models`: the last layer of skflow's models, and its loss."""

from __future__ import annotations

import tensorflow as tf

v1 = tf.compat.v1


def linear_regression(
    _,
    x=None,
    y=None,
    init_mean=None,
    init_stddev=1.0,
    X=None,  # noqa: N803
):
    """A linear layer and the mean squared error.

    Args:
        _: The release.
        x: `[batch, inputs]`.
        y: `[batch]` or `[batch, outputs]`.
        init_mean: Of normal initial values; the scope's if None.
        init_stddev: Deviation of these.
        X: What `x` was called up to 0.8.

    Returns:
        `(predictions, loss)`.
    """
    x = X if x is None else x
    with v1.variable_scope('linear_regression'):
        outputs = 1 if y.shape.rank == 1 else y.shape[1]
        weights, bias = _layer(x, outputs, init_mean, init_stddev)
        return mean_squared_error_regressor(_, x, y, weights, bias)


def linear_regression_zero_init(_, x=None, y=None, **named):
    """As `linear_regression`, from zeros."""
    return linear_regression(_, x, y, 0.0, 0.0, **named)


def logistic_regression(
    _,
    x=None,
    y=None,
    class_weight=None,
    init_mean=None,
    init_stddev=1.0,
    X=None,  # noqa: N803
):
    """A linear layer, its softmax and the cross entropy.

    Args:
        _: The release.
        x: `[batch, inputs]`.
        y: One-hot `[batch, classes]`.
        class_weight: `[classes]`, factors of the logits; None for those of
            the graph's tensor `class_weight`, if there is one.
        init_mean: Of normal initial values; the scope's if None.
        init_stddev: Deviation of these.
        X: What `x` was called up to 0.8.

    Returns:
        `(probabilities, loss)`.
    """
    x = X if x is None else x
    with v1.variable_scope('logistic_regression'):
        weights, bias = _layer(x, y.shape[-1], init_mean, init_stddev)
        if class_weight is None:
            class_weight = _class_weight()
        return softmax_classifier(_, x, y, weights, bias, class_weight)


def logistic_regression_zero_init(_, x=None, y=None, **named):
    """As `logistic_regression`, from zeros."""
    return logistic_regression(_, x, y, None, 0.0, 0.0, **named)


def mean_squared_error_regressor(
    _, tensor_in, labels, weights, biases, name=None
):
    """Predictions of a linear layer, and the mean squared error.

    Args:
        _: The release.
        tensor_in: `[batch, inputs]`.
        labels: `[batch]` or `[batch, outputs]`.
        weights: `[inputs, outputs]`.
        biases: `[outputs]`.
        name: Name of the operations.
    """
    with v1.name_scope(name, 'mean_squared_error_regressor'):
        predictions = v1.nn.xw_plus_b(tensor_in, weights, biases)
        if labels.shape.rank == 1 and predictions.shape.rank == 2:
            predictions = tf.squeeze(predictions, [1])
        loss = v1.losses.mean_squared_error(labels, predictions)
        return predictions, loss


def softmax_classifier(
    _, tensor_in, labels, weights, biases, class_weight=None, name=None
):
    """Probabilities of a linear layer, and the cross entropy.

    Args:
        _: The release.
        tensor_in: `[batch, inputs]`.
        labels: One-hot `[batch, classes]`.
        weights: `[inputs, classes]`.
        biases: `[classes]`.
        class_weight: `[classes]`, factors of the logits, or None.
        name: Name of the operations.
    """
    with v1.name_scope(name, 'softmax_classifier'):
        logits = v1.nn.xw_plus_b(tensor_in, weights, biases)
        if class_weight is not None:
            logits = logits * class_weight
        loss = v1.losses.softmax_cross_entropy(labels, logits)
        return tf.nn.softmax(logits), loss


def _layer(x, outputs, mean, deviation):
    initializer = None
    if mean is not None:
        initializer = v1.random_normal_initializer(mean, deviation)
    options = {'dtype': x.dtype.base_dtype, 'initializer': initializer}
    weights = v1.get_variable('weights', [x.shape[1], outputs], **options)
    return weights, v1.get_variable('bias', [outputs], **options)


def _class_weight():
    try:
        return v1.get_default_graph().get_tensor_by_name('class_weight:0')
    except KeyError:
        return None
