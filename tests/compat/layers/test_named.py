"""Layers take functions by Keras' names, as TensorFlow 1.12.3 and 1.15.5."""

import numpy as np
import pytest

from legacy_rnn.compat import r1_15 as tf


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
