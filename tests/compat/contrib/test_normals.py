"""Normal distributions of vectors are those of `contrib.distributions`.

Values of a real TensorFlow 1.15.5.
"""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import r1_15

distributions = r1_15.contrib.distributions
MEANS = [[1.0, 2.0], [3.0, -1.0], [0.0, 0.5]]
COVARIANCES = [
    [[2.0, 0.3], [0.3, 1.0]],
    [[1.0, -0.2], [-0.2, 0.5]],
    [[3.0, 0.0], [0.0, 2.0]],
]
MADE = {
    'full': lambda: distributions.MultivariateNormalFullCovariance(
        loc=MEANS, covariance_matrix=COVARIANCES
    ),
    'diag': lambda: distributions.MultivariateNormalDiag(
        loc=MEANS, scale_diag=[[0.5, 1.0]]
    ),
    'identity': lambda: distributions.MultivariateNormalDiag(
        loc=[0.0, 1.0], scale_identity_multiplier=2.0
    ),
    'tril': lambda: distributions.MultivariateNormalTriL(
        loc=[1.0, 1.0], scale_tril=[[1.0, 0.0], [0.5, 2.0]]
    ),
    'both': lambda: distributions.MultivariateNormalDiag(
        [0.0, 1.0], [1.0, 2.0], 0.5
    ),
}
LOG_PROBS = {
    'full': [-3.4541, -5.89853, -2.75126],
    'diag': [-3.40473, -16.70473, -1.32973],
    'identity': -3.28042,
    'tril': -2.78384,
    'both': -3.20843,
}
ENTROPIES = {
    'full': [3.16143, 2.44961, 3.73376],
    'diag': [2.14473] * 3,
    'identity': 4.22417,
    'tril': 3.53102,
    'both': 4.15963,
}


def values(*tensors):
    with tf.compat.v1.Session() as session:
        return session.run(tensors)


@pytest.mark.parametrize('kind', MADE)
def test_densities_are_those_of_the_release(kind):
    with tf.Graph().as_default():
        made = MADE[kind]()
        x = np.array([0.3, 0.4], np.float32)
        density, chaos, mean, variance, covariance, shape = values(
            made.log_prob(x),
            made.entropy(),
            made.mean(),
            made.variance(),
            made.covariance(),
            tf.shape(made.sample([2, 3])),
        )
    np.testing.assert_allclose(density, LOG_PROBS[kind], rtol=1e-5)
    np.testing.assert_allclose(chaos, ENTROPIES[kind], rtol=1e-5)
    batch = list(np.shape(LOG_PROBS[kind]))
    assert list(mean.shape) == [*batch, 2]
    assert list(shape) == [2, 3, *batch, 2]
    np.testing.assert_allclose(
        variance, np.diagonal(covariance, axis1=-2, axis2=-1)
    )


def test_draws_and_divergences_are_those_of_the_release():
    with tf.Graph().as_default():
        tf.compat.v1.set_random_seed(7)
        full, diag = MADE['full'](), MADE['diag']()
        drawn, divergence = values(
            full.sample(seed=5), distributions.kl_divergence(diag, full)
        )
    wanted = [[1.01029, 2.52374], [3.18353, -1.28523], [0.30207, 1.36164]]
    np.testing.assert_allclose(drawn, wanted, rtol=1e-5)
    wanted = [0.6057, 0.52771, 0.88069]
    np.testing.assert_allclose(divergence, wanted, rtol=1e-5)


def test_a_singular_scale_is_told_where_it_is_checked():
    with tf.Graph().as_default():
        with pytest.raises(tf.errors.InvalidArgumentError, match='singular'):
            made = distributions.MultivariateNormalDiag(
                [0.0, 0.0], [1.0, 0.0], validate_args=True
            )
            values(made.sample())
    with pytest.raises(ValueError, match='loc or scale_tril'):
        distributions.MultivariateNormalTriL()
