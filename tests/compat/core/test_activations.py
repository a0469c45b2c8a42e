"""Activations whose parameters could be tensors."""

import numpy as np
import pytest

from legacy_rnn import compat

tf = compat.api('1.12')


@pytest.mark.parametrize('alpha', [0.5, tf.Variable, tf.constant, np.float32])
def test_slope_of_leaky_relu_may_be_learned(alpha):
    with tf.Graph().as_default(), tf.Session() as session:
        x = tf.constant([-2.0, 3.0])
        slope = alpha(0.5) if callable(alpha) else alpha
        y = tf.nn.leaky_relu(x, alpha=slope)
        session.run(tf.global_variables_initializer())
        assert session.run(y).tolist() == [-1, 3]
        for variable in tf.global_variables():
            (gradient,) = tf.gradients(y, [variable])
            assert session.run(gradient) == -2
