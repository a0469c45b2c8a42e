"""Optimizers whose weights decay: what real 1.12.3 and 1.15.5 computed."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat.contrib import opt

v1 = tf.compat.v1


def weights(make, apply=None, **kwargs):
    """Both weights after a step whose gradients are zero."""
    with tf.Graph().as_default(), v1.Session() as session:
        first, second = v1.Variable(2.0), v1.Variable(4.0)
        optimizer = make()
        loss = 0.0 * (first + second)
        if apply:
            kwargs['decay_var_list'] = [first]
        step = getattr(optimizer, apply or 'minimize')(
            optimizer.compute_gradients(loss)
            if apply == 'apply_gradients'
            else loss,
            **kwargs,
        )
        session.run(v1.global_variables_initializer())
        session.run(step)
        return session.run([first, second])


@pytest.mark.parametrize(
    'base', [v1.train.RMSPropOptimizer, v1.train.AdagradOptimizer]
)
def test_any_optimizer_can_be_extended(base):
    make = opt.extend_with_decoupled_weight_decay(base)
    got = weights(lambda: make(weight_decay=0.5, learning_rate=0.1))
    np.testing.assert_allclose(got, [1, 2])


def test_a_list_that_minimize_is_given_was_forgotten():
    got = weights(lambda: opt.AdamWOptimizer(0.5), 'minimize')
    np.testing.assert_allclose(got, [1, 2])


def test_a_list_that_apply_gradients_is_given_says_what_decays():
    got = weights(lambda: opt.AdamWOptimizer(0.5), 'apply_gradients')
    np.testing.assert_allclose(got, [1, 4])
