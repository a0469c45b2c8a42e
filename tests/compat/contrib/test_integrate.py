"""Differential equations: what is refused, and one that is solved."""

import numpy as np
import pytest

import legacy_rnn.compat.r1_15 as tf


def test_decay_is_solved_by_equal_steps():
    with tf.Graph().as_default(), tf.Session() as session:
        found = tf.contrib.integrate.odeint_fixed(
            lambda y, t: -y, 1.0, [0.0, 1.0, 2.0], 0.25
        )
        assert found.shape == [3]
        values = session.run(found)
    np.testing.assert_allclose(values, np.exp([0.0, -1.0, -2.0]), atol=1e-4)


@pytest.mark.parametrize(
    ('error', 'said', 'call'),
    [
        (ValueError, 'invalid method', {'method': 'euler'}),
        (ValueError, 'without specifying', {'options': {'safety': 0.5}}),
        (TypeError, 'step', {'method': 'dopri5', 'options': {'step': 1}}),
        (TypeError, '`y0` must have', {'y0': 1}),
    ],
)
def test_odeint_refuses_what_it_does_not_have(error, said, call):
    given = {'func': lambda y, t: y, 'y0': 1.0, 't': [0.0, 1.0], **call}
    with tf.Graph().as_default(), pytest.raises(error, match=said):
        tf.contrib.integrate.odeint(**given)


@pytest.mark.parametrize(
    ('said', 'call'),
    [
        ('not supported', {'method': 'euler'}),
        ('incompatible lengths', {'dt': [0.1, 0.2]}),
    ],
)
def test_odeint_fixed_refuses_what_does_not_fit(said, call):
    with tf.Graph().as_default(), pytest.raises(ValueError, match=said):
        tf.contrib.integrate.odeint_fixed(
            lambda y, t: y, 1.0, [0.0, 1.0], **call
        )
