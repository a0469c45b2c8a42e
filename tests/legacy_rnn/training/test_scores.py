import types

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.datasets.dataset import one_hot
from legacy_rnn.training.scores import Score, sums

LENGTH = np.array([1, 2, 3, 4, 4, 2, 1])


def score(logits, labels, length=None, masked=False):
    logits = np.asarray(logits, np.float32)
    mask = None
    if length is not None:
        mask = tf.sequence_mask(length, labels.shape[1], tf.float32)
    target = one_hot(labels, logits.shape[-1], length if masked else None)
    model = types.SimpleNamespace(
        logits=tf.constant(logits), target=tf.constant(target), mask=mask
    )
    with tf.compat.v1.Session() as session:
        return Score.of(session.run(sums(model)))


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default():
        yield


def test_sequences_are_counted():
    logits = np.log([[0.7, 0.3], [0.4, 0.6], [0.9, 0.1]])
    got = score(logits, np.array([0, 0, 0]))
    assert (got.wrong, got.count) == (1, 3)
    assert got.error == pytest.approx(1 / 3)
    assert got.loss == pytest.approx(-np.log([0.7, 0.4, 0.9]).mean())


def test_padding_counts_in_its_own_figure_alone():
    logits = np.log([[[0.7, 0.3], [0.2, 0.8], [0.9, 0.1]]])
    got = score(logits, np.array([[0, 0, 1]]), np.array([2]))
    assert (got.wrong, got.count) == (1, 2)
    assert (got.wrong_padded, got.count_padded) == (2, 3)
    assert got.loss == pytest.approx(-np.log([0.7, 0.2]).mean())


def test_masked_target_is_scored_as_the_whole_one():
    logits = np.random.RandomState(1).randn(7, 4, 3)
    labels = np.random.RandomState(2).randint(3, size=[7, 4])
    labels[np.arange(4) >= LENGTH[:, None]] = 0
    whole = score(logits, labels, LENGTH)
    masked = score(logits, labels, LENGTH, masked=True)
    assert vars(masked) == vars(whole)


def test_scores_add_up():
    logits = np.random.RandomState(1).randn(7, 4, 3)
    labels = np.random.RandomState(2).randint(3, size=[7, 4])
    whole = score(logits, labels, LENGTH)
    parts = [
        score(logits[part], labels[part], LENGTH[part])
        for part in (slice(0, 3), slice(3, 7))
    ]
    total = parts[0] + parts[1]
    assert (total.wrong, total.count) == (whole.wrong, whole.count)
    assert total.nats == pytest.approx(whole.nats)


def test_impossible_label_costs_much_but_is_finite():
    got = score([[1000.0, -1000.0]], np.array([1]))
    assert got.loss == pytest.approx(2000)


def test_nothing_counted_is_not_a_number():
    assert np.isnan(Score().error)
    assert np.isnan(Score().loss)
