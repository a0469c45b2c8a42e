"""`contrib.learn.ops` of 0.8 to 0.11: layers of skflow's models.

def model(X, y):
    steps = tf.contrib.learn.ops.split_squeeze(1, 5, X)
    outputs, _ = tf.nn.rnn(tf.nn.rnn_cell.GRUCell(8), steps, dtype=tf.float32)
    hidden = tf.contrib.learn.ops.dnn(outputs[-1], [10], dropout=0.5)
    return tf.contrib.learn.models.linear_regression(hidden, y)

Whether a model trains stands in the collection `IS_TRAINING` of its graph,
which skflow's estimators fill; without it, it does.

*Source:* TensorFlow of 2016, `contrib/learn/python/learn/ops`.
"""

from __future__ import annotations

import tensorflow as tf

from ...cells import base
from ...contrib.layers import layers, legacy

v1 = tf.compat.v1

DROPOUTS = 'dropouts'
IS_TRAINING = 'IS_TRAINING'


def split_squeeze(dim, num_split, tensor_in):
    """Parts of a tensor along an axis, without it.

    Args:
        dim: The axis, such as 1 of `[batch, steps, inputs]`.
        num_split: Its size.
        tensor_in: The tensor.

    Returns:
        List of `num_split` tensors, such as `[batch, inputs]`.
    """
    parts = tf.split(tensor_in, num_split, dim)
    return [tf.squeeze(part, [dim]) for part in parts]


def expand_concat(dim, inputs):
    """Tensors of one shape side by side, along a new axis `dim`."""
    return tf.concat([tf.expand_dims(one, dim) for one in inputs], dim)


def dropout(tensor_in, prob, name=None):
    """Drops, and keeps the probability in the collection `dropouts`.

    Args:
        tensor_in: The tensor.
        prob: Probability to keep; a float becomes a variable `prob` that is
            not trained.
        name: Scope of the operations.

    Returns:
        Tensor of the shape of `tensor_in`.
    """
    with v1.name_scope(name, 'dropout', [tensor_in]):
        if isinstance(prob, float):
            prob = _statistic('prob', [], prob)
        v1.add_to_collection(DROPOUTS, prob)
        return v1.nn.dropout(tensor_in, prob)


def dnn(tensor_in, hidden_units, activation=tf.nn.relu, dropout=None):
    """Linear layers, one on the other, each activated.

    Args:
        tensor_in: `[batch, inputs]`.
        hidden_units: Sizes of the layers.
        activation: Function of each layer's outputs, or None.
        dropout: Share of these that training drops, or None.

    Returns:
        `[batch, units]` of the last layer.
    """
    with v1.variable_scope('dnn'):
        for number, units in enumerate(hidden_units):
            with v1.variable_scope(f'layer{number}'):
                tensor_in = legacy.legacy_fully_connected(
                    tensor_in,
                    units,
                    activation,
                    weight_init=_default_initializer(),
                    weight_collections=['dnn_weights'],
                    bias_collections=['dnn_biases'],
                )
                if dropout is not None:
                    tensor_in = _drop_in_training(tensor_in, dropout)
        return tensor_in


def _drop_in_training(tensor, share):
    return _where_training(
        lambda: dropout(tensor, 1.0 - share), lambda: tensor
    )


def dnn_autoencoder(
    tensor_in,
    hidden_units,
    activation=tf.nn.relu,
    add_noise=None,
    dropout=None,
    scope=None,
):
    """`dnn` of some sizes, and one of the same in reverse on it.

    Args:
        tensor_in: `[batch, inputs]`.
        hidden_units: Sizes of the encoder's layers.
        activation: Function of each layer's outputs, or None.
        add_noise: Function of `tensor_in` that gives what is encoded.
        dropout: As of `dnn`.
        scope: Variable scope, `autoencoder` if None.

    Returns:
        Outputs of the encoder, and of the decoder.
    """
    options = {'activation': activation, 'dropout': dropout}
    with v1.variable_scope(scope, 'autoencoder', [tensor_in]):
        if add_noise is not None:
            tensor_in = add_noise(tensor_in)
        with v1.variable_scope('encoder'):
            encoder = dnn(tensor_in, hidden_units, **options)
        with v1.variable_scope('decoder'):
            return encoder, dnn(encoder, hidden_units[::-1], **options)


def batch_normalize(
    tensor_in,
    epsilon=1e-5,
    convnet=False,
    decay=0.9,
    scale_after_normalization=True,
):
    """Normalizes by a batch in training, else by moving averages.

    Args:
        tensor_in: `[batch, inputs]` or `[batch, height, width, channels]`.
        epsilon: Added to the variance.
        convnet: Whether moments are over the pixels, too.
        decay: Of the moving averages.
        scale_after_normalization: Whether gamma counts.

    Returns:
        Tensor of the shape of `tensor_in`.
    """
    shape = [tensor_in.shape[-1]]
    with v1.variable_scope('batch_norm'):
        start = v1.random_normal_initializer(1.0, 0.02)
        gamma = v1.get_variable('gamma', shape, initializer=start)
        start = v1.constant_initializer(0.0)
        beta = v1.get_variable('beta', shape, initializer=start)
        moving = [
            _statistic('moving_mean', shape, 0.0),
            _statistic('moving_var', shape, 1.0),
        ]

        def update():
            axes = [0, 1, 2] if convnet else [0]
            moments = tf.nn.moments(tensor_in, axes)
            updates = [
                v1.assign_sub(old, (old - new) * (1 - decay))
                for old, new in zip(moving, moments, strict=True)
            ]
            with tf.control_dependencies(updates):
                return [tf.identity(one) for one in moments]

        mean, variance = _where_training(
            update, lambda: [tf.identity(one) for one in moving]
        )
        scale = gamma if scale_after_normalization else None
        return tf.nn.batch_normalization(
            tensor_in, mean, variance, beta, scale, epsilon
        )


def make_conv2d(release):
    """The function `conv2d` of a release; 0.10 took it to contrib.layers."""

    def conv2d(
        tensor_in,
        n_filters,
        filter_shape,
        strides=None,
        padding='SAME',
        bias=True,
        activation=None,
        batch_norm=False,
    ):
        """A convolution.

        Args:
            tensor_in: `[batch, height, width, channels]`.
            n_filters: Channels of the outputs.
            filter_shape: Height and width of the filters.
            strides: Four numbers, those of height and width in the middle;
                ones if None.
            padding: `SAME` or `VALID`.
            bias: Whether to add biases.
            activation: Function of the outputs, or None.
            batch_norm: Whether to normalize before it; ignored from 0.10.

        Returns:
            `[batch, height, width, n_filters]`.
        """
        strides = [1, 1, 1, 1] if strides is None else strides
        if release >= '0.10':
            return layers.convolution2d(
                tensor_in,
                n_filters,
                list(filter_shape),
                stride=strides[1:3],
                padding=padding,
                biases_initializer=v1.zeros_initializer() if bias else None,
                activation_fn=activation,
            )
        with v1.variable_scope('convolution'):
            shape = [*filter_shape, tensor_in.shape[3], n_filters]
            start = _default_initializer()
            filters = v1.get_variable('filters', shape, initializer=start)
            outputs = tf.nn.conv2d(tensor_in, filters, strides, padding)
            if bias:
                outputs += v1.get_variable(
                    'bias', [1, 1, 1, n_filters], initializer=start
                )
            if batch_norm:
                outputs = batch_normalize(outputs, convnet=True)
            return outputs if activation is None else activation(outputs)

    return conv2d


def _where_training(trained, other):
    """What one of two functions gives, by the graph's `IS_TRAINING`."""
    said = v1.get_collection(IS_TRAINING)
    if not said or said[-1] is True:
        return trained()
    if said[-1] is False:
        return other()
    return v1.cond(tf.squeeze(said[-1]), trained, other)


def _statistic(name, shape, start):
    """A variable that is not trained."""
    start = v1.constant_initializer(start)
    return v1.get_variable(name, shape, initializer=start, trainable=False)


def _default_initializer():
    """That of variables without one, up to 0.12."""
    own = v1.get_variable_scope().initializer
    return base.default_initializer('0.11') if own is None else own
