"""What the Inception networks share: defaults, pooling, classes."""

import tensorflow as tf

from ..arg_scopes import arg_scope
from ..layers import (
    avg_pool2d,
    batch_norm,
    conv2d,
    fully_connected,
    l2_regularizer,
    variance_scaling_initializer,
)

v1 = tf.compat.v1


def inception_arg_scope(weight_decay, collection, initializer=None, **params):
    """Defaults of the layers.

    Args:
        weight_decay: Scale of the weights' L2 regularizer.
        collection: Name of the collection of the moving averages.
        initializer: Of the weights; scaled by their inputs if None.
        **params: Arguments of `batch_norm` that differ.

    Returns:
        A scope for `arg_scope`.
    """
    averages = {
        'beta': None,
        'gamma': None,
        'moving_mean': [collection],
        'moving_variance': [collection],
    }
    params = {
        'decay': 0.9997,
        'epsilon': 0.001,
        'updates_collections': v1.GraphKeys.UPDATE_OPS,
        'variables_collections': averages,
        **params,
    }
    with (
        arg_scope(
            [conv2d, fully_connected],
            weights_regularizer=l2_regularizer(weight_decay),
        ),
        arg_scope(
            [conv2d],
            weights_initializer=initializer or variance_scaling_initializer(),
            activation_fn=tf.nn.relu,
            normalizer_fn=batch_norm,
            normalizer_params=params,
        ) as scope,
    ):
        return scope


def reduced(inputs, size):
    """A kernel's two sizes, not above those of its inputs where known."""
    sides = inputs.shape.as_list()[1:3]
    return [size if None in sides else min(side, size) for side in sides]


def pooled(inputs, size):
    """The mean over all places, at most `size` each way."""
    sizes = reduced(inputs, size)
    scope = 'AvgPool_1a_{}x{}'.format(*sizes)
    return avg_pool2d(inputs, sizes, padding='VALID', scope=scope)


def logits_of(inputs, num_classes, scope, spatial_squeeze, **options):
    """A linear layer, `[batch, classes]` if squeezed.

    Args:
        inputs: `[batch, height, width, channels]`.
        num_classes: Number of classes.
        scope: Scope of the layer.
        spatial_squeeze: Whether to drop height and width, which must be 1.
        **options: Further arguments of `conv2d`.
    """
    logits = conv2d(
        inputs,
        num_classes,
        [1, 1],
        activation_fn=None,
        normalizer_fn=None,
        scope=scope,
        **options,
    )
    if spatial_squeeze:
        logits = tf.squeeze(logits, [1, 2], name='SpatialSqueeze')
    return logits
