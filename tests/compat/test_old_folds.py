"""Folds of classes as scikit-learn 0.19 made them."""

import numpy as np
import pytest

pytest.importorskip('sklearn')

from legacy_rnn.compat import old_folds  # noqa: E402

THREE = [0, 0, 1, 1, 1, 0, 2, 2, 0, 1, 2, 0]
LETTERS = list('abbaabab')
# Recorded under scikit-learn 0.19.2.
RECORDED = [
    (THREE, {}, [[0, 1, 2, 3, 6], [4, 5, 7, 8], [9, 10, 11]]),
    (
        THREE,
        {'n_splits': 4},
        [[0, 1, 2, 6], [3, 5, 7], [4, 8, 10], [9, 11]],
    ),
    (
        THREE,
        {'shuffle': True, 'random_state': 7},
        [[0, 3, 4, 8, 10], [1, 2, 5, 7], [6, 9, 11]],
    ),
    (LETTERS, {'n_splits': 4}, [[0, 1], [2, 3], [4, 5], [6, 7]]),
    (
        LETTERS,
        {'n_splits': 2, 'random_state': 3},
        [[0, 1, 2, 3], [4, 5, 6, 7]],
    ),
    ([1] * 5 + [0] * 3, {}, [[0, 1, 5], [2, 3, 6], [4, 7]]),
]


@pytest.mark.parametrize(('y', 'options', 'wanted'), RECORDED)
def test_folds_are_those_of_then(y, options, wanted):
    splits = old_folds.StratifiedKFold(**options)
    found = list(splits.split(np.zeros(len(y)), y))
    assert [test.tolist() for _, test in found] == wanted
    assert len(wanted) == splits.get_n_splits()
    for train, test in found:
        assert sorted([*train, *test]) == list(range(len(y)))


def test_generators_shuffle_all_classes_in_turn():
    state = np.random.RandomState(1)
    splits = old_folds.StratifiedKFold(2, True, state)
    found = [test.tolist() for _, test in splits.split(THREE, THREE)]
    assert found == [[1, 2, 4, 5, 7, 10, 11], [0, 3, 6, 8, 9]]


def test_small_classes_are_told_and_smaller_ones_refused():
    splits = old_folds.StratifiedKFold(4)
    with pytest.warns(UserWarning, match='only 3 members'):
        list(splits.split(LETTERS, [1] * 5 + [0] * 3))
    with pytest.raises(ValueError, match='n_splits must be at most 2'):
        list(splits.split([0] * 4, [0, 0, 1, 1]))
    with pytest.raises(ValueError, match='got continuous'):
        list(splits.split([0] * 4, [0.5, 1.5, 1, 2]))
