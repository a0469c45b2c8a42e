"""Scales that initializers of `contrib.layers` draw by."""

import numpy as np
import pytest

import legacy_rnn.compat.r1_4 as tf


# What TensorFlow 1.4.1 drew.
@pytest.mark.parametrize(
    ('name', 'value'),
    [
        ('xavier_initializer', 0.9657415),
        ('variance_scaling_initializer', -1.0817312),
    ],
)
def test_number_alone_counts_as_one_unit(name, value):
    with tf.Graph().as_default():
        tf.set_random_seed(1)
        initializer = getattr(tf.contrib.layers, name)(seed=3)
        bias = tf.get_variable('b', shape=(), initializer=initializer)
        with tf.Session() as session:
            session.run(tf.global_variables_initializer())
            np.testing.assert_allclose(session.run(bias), value, rtol=1e-6)
