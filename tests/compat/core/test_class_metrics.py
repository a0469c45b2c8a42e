"""Metrics over classes up to 1.4: one that was not met counts with 0."""

import numpy as np
import pytest

from legacy_rnn.compat import api

LABELS, PREDICTIONS = [0, 1, 1, 0, 1], [0, 1, 1, 1, 0]
WEIGHTS = [1.0, 2.0, 1.0, 1.0, 0.5]


def measure(release):
    """Both metrics over three classes, of which two are met."""
    old = api(release)
    with old.Graph().as_default(), old.Session() as session:
        labels, predictions = map(old.constant, (LABELS, PREDICTIONS))
        iou, _update = old.metrics.mean_iou(labels, predictions, 3)
        accuracy, update = old.metrics.mean_per_class_accuracy(
            labels, predictions, 3, weights=old.constant(WEIGHTS)
        )
        session.run(old.local_variables_initializer())
        counts = session.run([_update, update])[1]
        return session.run([iou, accuracy]), counts


def test_both_are_what_1_4_1_computes():
    found, matrix = measure('1.4')
    np.testing.assert_allclose(found, [0.27777779, 0.4523809], rtol=1e-6)
    assert matrix.tolist() == [[1, 1, 0], [0.5, 3, 0], [0, 0, 0]]


@pytest.mark.parametrize('release', ['1.8', '1.15'])
def test_later_releases_leave_the_class_out(release):
    (iou, _), counts = measure(release)
    np.testing.assert_allclose(iou, np.mean([1 / 3, 1 / 2]), rtol=1e-6)
    assert counts.shape == (3,)


def test_contrib_counts_it_too_and_masks():
    old = api('0.10')
    with old.Graph().as_default(), old.Session() as session:
        mean, update = old.contrib.metrics.streaming_mean_iou(
            old.constant(PREDICTIONS),
            old.constant(LABELS),
            3,
            ignore_mask=old.constant([0, 0, 0, 1, 1]),
        )
        session.run(old.initialize_local_variables())
        session.run(update)
        np.testing.assert_allclose(session.run(mean), 2 / 3, rtol=1e-6)
