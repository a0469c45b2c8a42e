import numpy as np
import pytest

from legacy_rnn.training.scores import Score, score


def test_sequences_are_counted():
    logits = np.log([[0.7, 0.3], [0.4, 0.6], [0.9, 0.1]])
    got = score(logits, np.array([0, 0, 0]), np.array([5, 2, 1]))
    assert (got.wrong, got.count) == (1, 3)
    assert got.error == pytest.approx(1 / 3)
    assert got.loss == pytest.approx(-np.log([0.7, 0.4, 0.9]).mean())


def test_padding_counts_in_its_own_figure_alone():
    logits = np.log([[[0.7, 0.3], [0.2, 0.8], [0.9, 0.1]]])
    labels = np.array([[0, 0, 1]])
    got = score(logits, labels, np.array([2]))
    assert (got.wrong, got.count) == (1, 2)
    assert (got.wrong_padded, got.count_padded) == (2, 3)
    assert got.loss == pytest.approx(-np.log([0.7, 0.2]).mean())


def test_scores_add_up():
    logits = np.random.RandomState(1).randn(7, 4, 3)
    labels = np.random.RandomState(2).randint(3, size=[7, 4])
    length = np.array([1, 2, 3, 4, 4, 2, 1])
    whole = score(logits, labels, length)
    parts = [
        score(logits[part], labels[part], length[part])
        for part in (slice(0, 3), slice(3, 7))
    ]
    total = parts[0] + parts[1]
    assert (total.wrong, total.count) == (whole.wrong, whole.count)
    assert total.nats == pytest.approx(whole.nats)


def test_impossible_label_costs_much_but_is_finite():
    got = score(np.array([[1000.0, -1000.0]]), np.array([1]))
    assert got.loss == pytest.approx(2000)


def test_nothing_counted_is_not_a_number():
    assert np.isnan(Score().error)
    assert np.isnan(Score().loss)
