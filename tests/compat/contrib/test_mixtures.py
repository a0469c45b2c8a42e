"""Mixtures are those of `contrib.distributions`, their draws too.

Values of a real TensorFlow 1.15.5.
"""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import r1_15

distributions = r1_15.contrib.distributions
LOGITS = [[0.1, 0.5, -0.3], [1.0, 0.0, 0.2]]


def vectors(**arguments):
    drawn = np.random.RandomState(1)
    return distributions.Mixture(
        distributions.Categorical(logits=np.float32(LOGITS)),
        [
            distributions.MultivariateNormalDiag(
                np.float32(drawn.randn(2, 2)),
                np.float32(drawn.rand(2, 2) + 0.5),
            )
            for _ in range(3)
        ],
        **arguments,
    )


def numbers():
    return distributions.Mixture(
        cat=distributions.Categorical(probs=[0.3, 0.7]),
        components=[
            distributions.Normal(-1.0, 0.1),
            distributions.Normal(1.0, 0.5),
        ],
        validate_args=True,
    )


def values(tensor):
    with tf.compat.v1.Session() as session:
        return session.run(tensor)


OF_VECTORS = {
    'log_prob': (
        lambda m: m.log_prob([[0.3, -0.2], [1.0, 0.5]]),
        [-1.6232178, -4.027493],
    ),
    'mean': (
        lambda m: m.mean(),
        [[0.9045393, -0.5442675], [-0.0372931, -1.2245703]],
    ),
    'stddev': (
        lambda m: m.stddev(),
        [[1.1113365, 0.9515116], [1.323244, 1.248040]],
    ),
    'variance': (
        lambda m: m.variance(),
        [[1.2350688, 0.9053742], [1.7509747, 1.5576043]],
    ),
    'entropy': (lambda m: m.entropy_lower_bound(), [2.5224802, 3.0089808]),
    'sample': (
        lambda m: m.sample(seed=4),
        [[-0.6035485, -0.2392333], [-0.9126989, -1.1154066]],
    ),
}
OF_NUMBERS = {
    'log_prob': (lambda m: m.log_prob([-1.0, 0.9]), [0.1798303, -0.6024663]),
    'cdf': (lambda m: m.cdf([0.0, 0.5]), [0.3159251, 0.4110587]),
    'sample': (
        lambda m: m.sample(4, seed=3),
        [-1.1297823, 0.2156451, -1.0073307, 0.8570929],
    ),
}


@pytest.mark.parametrize('name', OF_VECTORS)
def test_mixtures_of_vectors_are_those_of_the_release(name):
    ask, expected = OF_VECTORS[name]
    with tf.Graph().as_default():
        made = values(ask(vectors()))
    np.testing.assert_allclose(made, expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize('name', OF_NUMBERS)
def test_mixtures_of_numbers_are_those_of_the_release(name):
    ask, expected = OF_NUMBERS[name]
    with tf.Graph().as_default():
        made = values(ask(numbers()))
    np.testing.assert_allclose(made, expected, rtol=1e-5, atol=1e-6)


def test_draws_of_a_static_graph_are_those_of_the_release():
    with tf.Graph().as_default():
        made = values(vectors(use_static_graph=True).sample(2, seed=5))
    expected = [
        [[2.23718, -0.53689], [1.46282, -2.25685]],
        [[0.24914, 0.87881], [0.49539, -4.18087]],
    ]
    np.testing.assert_allclose(made, expected, atol=1e-5)


def test_shapes_are_known():
    with tf.Graph().as_default():
        mixture = vectors()
        assert mixture.num_components == 3
        assert mixture.event_shape == mixture.batch_shape == [2]
        assert mixture.sample([2, 3]).shape == [2, 3, 2, 2]


def test_network_learns_a_mixture_of_two():
    """As mixture density networks do."""
    data = np.float32([-2.0] * 30 + [2.0] * 10)
    with tf.Graph().as_default():
        logits = tf.compat.v1.get_variable('logits', [2])
        means = tf.compat.v1.get_variable('means', initializer=[-0.5, 0.5])
        mixture = distributions.Mixture(
            distributions.Categorical(logits=logits),
            [distributions.Normal(means[i], 0.5) for i in range(2)],
        )
        loss = -tf.reduce_mean(mixture.log_prob(data))
        step = tf.compat.v1.train.AdamOptimizer(0.1).minimize(loss)
        with tf.compat.v1.Session() as session:
            session.run(tf.compat.v1.global_variables_initializer())
            for _ in range(200):
                session.run(step)
            found, weights = session.run([means, tf.nn.softmax(logits)])
    np.testing.assert_allclose(found, [-2.0, 2.0], atol=0.05)
    np.testing.assert_allclose(weights, [0.75, 0.25], atol=0.05)


@pytest.mark.parametrize(
    'components',
    [[], 3, [1, 2], [distributions.Normal(0.0, 1.0)]],
    ids=['none', 'no list', 'no distributions', 'too few'],
)
def test_wrong_components_are_refused(components):
    with pytest.raises((TypeError, ValueError)):
        distributions.Mixture(
            distributions.Categorical(probs=[0.3, 0.7]), components
        )


def test_what_is_not_categorical_chooses_nothing():
    part = distributions.Normal(0.0, 1.0)
    with pytest.raises(TypeError, match='Categorical'):
        distributions.Mixture(part, [part])
