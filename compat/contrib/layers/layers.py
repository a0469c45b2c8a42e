"""Fully connected layers and convolutions of `contrib.layers`.

Weights are called `weights` and `biases`; the activation is relu unless the
call says otherwise; padding is SAME.

*Source:* TensorFlow 0.9 to 1.15, `contrib.layers`.
"""

import functools

import tensorflow as tf

from ...layer_base.graph_seeds import as_many_as, counted_release, more
from ...layers.convolution import backwards
from ...layers.core import product
from ...layers.geometry import sizes
from ...releases import Since
from ..arg_scopes import add_arg_scope
from .biases import add_bias, layer_weight, weight
from .initializers import xavier_initializer
from .utils import activate

v1 = tf.compat.v1
_ZEROS = v1.zeros_initializer
_RATES = Since({'0.5': 2, '1.0': 1})  # As counted in 0.12.1 and 1.4.1.


@add_arg_scope
def fully_connected(
    inputs,
    num_outputs,
    activation_fn=tf.nn.relu,
    normalizer_fn=None,
    normalizer_params=None,
    weights_initializer=None,
    weights_regularizer=None,
    biases_initializer=_ZEROS,
    biases_regularizer=None,
    reuse=None,
    variables_collections=None,
    outputs_collections=None,
    trainable=True,
    scope=None,
):
    """Matrix product over the last axis, bias or normalizer, activation.

    Args:
        inputs: `[..., depth]`.
        num_outputs: Depth of the outputs.
        activation_fn: Function of the outputs, or None.
        normalizer_fn: Used in place of a bias, such as `batch_norm`.
        normalizer_params: Its arguments.
        weights_initializer: xavier by default.
        weights_regularizer: Function of the weights giving a loss.
        biases_initializer: None for no biases.
        biases_regularizer: Function of the biases giving a loss.
        reuse: Whether to reuse the variables of the scope.
        variables_collections: List of names, or a dict of them by variable.
        outputs_collections: Names of collections of outputs.
        trainable: Whether optimizers change the variables.
        scope: Variable scope; `fully_connected` by default.

    Returns:
        `[..., num_outputs]`.
    """
    with v1.variable_scope(
        scope, 'fully_connected', [inputs], reuse=reuse
    ) as own:
        inputs = tf.convert_to_tensor(inputs)
        make = functools.partial(
            layer_weight, variables_collections, trainable, inputs.dtype
        )
        depth = inputs.shape.as_list()[-1]
        if counted_release() < '1.0':  # The batch's size was asked for.
            more(2)
        weights = make(
            'weights',
            [depth, int(num_outputs)],
            weights_initializer or xavier_initializer(),
            weights_regularizer,
        )
        outputs = product(inputs, weights)
        if normalizer_fn is not None:
            outputs = normalizer_fn(outputs, **(normalizer_params or {}))
        elif biases_initializer is not None:
            biases = make(
                'biases', [num_outputs], biases_initializer,
                biases_regularizer,
            )  # fmt: skip
            outputs = tf.nn.bias_add(outputs, biases)
        return activate(outputs, activation_fn, outputs_collections, own.name)


def _convolution(rank, default_scope, transposed=False):
    """Makes the convolution of a rank, or of the inputs' (rank None)."""

    def convolution(
        inputs,
        num_outputs,
        kernel_size,
        stride=1,
        padding='SAME',
        data_format=None,
        rate=1,
        activation_fn=tf.nn.relu,
        normalizer_fn=None,
        normalizer_params=None,
        weights_initializer=None,
        weights_regularizer=None,
        biases_initializer=_ZEROS,
        biases_regularizer=None,
        reuse=None,
        variables_collections=None,
        outputs_collections=None,
        trainable=True,
        scope=None,
    ):
        with v1.variable_scope(
            scope, default_scope, [inputs], reuse=reuse
        ) as own:
            inputs = tf.convert_to_tensor(inputs)
            make = functools.partial(
                layer_weight, variables_collections, trainable, inputs.dtype
            )
            outputs = _convolve(
                inputs, num_outputs, kernel_size, stride, padding,
                data_format, rate, transposed,
                lambda shape: make(
                    'weights',
                    shape,
                    weights_initializer or xavier_initializer(),
                    weights_regularizer,
                ),
            )  # fmt: skip
            if normalizer_fn is not None:
                outputs = normalizer_fn(outputs, **(normalizer_params or {}))
            elif biases_initializer is not None:
                biases = make(
                    'biases', [num_outputs], biases_initializer,
                    biases_regularizer,
                )  # fmt: skip
                outputs = add_bias(outputs, biases, data_format)
            return activate(
                outputs, activation_fn, outputs_collections, own.name
            )

    name = default_scope.lower() if transposed else 'convolution'
    convolution.__name__ = convolution.__qualname__ = name + str(rank or '')
    convolution.__doc__ = 'Convolution, then bias or normalizer, activation.'
    return add_arg_scope(convolution)


def _convolve(
    inputs, filters, kernel, stride, padding, data_format, rate,
    transposed, make,
):  # fmt: skip
    rank = inputs.shape.ndims - 2
    first = bool(data_format) and data_format.startswith('NC')
    depth = inputs.shape.as_list()[1 if first else -1]
    window = sizes(kernel, rank)
    if not transposed:
        outputs = tf.nn.convolution(
            inputs,
            make([*window, depth, filters]),
            sizes(stride, rank),
            padding.upper(),
            data_format,
            sizes(rate, rank),
        )
        if set(sizes(rate, rank)) == {1}:  # Its rates were operations.
            more(_RATES[counted_release()])
        return outputs
    weights = make([*window, filters, depth])
    strides, padding = sizes(stride, rank), padding.upper()
    with as_many_as(backwards(rank, padding)):
        shape = _grown(inputs, filters, window, strides, padding)
        return tf.nn.conv_transpose(inputs, weights, shape, strides, padding)


def _grown(inputs, filters, window, strides, padding):
    """Shape of a transposed convolution's outputs."""
    static, dynamic = inputs.shape.as_list(), tf.shape(inputs)
    lengths = []
    for i, (size, step) in enumerate(zip(window, strides, strict=True)):
        length = static[i + 1] or dynamic[i + 1]
        extra = max(size - step, 0) if padding.upper() == 'VALID' else 0
        lengths.append(length * step + extra)
    return tf.stack([static[0] or dynamic[0], *lengths, filters])


convolution = _convolution(None, 'Conv')
conv1d = convolution1d = _convolution(1, 'Conv')
conv2d = convolution2d = _convolution(2, 'Conv')
conv3d = convolution3d = _convolution(3, 'Conv')
conv2d_transpose = convolution2d_transpose = _convolution(
    2, 'Conv2d_transpose', True
)
conv3d_transpose = convolution3d_transpose = _convolution(
    3, 'Conv3d_transpose', True
)


@add_arg_scope
def separable_conv2d(
    inputs,
    num_outputs,
    kernel_size,
    depth_multiplier=1,
    stride=1,
    padding='SAME',
    data_format='NHWC',
    rate=1,
    activation_fn=tf.nn.relu,
    normalizer_fn=None,
    normalizer_params=None,
    weights_initializer=None,
    pointwise_initializer=None,
    weights_regularizer=None,
    biases_initializer=_ZEROS,
    biases_regularizer=None,
    reuse=None,
    variables_collections=None,
    outputs_collections=None,
    trainable=True,
    scope=None,
):
    """Convolution of each channel, then (with `num_outputs`) across them."""
    with v1.variable_scope(
        scope, 'SeparableConv2d', [inputs], reuse=reuse
    ) as own:
        inputs = tf.convert_to_tensor(inputs)
        make = functools.partial(
            # Without a pointwise part it is no layer of `tf.layers`.
            weight if num_outputs is None else layer_weight,
            variables_collections,
            trainable,
            inputs.dtype,
        )
        first = str(data_format).startswith('NC')
        depth = inputs.shape.as_list()[1 if first else -1]
        inner = depth * depth_multiplier
        initializer = weights_initializer or xavier_initializer()
        depthwise = make(
            'depthwise_weights',
            [*sizes(kernel_size, 2), depth, depth_multiplier],
            initializer,
            weights_regularizer,
        )
        options = {
            'strides': (
                [1, 1, *sizes(stride, 2)]
                if first
                else [1, *sizes(stride, 2), 1]
            ),
            'padding': padding.upper(),
            'data_format': data_format,
        }
        if num_outputs is None:
            outputs = tf.nn.depthwise_conv2d(
                inputs, depthwise, dilations=sizes(rate, 2), **options
            )
        else:
            pointwise = make(
                'pointwise_weights',
                [1, 1, inner, num_outputs],
                pointwise_initializer or initializer,
                weights_regularizer,
            )
            outputs = tf.nn.separable_conv2d(
                inputs, depthwise, pointwise, dilations=sizes(rate, 2),
                **options,
            )  # fmt: skip
        if normalizer_fn is not None:
            outputs = normalizer_fn(outputs, **(normalizer_params or {}))
        elif biases_initializer is not None:
            biases = make(
                'biases', [num_outputs or inner], biases_initializer,
                biases_regularizer,
            )  # fmt: skip
            outputs = tf.nn.bias_add(outputs, biases, data_format)
        return activate(outputs, activation_fn, outputs_collections, own.name)


separable_convolution2d = separable_conv2d


linear = functools.partial(fully_connected, activation_fn=None)
relu = functools.partial(fully_connected, activation_fn=tf.nn.relu)
relu6 = functools.partial(fully_connected, activation_fn=tf.nn.relu6)
