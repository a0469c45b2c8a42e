"""Layers of 0.7 and 0.8, before scopes and normalizers."""

import functools

import tensorflow as tf

from ..model_variables import collect
from .initializers import xavier_initializer

v1 = tf.compat.v1


def legacy_fully_connected(
    x,
    num_output_units,
    activation_fn=None,
    weight_init=None,
    bias_init=v1.zeros_initializer,
    name=None,
    weight_collections=('weights',),
    bias_collections=('biases',),
    output_collections=('activations',),
    trainable=True,
    weight_regularizer=None,
    bias_regularizer=None,
):
    """Matrix product over the last axis, bias, activation.

    Args:
        x: `[..., depth]`.
        num_output_units: Depth of the outputs.
        activation_fn: Function of the outputs, or None.
        weight_init: xavier by default.
        bias_init: None for no biases.
        name: Variable scope; `fully_connected` by default.
        weight_collections: Collections of the weights.
        bias_collections: Collections of the biases.
        output_collections: Collections of the outputs.
        trainable: Whether optimizers change the variables.
        weight_regularizer: Function of the weights giving a loss.
        bias_regularizer: Function of the biases giving a loss.

    Returns:
        `[..., num_output_units]`.
    """
    with v1.variable_scope(name, 'fully_connected', [x]):
        x = tf.convert_to_tensor(x)
        depth = x.shape.as_list()[-1]
        weights = _weight(
            'weights', [depth, num_output_units],
            weight_init or xavier_initializer(), weight_regularizer,
            weight_collections, trainable,
        )  # fmt: skip
        axes = [[x.shape.ndims - 1], [0]]
        outputs = tf.tensordot(x, weights, axes)
        return _biased(
            outputs, num_output_units, activation_fn, bias_init,
            bias_regularizer, bias_collections, output_collections, trainable,
        )  # fmt: skip


def legacy_convolution2d(
    x,
    num_output_channels,
    kernel_size,
    activation_fn=None,
    stride=(1, 1),
    padding='SAME',
    weight_init=None,
    bias_init=v1.zeros_initializer,
    name=None,
    weight_collections=None,
    bias_collections=None,
    output_collections=None,
    trainable=True,
    weight_regularizer=None,
    bias_regularizer=None,
):
    """Convolution of `[batch, height, width, channels]`, bias, activation."""
    with v1.variable_scope(name, 'convolution2d', [x]):
        x = tf.convert_to_tensor(x)
        depth = x.shape.as_list()[-1]
        weights = _weight(
            'weights', [*kernel_size, depth, num_output_channels],
            weight_init or xavier_initializer(), weight_regularizer,
            weight_collections, trainable,
        )  # fmt: skip
        outputs = tf.nn.conv2d(x, weights, [1, *stride, 1], padding)
        return _biased(
            outputs, num_output_channels, activation_fn, bias_init,
            bias_regularizer, bias_collections, output_collections, trainable,
        )  # fmt: skip


def _weight(name, shape, initializer, regularizer, collections, trainable):
    names = [*(collections or ()), v1.GraphKeys.GLOBAL_VARIABLES]
    return v1.get_variable(
        name,
        shape,
        initializer=initializer,
        regularizer=regularizer,
        collections=names,
        trainable=trainable,
    )


def _biased(
    outputs, size, activation_fn, bias_init, regularizer, collections,
    output_collections, trainable,
):  # fmt: skip
    if bias_init is not None:
        outputs += _weight(
            'bias', [size], bias_init, regularizer, collections, trainable
        )
    if activation_fn is not None:
        outputs = activation_fn(outputs)
    return collect(output_collections, outputs)


legacy_relu = functools.partial(
    legacy_fully_connected, activation_fn=tf.nn.relu
)
legacy_linear = functools.partial(legacy_fully_connected, activation_fn=None)
