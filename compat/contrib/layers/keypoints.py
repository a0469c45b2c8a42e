"""Where each channel of a picture is strongest: `spatial_softmax`.

*Source:* TensorFlow 1.5 to 1.15, `contrib/layers/python/layers/layers.py`;
Finn et al., 2015, arXiv:1509.06113.
"""

import tensorflow as tf

from ..model_variables import model_variable
from .utils import get_variable_collections

v1 = tf.compat.v1


def spatial_softmax(
    features,
    temperature=None,
    name=None,
    variables_collections=None,
    trainable=True,
    data_format='NHWC',
):
    """The expected place of each channel's greatest value.

    A softmax over all places of a channel weights their coordinates, which
    run from -1 to 1. The temperature is a variable, `temperature`.

    Args:
        features: `[batch, height, width, channels]`.
        temperature: Divides the values; starts at 1 where None.
        name: Variable scope.
        variables_collections: Collections of the temperature.
        trainable: Whether the temperature is trained.
        data_format: `NHWC`, or `NCHW` for `[batch, channels, height, width]`.

    Returns:
        `[batch, 2 * channels]`: row and column of each channel in turn.

    Raises:
        ValueError: Another data format, or the channels are not known.
    """
    with v1.variable_scope(name, 'spatial_softmax'):
        start = 1.0 if temperature is None else temperature
        variable = _temperature(start, variables_collections, trainable)
        return _places(features, variable, data_format)


def spatial_softmax_of_1_5(
    features,
    temperature=None,
    name=None,
    variables_collections=None,
    trainable=True,
    data_format='NHWC',
):
    """`spatial_softmax` of 1.5: a temperature that is given is no variable."""
    with v1.variable_scope(name, 'spatial_softmax'):
        if temperature is None:
            temperature = _temperature(1.0, variables_collections, trainable)
        return _places(features, temperature, data_format)


def _temperature(start, variables_collections, trainable):
    collections = get_variable_collections(
        variables_collections, 'temperature'
    )
    return model_variable(
        'temperature',
        shape=(),
        dtype=tf.float32,
        initializer=v1.constant_initializer(start),
        collections=collections if trainable else None,
        trainable=trainable,
    )


def _places(features, temperature, data_format):
    features = tf.convert_to_tensor(features)
    if data_format not in ('NHWC', 'NCHW'):
        raise ValueError(
            f'data_format must be NHWC or NCHW, got {data_format!r}'
        )
    if data_format == 'NHWC':  # To [batch, channels, height, width].
        features = tf.transpose(features, [0, 3, 1, 2])
    channels = features.shape.as_list()[1]
    if channels is None:
        raise ValueError(
            'the number of channels of features must be known, got '
            f'{features.shape} as [batch, channels, height, width]'
        )
    height, width = tf.shape(features)[2], tf.shape(features)[3]
    rows, columns = tf.meshgrid(
        tf.linspace(-1.0, 1.0, height),
        tf.linspace(-1.0, 1.0, width),
        indexing='ij',
    )
    values = tf.reshape(features, [-1, height * width])
    weights = tf.nn.softmax(values / temperature)
    places = [
        tf.reduce_sum(tf.reshape(axis, [-1]) * weights, 1)
        for axis in (rows, columns)
    ]
    return tf.reshape(tf.stack(places, 1), [-1, 2 * channels])
