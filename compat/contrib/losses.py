"""`tf.contrib.losses`: predictions come before labels.

*Source:* TensorFlow 0.9 to 1.15; `tf.losses` computes the same.
"""

import tensorflow as tf

from ..core import losses

v1 = tf.compat.v1
_losses = v1.losses


def absolute_difference(predictions, labels=None, weights=1.0, scope=None):
    """Mean of `|predictions - labels|` over nonzero weights."""
    return _losses.absolute_difference(
        labels, predictions, _fitted(weights, predictions), scope
    )


def mean_squared_error(predictions, labels=None, weights=1.0, scope=None):
    """Mean of squared differences over nonzero weights."""
    return _losses.mean_squared_error(
        labels, predictions, _fitted(weights, predictions), scope
    )


def mean_pairwise_squared_error(
    predictions, labels=None, weights=1.0, scope=None
):
    """Mean squared difference of differences within each example."""
    return losses.mean_pairwise_squared_error(
        labels, predictions, _fitted(weights, predictions), scope
    )


def log_loss(predictions, labels=None, weights=1.0, epsilon=1e-7, scope=None):
    """Mean cross entropy of probabilities and labels of 0 and 1."""
    return _losses.log_loss(
        labels, predictions, _fitted(weights, predictions), epsilon, scope
    )


def cosine_distance(
    predictions, labels=None, axis=None, weights=1.0, scope=None, dim=None
):
    """Mean of 1 minus the cosine along an axis."""
    axis = dim if axis is None else axis
    one = tf.gather(predictions, 0, axis=axis)  # without the axis
    weights = _fitted(weights, one)
    if weights.shape.ndims:
        weights = tf.expand_dims(weights, axis)
    return _losses.cosine_distance(labels, predictions, axis, weights, scope)


def hinge_loss(logits, labels=None, scope=None):
    """Hinge loss of each value, of the shape of `logits`."""
    with tf.name_scope(scope or 'hinge_loss'):
        logits = tf.convert_to_tensor(logits)
        labels = 2.0 * tf.cast(labels, tf.float32) - 1.0
        return tf.nn.relu(1.0 - labels * logits)


def softmax_cross_entropy(
    logits, onehot_labels, weights=1.0, label_smoothing=0, scope=None
):
    """Mean cross entropy of one-hot labels."""
    return _losses.softmax_cross_entropy(
        onehot_labels, logits, _squeezed(weights), label_smoothing, scope
    )


def sigmoid_cross_entropy(
    logits, multi_class_labels, weights=1.0, label_smoothing=0, scope=None
):
    """Mean cross entropy of independent labels."""
    return _losses.sigmoid_cross_entropy(
        multi_class_labels,
        logits,
        _fitted(weights, logits),
        label_smoothing,
        scope,
    )


def sparse_softmax_cross_entropy(logits, labels, weights=1.0, scope=None):
    """Mean cross entropy of class ids."""
    labels = tf.convert_to_tensor(labels)
    rank = labels.shape.ndims
    if rank and labels.shape[-1] == 1 and rank == len(logits.shape):
        labels = tf.squeeze(labels, [-1])
    return _losses.sparse_softmax_cross_entropy(
        labels, logits, _squeezed(weights), scope
    )


def compute_weighted_loss(losses, weights=1.0, scope=None):
    """Mean of weighted losses over nonzero weights; collects it."""
    return _losses.compute_weighted_loss(
        losses, _fitted(weights, losses), scope
    )


def add_loss(loss, loss_collection=v1.GraphKeys.LOSSES):
    """Adds a loss to the collection of losses."""
    _losses.add_loss(loss, loss_collection)


def get_losses(scope=None, loss_collection=v1.GraphKeys.LOSSES):
    """Losses collected so far, below a scope."""
    return _losses.get_losses(scope, loss_collection)


def get_regularization_losses(scope=None):
    """Regularization losses collected so far, below a scope."""
    return _losses.get_regularization_losses(scope)


def get_total_loss(add_regularization_losses=True, name='total_loss'):
    """Sum of the losses collected so far."""
    return _losses.get_total_loss(add_regularization_losses, name)


def absolute(predicted, labels, name=None):
    """Absolute differences, summed over each example, their mean (0.8).

    Args:
        predicted: `[batch, ...]`.
        labels: The same shape.
        name: Name of the op.

    Returns:
        Scalar.
    """
    with v1.name_scope(name, 'absolute_loss', [predicted, labels]) as scope:
        return _mean_of_sums(tf.abs(_difference(predicted, labels)), scope)


def squared(predicted, labels, name=None):
    """Halves of squared differences, as `absolute` adds them up (0.8)."""
    with v1.name_scope(name, 'squared_loss', [predicted, labels]) as scope:
        squares = tf.square(_difference(predicted, labels))
        return _mean_of_sums(squares / 2, scope)


def logistic(logit, labels, name=None):
    """Sigmoid cross entropy, as `absolute` adds it up (0.8)."""
    with v1.name_scope(name, 'logistic_loss', [logit, labels]) as scope:
        loss = tf.nn.sigmoid_cross_entropy_with_logits(labels, logit)
        return _mean_of_sums(loss, scope)


def softmax(logit, labels, name=None):
    """Mean softmax cross entropy of `[batch, classes]`, a scalar (0.8).

    Raises:
        ValueError: There are less than two classes.
    """
    with v1.name_scope(name, 'softmax_loss', [logit, labels]) as scope:
        shape = logit.get_shape().with_rank(2)
        classes = tf.compat.dimension_value(shape[1])
        if classes is not None and classes < 2:
            raise ValueError(
                f'logit must have two classes or more, got {shape}; call '
                f'logistic for one'
            )
        loss = v1.nn.softmax_cross_entropy_with_logits(
            labels=labels, logits=logit
        )
        return _mean_of_sums(loss, scope)


def _difference(predicted, labels):
    predicted = tf.convert_to_tensor(predicted)
    labels = tf.convert_to_tensor(labels)
    predicted.shape.assert_is_compatible_with(labels.shape)
    return labels - predicted


def _mean_of_sums(loss, name):
    """Sums over all but the first axis, `[batch]`, and their mean."""
    if loss.shape.ndims == 0:
        raise ValueError('a loss must have an axis for the batch, got none')
    if loss.shape.ndims != 1:
        loss = tf.reduce_sum(loss, tf.range(1, tf.rank(loss)))
    return tf.reduce_mean(loss, name=name)


def _fitted(weights, values):
    """Expands weights of the first axes to the rank of the values.

    `tf.losses` wants the ranks to be equal; here one weight an example was
    enough.
    """
    weights = _squeezed(weights)
    rank = tf.convert_to_tensor(values).shape.ndims
    own = weights.shape.ndims
    if not own or rank is None or own >= rank:
        return weights
    ones = tf.ones([rank - own], tf.int32)
    return tf.reshape(weights, tf.concat([tf.shape(weights), ones], 0))


def _squeezed(weights):
    """Weights without a last axis of size 1, where they have two or more."""
    weights = tf.convert_to_tensor(weights)
    sizes = weights.shape.as_list()
    if len(sizes) > 1 and sizes[-1] in (1, None):
        return tf.squeeze(weights, [-1])
    return weights
