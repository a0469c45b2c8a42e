"""What keeps the runs of a program on disk."""

import os

import numpy as np

from legacy_rnn.swapping.values import Store


def test_what_stays_the_same_is_kept_once_and_read_each_time(tmp_path):
    store = Store(str(tmp_path))
    weights, fetched = np.arange(9000.0), np.ones(2, 'float32')
    for number in range(3):
        kept = fetched.copy()
        store.write(number, {}, {'weights': weights.copy(), 'fetch': fetched})
        fetched += number  # By the program, after its run.
        np.testing.assert_array_equal(kept + number, fetched)
    store.write(3, {}, {'weights': weights + 1})
    sizes = [os.path.getsize(tmp_path / f'{n:07}.npz') for n in range(4)]
    assert sizes[0] > 72_000 < sizes[3] and max(sizes[1:3]) < 1000
    store = Store(str(tmp_path))
    for number, first in enumerate([1, 1, 2]):
        _, arrays = store.read(number)
        np.testing.assert_array_equal(arrays['weights'], weights)
        assert arrays['fetch'].tolist() == [first] * 2
    facts, arrays = store.read(3)
    assert list(arrays) == facts['arrays'] == ['weights']
    np.testing.assert_array_equal(arrays['weights'], weights + 1)
    assert store.read(4) is None
