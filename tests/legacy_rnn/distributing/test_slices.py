"""Slices of a batch: together they are the batch."""

import numpy as np
import pytest

from legacy_rnn.distributing import slices


@pytest.mark.parametrize('count', [1, 2, 3, 7])
def test_slices_make_up_the_batch(count):
    batch = np.arange(7)
    parts = [
        slices.Slices(k, count, 7, 'mean', count).of(batch)
        for k in range(count)
    ]
    assert np.array_equal(np.concatenate(parts), batch)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_batch_of_fewer_sequences_than_workers_is_refused():
    with pytest.raises(ValueError, match='--batch_size=2 is less than 3'):
        slices.Slices(0, 3, 2, 'mean', 3)
