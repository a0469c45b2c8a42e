import numpy as np
import pytest

from legacy_rnn.training.batches import Batches


@pytest.mark.parametrize('per_epoch', [0, 3])
def test_batch_depends_on_seed_and_step_alone(per_epoch):
    def at(step, seed=1):
        return Batches(range(100, 120), 6, per_epoch, seed).at(step).tolist()

    one = Batches(range(100, 120), 6, per_epoch, 1)
    forward = [one.at(step).tolist() for step in range(9)]
    assert forward == [at(step) for step in range(9)]
    assert one.at(4).tolist() == forward[4]
    assert at(4, seed=2) != at(4)
    assert at(5) != at(4)


def test_epoch_shows_each_sequence_once():
    batches = Batches(range(100, 120), 5, 0, 1)
    assert batches.per_epoch == 4
    epochs = [
        np.concatenate([batches.at(4 * epoch + i) for i in range(4)])
        for epoch in range(2)
    ]
    for seen in epochs:
        assert sorted(seen) == list(range(100, 120))
    assert epochs[0].tolist() != epochs[1].tolist()


def test_smaller_rest_is_left_out():
    batches = Batches(range(20), 6, 0, 1)
    assert batches.per_epoch == 3
    assert all(len(batches.at(step)) == 6 for step in range(6))


def test_few_sequences_make_one_batch():
    batches = Batches(range(4), 10, 0, 1)
    assert batches.per_epoch == 1
    assert sorted(batches.at(7)) == [0, 1, 2, 3]


def test_drawn_batch_has_no_sequence_twice():
    batches = Batches(range(10), 8, 5, 1)
    assert batches.per_epoch == 5
    for step in range(20):
        assert len(set(batches.at(step).tolist())) == 8
