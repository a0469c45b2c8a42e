"""Weights of the losses of `tf.contrib.losses`, one an example."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import compat

v1 = tf.compat.v1
COLUMN = np.float32([[1], [0], [2]])
PREDICTIONS = np.float32([[1, 2], [3, -1], [0.5, 0.25]])
LABELS = np.float32([[0, 1], [1, 0], [0, 1]])


def shares():
    exp = np.exp(PREDICTIONS)
    return exp / exp.sum(1, keepdims=True)


EACH = {
    'softmax_cross_entropy': -np.log((shares() * LABELS).sum(1)),
    'sigmoid_cross_entropy': (
        np.log1p(np.exp(PREDICTIONS)) - LABELS * PREDICTIONS
    ),
    'mean_squared_error': np.square(PREDICTIONS - LABELS),
}


@pytest.mark.parametrize('release', ['0.12', '1.4'])
@pytest.mark.parametrize('name', EACH)
@pytest.mark.parametrize('form', ['column', 'flat', 'unknown'])
def test_weights_may_be_a_column(name, release, form):
    old = compat.api(release)
    with tf.Graph().as_default(), v1.Session() as session:
        weights = tf.constant(COLUMN[:, 0] if form == 'flat' else COLUMN)
        if form == 'unknown':
            weights = v1.placeholder_with_default(COLUMN, [None, None])
        function = getattr(old.contrib.losses, name)
        loss = function(PREDICTIONS, LABELS, weights)
        got = session.run(loss)
    each = EACH[name].reshape(3, -1)
    expected = (each * COLUMN).sum() / (2 * each.shape[1])
    np.testing.assert_allclose(got, expected, rtol=1e-5)


@pytest.mark.parametrize('axis', [1, 2])
@pytest.mark.parametrize('weights', [[1, 0, 2], COLUMN, 3.0])
def test_weights_of_cosines_have_no_axis_of_them(weights, axis):
    rng = np.random.RandomState(0)
    one, other = rng.rand(2, 3, 4, 5).astype(np.float32)
    old = compat.api('1.4')
    with tf.Graph().as_default(), v1.Session() as session:
        loss = old.contrib.losses.cosine_distance(one, other, axis, weights)
        got = session.run(loss)
    weights = np.float32(weights)
    each = 1 - (one * other).sum(axis)
    if weights.ndim:
        weights = weights.reshape(3, 1)
        expected = (each * weights).sum() / (2 * each.shape[1])
    else:
        expected = each.mean() * weights
    np.testing.assert_allclose(got, expected, rtol=1e-5)
