"""Biases, weights and the last steps that the layers share."""

import tensorflow as tf

from ..arg_scopes import add_arg_scope
from ..model_variables import collections_of, model_variable
from .utils import activate

v1 = tf.compat.v1

_ZEROS = v1.zeros_initializer


@add_arg_scope
def bias_add(
    inputs,
    activation_fn=None,
    initializer=_ZEROS,
    regularizer=None,
    reuse=None,
    variables_collections=None,
    outputs_collections=None,
    trainable=True,
    data_format='NHWC',
    scope=None,
):
    """Adds learned biases to the channels."""
    with v1.variable_scope(scope, 'BiasAdd', [inputs], reuse=reuse) as own:
        inputs = tf.convert_to_tensor(inputs)
        axis = 1 if data_format.startswith('NC') else -1
        depth = inputs.shape.as_list()[axis]
        biases = weight(
            variables_collections, trainable, inputs.dtype,
            'biases', [depth], initializer, regularizer,
        )  # fmt: skip
        outputs = add_bias(inputs, biases, data_format)
        return activate(outputs, activation_fn, outputs_collections, own.name)


def add_bias(outputs, biases, data_format):
    """Adds biases to the channels, wherever the format has them."""
    if data_format and data_format.startswith('NC'):
        rank = outputs.shape.ndims - 2
        return outputs + tf.reshape(biases, [-1] + [1] * rank)
    return outputs + biases


def weight(
    collections, trainable, dtype, name, shape, initializer, regularizer
):
    """Makes a variable of a layer, in the collections of its name."""
    return model_variable(
        name,
        shape=shape,
        dtype=dtype.base_dtype,
        initializer=initializer,
        regularizer=regularizer,
        trainable=trainable,
        collections=collections_of(collections, name),
    )


def layer_weight(
    collections, trainable, dtype, name, shape, initializer, regularizer
):
    """As `weight`, where the regularizer of the scope counts, too.

    As in `tf.layers`, the variable asks its scope alone, and what the layer
    was given is a loss of its own, `kernel/Regularizer` or `bias/Regularizer`.
    Up to 0.12 that took the place of the scope's, which is not imitated.

    Source: TensorFlow 1.4.1 to 1.15.5, as they ran.
    """
    known = set(map(id, v1.global_variables()))
    variable = weight(
        collections, trainable, dtype, name, shape, initializer, None
    )
    is_whole = tf.is_tensor(variable) or isinstance(variable, tf.Variable)
    parts = [variable] if is_whole else list(variable)
    if regularizer is None or any(id(part) in known for part in parts):
        return variable
    called = name.replace('weights', 'kernel').replace('biases', 'bias')
    for part in parts:
        with v1.name_scope(f'{called}/Regularizer'):
            loss = regularizer(part)
        if loss is not None:
            key = v1.GraphKeys.REGULARIZATION_LOSSES
            v1.add_to_collection(key, loss)
    return variable
