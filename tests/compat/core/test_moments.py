"""Moments that today's rewriting of graphs lets alone."""

import numpy as np
import pytest
import tensorflow

from legacy_rnn.compat import r0_8, r1_4

v1 = tensorflow.compat.v1
# Of `RewriterConfig`; sessions of tests rewrite no graph else.
ON = 1
ROWS = np.arange(12).reshape(2, 2, 3) ** 2 / 100


@pytest.mark.parametrize('space', [r0_8, r1_4])
@pytest.mark.parametrize('axes', [[2], 2, [0, 1], [-1], [np.int64(2)]])
def test_kept_axes_are_those_that_were_asked_for(space, axes):
    with tensorflow.Graph().as_default(), v1.Session() as session:
        x = v1.placeholder(tensorflow.float32, [None, 2, 3])
        moments = space.nn.moments(x, axes, keep_dims=True)
        mean, variance = session.run(moments, {x: ROWS})
    axes = tuple(np.atleast_1d(axes))
    np.testing.assert_allclose(mean, ROWS.mean(axes, keepdims=True), 1e-5)
    np.testing.assert_allclose(variance, ROWS.var(axes, keepdims=True), 1e-5)


@pytest.mark.parametrize('last', [2, -1])
def test_a_layer_is_normalized_by_its_own_epsilon(last):
    config = v1.ConfigProto()
    config.graph_options.rewrite_options.remapping = ON
    make = v1.Session
    with tensorflow.Graph().as_default(), make(config=config) as session:
        x = v1.placeholder(tensorflow.float32, [None, 2, 3])
        scale = v1.get_variable('scale', initializer=[1.0, 2.0, 3.0])
        shift = v1.get_variable('shift', initializer=[4.0, 5.0, 6.0])
        mean, variance = r1_4.nn.moments(x, [last], keep_dims=True)
        y = (x - mean) / tensorflow.sqrt(variance + 1e-8) * scale + shift
        session.run(v1.global_variables_initializer())
        found = session.run(y, {x: ROWS / 100})
    centered = ROWS - ROWS.mean(2, keepdims=True)
    deviation = np.sqrt(ROWS.var(2, keepdims=True) + 1e-4)
    expected = centered / deviation * [1, 2, 3] + [4, 5, 6]
    np.testing.assert_allclose(found, expected, 1e-4)


def test_moments_of_an_unknown_rank_are_todays():
    with tensorflow.Graph().as_default(), v1.Session() as session:
        x = v1.placeholder(tensorflow.float32)
        _, variance = r1_4.nn.moments(x, [2], keep_dims=True)
        found = session.run(variance, {x: ROWS})
    np.testing.assert_allclose(found, ROWS.var(2, keepdims=True), 1e-5)
