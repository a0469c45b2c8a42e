"""Normalizers of `contrib.layers` over a layer, and over each channel."""

import tensorflow as tf

from ..arg_scopes import add_arg_scope
from ..model_variables import collections_of, model_variable
from .utils import activate

v1 = tf.compat.v1


@add_arg_scope
def layer_norm(
    inputs,
    center=True,
    scale=True,
    activation_fn=None,
    reuse=None,
    variables_collections=None,
    outputs_collections=None,
    trainable=True,
    begin_norm_axis=1,
    begin_params_axis=-1,
    scope=None,
):
    """Normalizes each example over its own values.

    Args:
        inputs: `[batch, ...]`.
        center: Whether to learn an offset, beta.
        scale: Whether to learn a factor, gamma.
        activation_fn: Function of the outputs, or None.
        reuse: Whether to reuse the variables of the scope.
        variables_collections: List of names, or a dict of them by variable.
        outputs_collections: Names of collections of outputs.
        trainable: Whether optimizers change the variables.
        begin_norm_axis: First axis to normalize over.
        begin_params_axis: First axis of beta and gamma.
        scope: Variable scope; `LayerNorm` by default.

    Returns:
        Of the shape of `inputs`.

    *Source:* Ba et al. 2016, and TensorFlow 0.11 to 1.15.
    """
    with v1.variable_scope(scope, 'LayerNorm', [inputs], reuse=reuse) as own:
        inputs = tf.convert_to_tensor(inputs)
        rank = inputs.shape.ndims
        shape = inputs.shape.as_list()[begin_params_axis:]
        beta, gamma = _parameters(
            inputs, shape, center, scale, variables_collections, trainable
        )
        axes = list(range(begin_norm_axis % rank, rank))
        mean, variance = tf.nn.moments(inputs, axes, keepdims=True)
        outputs = tf.nn.batch_normalization(
            inputs, mean, variance, beta, gamma, 1e-12
        )
        outputs.set_shape(inputs.shape)
        return activate(outputs, activation_fn, outputs_collections, own.name)


@add_arg_scope
def instance_norm(
    inputs,
    center=True,
    scale=True,
    epsilon=1e-6,
    activation_fn=None,
    param_initializers=None,
    reuse=None,
    variables_collections=None,
    outputs_collections=None,
    trainable=True,
    data_format='NHWC',
    scope=None,
):
    """Normalizes each channel of each example to mean 0, variance 1."""
    if data_format != 'NHWC':
        raise ValueError(f'data_format must be NHWC, got {data_format}')
    with v1.variable_scope(
        scope, 'InstanceNorm', [inputs], reuse=reuse
    ) as own:
        inputs = tf.convert_to_tensor(inputs)
        beta, gamma = _parameters(
            inputs, inputs.shape.as_list()[-1:], center, scale,
            variables_collections, trainable, param_initializers,
        )  # fmt: skip
        axes = list(range(1, inputs.shape.ndims - 1))
        mean, variance = tf.nn.moments(inputs, axes, keepdims=True)
        outputs = tf.nn.batch_normalization(
            inputs, mean, variance, beta, gamma, epsilon
        )
        return activate(outputs, activation_fn, outputs_collections, own.name)


@add_arg_scope
def group_norm(
    inputs,
    groups=32,
    channels_axis=-1,
    reduction_axes=(-3, -2),
    center=True,
    scale=True,
    epsilon=1e-6,
    activation_fn=None,
    param_initializers=None,
    reuse=None,
    variables_collections=None,
    outputs_collections=None,
    trainable=True,
    scope=None,
    mean_close_to_zero=False,
):
    """Normalizes groups of channels of each example.

    Args:
        inputs: Tensor whose channels and reduced axes are known.
        groups: Number of groups, which divides the channels.
        channels_axis: Axis of the channels.
        reduction_axes: Other axes to normalize over.
        center: Whether to learn an offset, beta.
        scale: Whether to learn a factor, gamma.
        epsilon: Added to the variance.
        activation_fn: Function of the outputs, or None.
        param_initializers: Dict by beta, gamma.
        reuse: Whether to reuse the variables of the scope.
        variables_collections: List of names, or a dict of them by variable.
        outputs_collections: Names of collections of outputs.
        trainable: Whether optimizers change the variables.
        scope: Variable scope; `GroupNorm` by default.
        mean_close_to_zero: Accepted: it was another way to the same moments.

    Raises:
        ValueError: The groups do not divide the channels, or the channels
            are among the reduced axes.

    *Source:* Wu and He, 2018; TensorFlow 1.15, `contrib.layers`.
    """
    inputs = tf.convert_to_tensor(inputs)
    rank, sizes = inputs.shape.ndims, inputs.shape.as_list()
    axis = channels_axis % rank
    others = [other % rank for other in reduction_axes]
    channels = sizes[axis]
    if channels % groups or axis in others:
        raise ValueError(
            'groups must divide the channels, which stand on no reduced '
            f'axis; got {groups} of {channels}, and axes {others}'
        )
    shape = [
        dynamic if size is None else size
        for size, dynamic in zip(
            sizes, tf.unstack(tf.shape(inputs)), strict=True
        )
    ]
    parts = [groups, channels // groups]
    axes = [axis + 1, *(other + (other > axis) for other in others)]
    with v1.variable_scope(scope, 'GroupNorm', [inputs], reuse=reuse) as own:
        grouped = tf.reshape(inputs, shape[:axis] + parts + shape[axis + 1 :])
        learned = _parameters(
            inputs, [channels], center, scale, variables_collections,
            trainable, param_initializers,
        )  # fmt: skip
        spread = [1] * axis + parts + [1] * (rank - axis - 1)
        beta, gamma = (
            None if value is None else tf.reshape(value, spread)
            for value in learned
        )
        mean, variance = tf.nn.moments(grouped, axes, keepdims=True)
        outputs = tf.nn.batch_normalization(
            grouped, mean, variance, beta, gamma, epsilon
        )
        outputs = tf.reshape(outputs, shape)
        return activate(outputs, activation_fn, outputs_collections, own.name)


def _parameters(
    inputs, shape, center, scale, collections, trainable, initializers=None
):
    """Beta and gamma of the inputs' type, None where it is not learned."""
    initializers = initializers or {}

    def make(name, wanted, initializer):
        if not wanted:
            return None
        return model_variable(
            name,
            shape=shape,
            dtype=inputs.dtype.base_dtype,
            initializer=initializers.get(name, initializer),
            trainable=trainable,
            collections=collections_of(collections, name),
        )

    beta = make('beta', center, v1.zeros_initializer())
    return beta, make('gamma', scale, v1.ones_initializer())
