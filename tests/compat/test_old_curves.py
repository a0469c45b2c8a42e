"""Curves have the points of scikit-learn 0.20."""

import numpy as np
import pytest

pytest.importorskip('sklearn')

from legacy_rnn.compat import old_curves  # noqa: E402
from legacy_rnn.compat.porting import port_text  # noqa: E402
from tests.legacy_rnn.running.programs import runs  # noqa: E402

Y, SCORES = [0, 0, 1, 1, 0, 1], [0.1, 0.4, 0.35, 0.8, 0.05, 0.4]
THIRD = 1 / 3
PROGRAM = f"""
import tensorflow as tf
from sklearn.metrics import precision_recall_curve, roc_curve
y, scores = {Y}, {SCORES}
print(roc_curve(y, scores, 1)[2][0], precision_recall_curve(y, scores)[2])
"""


# Recorded under scikit-learn 0.20.4.
@pytest.mark.parametrize(
    ('given', 'wanted'),
    [
        (
            (Y, SCORES),
            (
                [0, 0, THIRD, THIRD, 1],
                [0, THIRD, 2 * THIRD, 1, 1],
                [1.8, 0.8, 0.4, 0.35, 0.05],
            ),
        ),
        (
            ([1, 2, 2], [1, 3, 2], 2),
            ([0, 0, 0, 1], [0, 0.5, 1, 1], [4, 3, 2, 1]),
        ),
        (([0, 1], [0.5, 0.5]), ([0, 1], [0, 1], [1.5, 0.5])),
    ],
)
def test_thresholds_are_numbers(given, wanted):
    for found, values in zip(
        old_curves.roc_curve(*given), wanted, strict=True
    ):
        assert np.allclose(found, values)


@pytest.mark.parametrize(
    ('given', 'wanted'),
    [
        (
            (Y, SCORES),
            (
                [0.75, 2 * THIRD, 1, 1],
                [1, 2 * THIRD, THIRD, 0],
                [0.35, 0.4, 0.8],
            ),
        ),
        (([1, 1], [0.2, 0.3]), ([1, 1, 1], [1, 0.5, 0], [0.2, 0.3])),
        (([1, 0], [0.1, 0.2]), ([0.5, 0, 1], [1, 0, 0], [0.1, 0.2])),
    ],
)
def test_recalls_begin_where_all_are_found(given, wanted):
    for found, values in zip(
        old_curves.precision_recall_curve(*given), wanted, strict=True
    ):
        assert np.allclose(found, values)


def test_programs_of_then_get_them(capfd):
    assert runs(capfd, PROGRAM)[0] == '1.8 [0.35 0.4  0.8 ]'
    new = port_text(PROGRAM, '1.4').text
    assert 'old_curves.roc_curve(y, scores, 1)' in new
    assert 'old_curves.precision_recall_curve(y, scores)' in new
