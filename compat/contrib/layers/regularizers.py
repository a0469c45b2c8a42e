"""Regularizers: functions of a weight that give a loss."""

import numbers

import tensorflow as tf

v1 = tf.compat.v1


def l1_regularizer(scale, scope=None):
    """`scale` times the sum of absolute values."""
    return _scaled(
        scale, scope, 'l1_regularizer', lambda w: tf.reduce_sum(tf.abs(w))
    )


def l2_regularizer(scale, scope=None):
    """`scale` times half the sum of squares."""
    return _scaled(scale, scope, 'l2_regularizer', tf.nn.l2_loss)


def l1_l2_regularizer(scale_l1=1.0, scale_l2=1.0, scope=None):
    """The sum of both."""
    return sum_regularizer(
        [l1_regularizer(scale_l1), l2_regularizer(scale_l2)],
        scope or 'l1_l2_regularizer',
    )


def sum_regularizer(regularizer_list, scope=None):
    """The sum of several regularizers, or None of none."""
    chosen = [r for r in regularizer_list if r is not None]
    if not chosen:
        return None

    def regularizer(weights):
        with tf.name_scope(scope or 'sum_regularizer') as opened:
            losses = [r(weights) for r in chosen]
            losses = [loss for loss in losses if loss is not None]
            return tf.add_n(losses, name=opened) if losses else None

    return regularizer


def apply_regularization(regularizer, weights_list=None):
    """Sums a regularizer over weights and collects the loss.

    Args:
        regularizer: Function of a weight giving a scalar or None.
        weights_list: The collection `weights` by default.

    Returns:
        A scalar.
    """
    if not weights_list:
        weights_list = v1.get_collection(v1.GraphKeys.WEIGHTS)
    if not weights_list:
        raise ValueError('No weights to regularize.')
    with tf.name_scope('get_regularization_penalty') as opened:
        losses = [regularizer(weights) for weights in weights_list]
        losses = [
            tf.constant(0.0) if loss is None else loss for loss in losses
        ]
        total = tf.add_n(losses, name=opened)
    v1.add_to_collection(v1.GraphKeys.REGULARIZATION_LOSSES, total)
    return total


def _scaled(scale, scope, name, loss):
    if isinstance(scale, numbers.Integral):
        raise ValueError(f'scale must be a float, got the int {scale}')
    if isinstance(scale, numbers.Real):
        if scale < 0:
            raise ValueError(f'scale must be 0 or more, got {scale}')
        if scale == 0:
            return lambda _: None

    def regularizer(weights):
        with tf.name_scope(scope or name) as opened:
            weights = tf.convert_to_tensor(weights)
            factor = tf.convert_to_tensor(scale, weights.dtype.base_dtype)
            return tf.multiply(factor, loss(weights), name=opened)

    return regularizer
