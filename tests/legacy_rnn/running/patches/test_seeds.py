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
