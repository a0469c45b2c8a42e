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
