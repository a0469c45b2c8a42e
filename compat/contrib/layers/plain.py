"""Layers of `contrib.layers` without weights, and layers of layers."""

import tensorflow as tf

from ...layer_base.graph_seeds import more
from ...layers.core import Flatten, choose, is_known
from ...layers.geometry import sizes
from ...layers.pooling import pooled
from ..arg_scopes import add_arg_scope
from .utils import collect_named_outputs

v1 = tf.compat.v1


@add_arg_scope
def dropout(
    inputs,
    keep_prob=0.5,
    noise_shape=None,
    is_training=True,
    outputs_collections=None,
    scope=None,
    seed=None,
):
    """Keeps each value with a chance of `keep_prob` while training."""
    with v1.variable_scope(scope, 'Dropout', [inputs]) as own:
        more(0 if is_known(is_training) else 1)
        outputs = choose(
            is_training,
            lambda: tf.nn.dropout(
                inputs, 1.0 - keep_prob, noise_shape, seed=seed
            ),
            lambda: tf.convert_to_tensor(inputs),
        )
        return collect_named_outputs(outputs_collections, own.name, outputs)


@add_arg_scope
def flatten(inputs, outputs_collections=None, scope=None):
    """Joins all axes but the first."""
    with tf.name_scope(scope or 'Flatten') as own:
        outputs = Flatten().call(inputs)
        return collect_named_outputs(outputs_collections, own, outputs)


def _pooling(kind, rank, name):
    def pool(
        inputs,
        kernel_size,
        stride=2,
        padding='VALID',
        data_format=None,
        outputs_collections=None,
        scope=None,
    ):
        with tf.name_scope(scope or name) as own:
            outputs = pooled(
                inputs,
                sizes(kernel_size, rank),
                kind,
                sizes(stride, rank),
                padding,
                data_format,
            )
            return collect_named_outputs(outputs_collections, own, outputs)

    pool.__name__ = pool.__qualname__ = f'{kind.lower()}_pool{rank}d'
    pool.__doc__ = f'Pools in {rank} dimensions.'
    return add_arg_scope(pool)


avg_pool2d = _pooling('AVG', 2, 'AvgPool2D')
avg_pool3d = _pooling('AVG', 3, 'AvgPool3D')
max_pool2d = _pooling('MAX', 2, 'MaxPool2D')
max_pool3d = _pooling('MAX', 3, 'MaxPool3D')


def one_hot_encoding(
    labels,
    num_classes,
    on_value=1.0,
    off_value=0.0,
    outputs_collections=None,
    scope=None,
):
    """One-hot rows of class ids, `[batch, num_classes]` float32."""
    with tf.name_scope(scope or 'OneHotEncoding') as own:
        labels = tf.cast(tf.convert_to_tensor(labels), tf.int64)
        outputs = tf.one_hot(labels, num_classes, on_value, off_value)
        return collect_named_outputs(outputs_collections, own, outputs)


def softmax(logits, scope=None):
    """Probabilities over the last axis."""
    with tf.name_scope(scope or 'softmax'):
        return tf.nn.softmax(logits)


def unit_norm(inputs, dim, epsilon=1e-7, scope=None):
    """Divides by the length along an axis, plus epsilon."""
    with tf.name_scope(scope or 'UnitNorm'):
        inputs = tf.convert_to_tensor(inputs)
        squares = tf.reduce_sum(tf.square(inputs), dim, keepdims=True)
        return inputs / tf.sqrt(epsilon + squares)


def maxout(inputs, num_units, axis=-1, scope=None):
    """Largest value of each of `num_units` groups along an axis."""
    with tf.name_scope(scope or 'MaxOut'):
        inputs = tf.convert_to_tensor(inputs)
        shape = inputs.shape.as_list()
        axis = axis % len(shape)
        size = shape[axis]
        if size % num_units:
            raise ValueError(
                f'number of features({size}) is not a multiple of '
                f'num_units({num_units})'
            )
        dynamic = tf.shape(inputs)
        shape = [
            dynamic[i] if length is None else length
            for i, length in enumerate(shape)
        ]
        grouped = [*shape[:axis], num_units, size // num_units]
        grouped += shape[axis + 1 :]
        return tf.reduce_max(tf.reshape(inputs, grouped), axis + 1)


def stack(inputs, layer, stack_args, **kwargs):
    """Calls a layer again and again, with other arguments each time.

    Args:
        inputs: Of the first call.
        layer: Function of inputs and arguments, with a `scope`.
        stack_args: Arguments of each call, one value or a list.
        **kwargs: For each call; `scope` names them all.

    Returns:
        Outputs of the last call.
    """
    scope, kwargs = _split_scope(kwargs)
    with v1.variable_scope(scope, 'Stack', [inputs]):
        for i, given in enumerate(stack_args):
            given = given if isinstance(given, (list, tuple)) else [given]
            name = f'{scope or _name(layer)}_{i + 1}'
            inputs = layer(inputs, *given, scope=name, **kwargs)
    return inputs


def repeat(inputs, repetitions, layer, *args, **kwargs):
    """Calls a layer `repetitions` times, each on the outputs before."""
    scope, kwargs = _split_scope(kwargs)
    with v1.variable_scope(scope, 'Repeat', [inputs]):
        for i in range(repetitions):
            name = f'{scope or _name(layer)}_{i + 1}'
            inputs = layer(inputs, *args, scope=name, **kwargs)
    return inputs


def _split_scope(kwargs):
    kwargs = dict(kwargs)
    return kwargs.pop('scope', None), kwargs


def _name(layer):
    """Name of a layer function, or of the one inside a partial."""
    return getattr(getattr(layer, 'func', layer), '__name__', 'stack')
