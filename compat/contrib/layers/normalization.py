"""Normalizers of `contrib.layers`: over the batch, a layer, a group."""

import functools

import tensorflow as tf

from ...core import slot_variables
from ...layers.core import choose
from ..arg_scopes import add_arg_scope
from ..model_variables import collections_of, model_variable
from .utils import collect_named_outputs

v1 = tf.compat.v1

# The first release whose `batch_norm` takes `zero_debias_moving_mean`.
_ZERO_DEBIAS = '1.0'


@add_arg_scope
def batch_norm(
    inputs,
    decay=0.999,
    center=True,
    scale=False,
    epsilon=0.001,
    activation_fn=None,
    param_initializers=None,
    param_regularizers=None,
    updates_collections=v1.GraphKeys.UPDATE_OPS,
    is_training=True,
    reuse=None,
    variables_collections=None,
    outputs_collections=None,
    trainable=True,
    batch_weights=None,
    fused=None,
    data_format='NHWC',
    zero_debias_moving_mean=False,
    scope=None,
    renorm=False,
    renorm_clipping=None,
    renorm_decay=0.99,
    adjustment=None,
):
    """Normalizes each channel over the batch to mean 0 and variance 1.

    Args:
        inputs: `[batch, ..., channels]`.
        decay: How much of the moving averages an update keeps.
        center: Whether to learn an offset, beta.
        scale: Whether to learn a factor, gamma.
        epsilon: Added to the variance.
        activation_fn: Function of the outputs, or None.
        param_initializers: Dict by beta, gamma, moving_mean,
            moving_variance.
        param_regularizers: Dict by beta, gamma.
        updates_collections: Where updates of the averages wait to be run;
            None runs them at once.
        is_training: Use the batch, not the averages; a bool or a tensor.
        reuse: Whether to reuse the variables of the scope.
        variables_collections: List of names, or a dict of them by variable.
        outputs_collections: Names of collections of outputs.
        trainable: Whether optimizers change the variables.
        batch_weights: Not supported.
        fused: False keeps the biased variance in the averages.
        data_format: NHWC.
        zero_debias_moving_mean: Whether the share of its first zeros is
            taken out of the average of means.
        scope: Variable scope; `BatchNorm` by default.
        renorm: Not supported, nor renorm_clipping and renorm_decay.
        adjustment: Not supported.

    Returns:
        Of the shape of `inputs`.
    """
    _refuse(renorm=renorm, adjustment=adjustment, batch_weights=batch_weights)
    _refuse(data_format=data_format != 'NHWC' and data_format)
    with v1.variable_scope(scope, 'BatchNorm', [inputs], reuse=reuse) as own:
        inputs = tf.convert_to_tensor(inputs)
        make = _maker(inputs, param_initializers, variables_collections)
        learn = functools.partial(
            make, trainable=trainable, regularizers=param_regularizers or {}
        )
        beta = learn('beta', v1.zeros_initializer()) if center else None
        gamma = learn('gamma', v1.ones_initializer()) if scale else None
        mean = make('moving_mean', v1.zeros_initializer(), False)
        variance = make('moving_variance', v1.ones_initializer(), False)
        outputs = _normalize(
            inputs, (mean, variance), beta, gamma, epsilon, is_training,
            decay, updates_collections, fused is not False,
            zero_debias_moving_mean,
        )  # fmt: skip
        if activation_fn is not None:
            outputs = activation_fn(outputs)
        return collect_named_outputs(outputs_collections, own.name, outputs)


def _refuse(**options):
    for name, value in options.items():
        if value is not None and value is not False:
            raise ValueError(
                f'{name} of batch_norm is not supported, got {value!r}; '
                'leave it out'
            )


def _maker(inputs, initializers, collections):
    size = inputs.shape.as_list()[-1]

    def make(name, initializer, trainable, regularizers=()):
        regularizers = regularizers or {}
        return model_variable(
            name,
            shape=[size],
            dtype=tf.float32,
            initializer=(initializers or {}).get(name, initializer),
            regularizer=regularizers.get(name),
            trainable=trainable,
            collections=collections_of(collections, name),
        )

    return make


def _normalize(
    inputs, moving, beta, gamma, epsilon, is_training, decay, collections,
    unbiased, zero_debias,
):  # fmt: skip
    axes = list(range(inputs.shape.ndims - 1))

    def measure():
        return tuple(tf.nn.moments(inputs, axes))

    def remember():
        return tuple(tf.convert_to_tensor(average) for average in moving)

    mean, variance = choose(is_training, measure, remember)
    updates = []
    if is_training is not False:
        count = tf.cast(tf.size(inputs) / inputs.shape[-1], tf.float32)
        bessel = count / tf.maximum(count - 1.0, 1.0) if unbiased else 1.0
        batch = mean, variance * bessel
        updates = [
            _move(average, new, decay, is_training, debias)
            for average, new, debias in zip(
                moving, batch, (zero_debias, False), strict=True
            )
        ]
    if collections is None:
        with tf.control_dependencies(updates):
            inputs = tf.identity(inputs)
    else:
        for update in updates:
            v1.add_to_collection(collections, update)
    return tf.nn.batch_normalization(
        inputs, mean, variance, beta, gamma, epsilon
    )


def _move(average, new, decay, is_training, zero_debias):
    """Moves an average towards a value, where it is training."""
    if zero_debias:
        return choose(
            is_training,
            lambda: slot_variables.move(
                _ZERO_DEBIAS, average, new, decay, zero_debias
            ),
            lambda: tf.convert_to_tensor(average),
        )
    factor = choose(
        is_training,
        lambda: tf.constant(1.0 - decay),
        lambda: tf.constant(0.0),
    )
    return v1.assign_sub(
        average, (tf.convert_to_tensor(average) - new) * factor
    )


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
            shape, center, scale, variables_collections, trainable
        )
        axes = list(range(begin_norm_axis % rank, rank))
        mean, variance = tf.nn.moments(inputs, axes, keepdims=True)
        outputs = tf.nn.batch_normalization(
            inputs, mean, variance, beta, gamma, 1e-12
        )
        outputs.set_shape(inputs.shape)
        if activation_fn is not None:
            outputs = activation_fn(outputs)
        return collect_named_outputs(outputs_collections, own.name, outputs)


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
            inputs.shape.as_list()[-1:], center, scale,
            variables_collections, trainable, param_initializers,
        )  # fmt: skip
        axes = list(range(1, inputs.shape.ndims - 1))
        mean, variance = tf.nn.moments(inputs, axes, keepdims=True)
        outputs = tf.nn.batch_normalization(
            inputs, mean, variance, beta, gamma, epsilon
        )
        if activation_fn is not None:
            outputs = activation_fn(outputs)
        return collect_named_outputs(outputs_collections, own.name, outputs)


def _parameters(
    shape, center, scale, collections, trainable, initializers=None
):
    """Beta and gamma, each None where it is not learned."""
    initializers = initializers or {}

    def make(name, wanted, initializer):
        if not wanted:
            return None
        return model_variable(
            name,
            shape=shape,
            dtype=tf.float32,
            initializer=initializers.get(name, initializer),
            trainable=trainable,
            collections=collections_of(collections, name),
        )

    beta = make('beta', center, v1.zeros_initializer())
    return beta, make('gamma', scale, v1.ones_initializer())
