"""Generators of NumPy without a seed repeat themselves under a seed."""

import numpy as np
import pytest

from legacy_rnn.running.patches import seeds


@pytest.mark.parametrize(
    'make', [np.random.RandomState, np.random.default_rng]
)
def test_generator_without_a_seed_repeats_itself(make):
    def drawn(seed):
        with seeds.drawn(seed):
            return [make().uniform() for _ in range(2)]

    assert drawn(0) == drawn(0) != drawn(1)
    assert len(set(drawn(0))) == 2
    assert drawn(None) != drawn(None)


def _called_in(module):
    """`default_rng` behind a function of another module, named as the test."""
    names = {'__name__': module, 'make': np.random.default_rng}
    exec('def test_seeds_are_those_of_the_caller(): return make()', names)
    return names['test_seeds_are_those_of_the_caller']


def test_seeds_are_those_of_the_caller():
    ours = _called_in('legacy_rnn.running.shims.arrays')
    other = _called_in('scipy.stats')
    with seeds.drawn(1):
        expected = np.random.default_rng().uniform()
    with seeds.drawn(1):
        assert ours().uniform() == expected
    with seeds.drawn(1):
        other()
        assert np.random.default_rng().uniform() == expected


@pytest.mark.parametrize('module', ['image', 'compat.v1.image'])
def test_boxes_without_a_seed_are_those_of_the_graph(module):
    import tensorflow as tf

    def boxes(seed):
        with seeds.seeded(tf, seed), tf.Graph().as_default():
            home = tf
            for name in module.split('.'):
                home = getattr(home, name)
            drawn = home.sample_distorted_bounding_box(
                [90, 90, 3],
                [[[0.0, 0.0, 1.0, 1.0]]],
                min_object_covered=0.1,
            )
            with tf.compat.v1.Session() as session:
                return [list(session.run(drawn[0])) for _ in range(3)]

    assert boxes(1) == boxes(1) != boxes(2)
