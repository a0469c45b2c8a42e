"""Layers take functions by Keras' names, as TensorFlow 1.12.3 and 1.15.5."""

import numpy as np
import pytest

from legacy_rnn.compat import r1_15 as tf
from legacy_rnn.compat.layer_base import named


def value(tensor):
    with tf.Session(graph=tensor.graph) as session:
        session.run(tf.global_variables_initializer())
        return session.run(tensor)


@pytest.mark.parametrize(
    ('name', 'first', 'last'),
    [
        ('relu', 0.0, 6.0),
        ('linear', -6.0, 6.0),
        ('hard_sigmoid', 0.0, 1.0),
    ],
)
def test_activation_and_initializers_are_named(name, first, last):
    with tf.Graph().as_default():
        data = tf.constant([[-2.0] * 3, [2.0] * 3])
        outputs = tf.layers.dense(
            data, 2, name, kernel_initializer='ones', bias_initializer='zeros'
        )
        np.testing.assert_allclose(value(outputs), [[first] * 2, [last] * 2])


def test_regularizer_is_named():
    with tf.Graph().as_default():
        tf.layers.conv1d(
            tf.zeros([1, 4, 2]),
            3,
            1,
            activation='relu',
            kernel_initializer='ones',
            kernel_regularizer='l2',
        )
        loss = tf.losses.get_regularization_loss()
        np.testing.assert_allclose(value(loss), 0.06, rtol=1e-6)


@pytest.mark.parametrize(
    'given', [{'activation': 'nope'}, {'kernel_regularizer': 'l3'}]
)
def test_unknown_names_are_refused(given):
    with tf.Graph().as_default():
        with pytest.raises(ValueError, match="nope|'l3'"):
            tf.layers.dense(tf.zeros([2, 3]), 4, **given)


@pytest.mark.parametrize(
    ('name', 'expected'),
    [
        ('max_norm', [[1.2, -0.1], [1.6, 0.2]]),
        ('min_max_norm', [[0.6, -0.1], [0.8, 0.2]]),
        ('NonNeg', [[3.0, 0.0], [4.0, 0.2]]),
        ('unit_norm', [[0.6, -0.4472134], [0.8, 0.8944268]]),
    ],
)
def test_constraints_do_what_1_15_5_did(name, expected):
    with tf.Graph().as_default():
        weight = tf.constant([[3.0, -0.1], [4.0, 0.2]])
        found = named.by_name('kernel_constraint', name)(weight)
        np.testing.assert_allclose(value(found), expected, rtol=1e-6)


def test_all_weights_take_names():
    with tf.Graph().as_default():
        image, x = tf.zeros([1, 5, 5, 2]), tf.zeros([3, 4])
        options = {'depthwise_regularizer': 'l2', 'bias_initializer': 'ones'}
        tf.layers.separable_conv2d(
            image, 3, 3, depthwise_initializer='ones', **options
        )
        tf.layers.batch_normalization(
            x, gamma_initializer='zeros', gamma_constraint='non_neg'
        )
        cell = tf.nn.rnn_cell.LSTMCell(2, initializer='ones')
        tf.nn.static_rnn(cell, [x], dtype=tf.float32)
        made = {v.op.name: v for v in tf.global_variables()}
        for name, number in (
            ('separable_conv2d/depthwise_kernel', 1.0),
            ('batch_normalization/gamma', 0.0),
            ('rnn/lstm_cell/kernel', 1.0),
        ):
            given = value(made[name].read_value())
            np.testing.assert_array_equal(given, np.full_like(given, number))
        assert len(tf.losses.get_regularization_losses()) == 1
        with pytest.raises(ValueError, match='constraint must be a function'):
            tf.layers.dense(x, 3, kernel_constraint='positive')


def test_bias_of_convolutions_is_added_under_its_name():
    with tf.Graph().as_default():
        images = tf.ones([2, 8, 8, 3])
        made = [
            tf.layers.conv2d(images, 4, 3),
            tf.layers.conv1d(images[0], 4, 3),
            tf.layers.conv2d_transpose(images, 2, 3),
        ]
    names = 'conv2d conv1d conv2d_transpose'.split()
    assert [one.op.name for one in made] == [f'{n}/BiasAdd' for n in names]
