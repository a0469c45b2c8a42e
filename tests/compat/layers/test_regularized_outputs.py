"""The loss of what a layer gives: of the batch up to 1.12, then of a row."""

import numpy as np
import pytest
import tensorflow as tf

import legacy_rnn.compat

v1 = tf.compat.v1


# As TensorFlow 1.12.3 and 1.15.5 computed it.
@pytest.mark.parametrize(
    ('release', 'expected'),
    [('1.12', [13.2, 149.4]), ('1.13', [3.3, 74.7]), ('1.15', [3.3, 74.7])],
)
def test_the_loss_is_of_the_batch_or_a_row(release, expected):
    layers = legacy_rnn.compat.api(release).layers
    with tf.Graph().as_default(), v1.Session() as session:
        x = tf.constant(np.arange(12.0).reshape(4, 3))
        ones = v1.ones_initializer()
        layers.dense(
            x,
            2,
            kernel_initializer=ones,
            activity_regularizer=lambda y: tf.reduce_sum(y) / 10,
        )
        layers.conv1d(
            tf.reshape(x, [2, 2, 3]),
            2,
            1,
            kernel_initializer=ones,
            activity_regularizer=lambda y: tf.reduce_sum(y**2) / 20,
        )
        session.run(v1.global_variables_initializer())
        losses = v1.get_collection(v1.GraphKeys.REGULARIZATION_LOSSES)
        assert session.run(losses) == pytest.approx(expected)
