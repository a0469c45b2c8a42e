"""Folds of classes as scikit-learn 0.19 made them."""

import numpy as np
import pytest

pytest.importorskip('sklearn')

from sklearn import model_selection, neighbors  # noqa: E402

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


ROWS = np.arange(12.0)[:, None] % 7
NEXT = neighbors.KNeighborsClassifier(1)


# Recorded under scikit-learn 0.18.1 and 0.20.4.
@pytest.mark.parametrize('given', [{}, {'cv': 3}, {'cv': None}])
def test_a_number_of_folds_is_of_folds_of_classes(given):
    found = old_folds.cross_val_score(NEXT, ROWS, THREE, **given)
    assert np.allclose(found, [0.4, 0.25, 1 / 3])
    found = old_folds.cross_val_predict(NEXT, ROWS, THREE, **given)
    assert found.tolist() == [2, 0, 1, 2, 0, 2, 0, 0, 0, 1, 1, 1]
    found = old_folds.cross_validate(NEXT, ROWS, THREE, **given)
    assert np.allclose(found['test_score'], [0.4, 0.25, 1 / 3])


def test_arguments_of_scores_may_stand_by_place():
    for given in ((None, 'accuracy', 3), ('accuracy', 3)):
        found = old_folds.cross_val_score(NEXT, ROWS, THREE, *given)
        assert np.allclose(found, [0.4, 0.25, 1 / 3])


def test_values_and_told_folds_are_split_as_today():
    other = neighbors.KNeighborsRegressor(1)
    found = old_folds.cross_val_score(other, ROWS, THREE)
    assert np.allclose(found, [-4, -2.2727, 0.2727], atol=1e-4)
    found = old_folds.cross_val_score(NEXT, ROWS, THREE, cv=[(range(6), [7])])
    assert found.tolist() == [0]


def test_curves_are_of_folds_of_classes():
    _, found = old_folds.validation_curve(
        NEXT, ROWS, THREE, 'n_neighbors', [1], cv=3
    )
    assert np.allclose(found, [[0.4, 0.25, 1 / 3]])
    _, _, found = old_folds.learning_curve(NEXT, ROWS, THREE, cv=3)
    assert np.allclose(found[-1], [0.4, 0.5, 1 / 3])


@pytest.mark.parametrize('given', [{}, {'cv': 3}])
def test_settings_are_tried_on_folds_of_classes(given):
    places = {'n_neighbors': [1, 3]}
    search = old_folds.GridSearchCV(NEXT, places, **given)
    found = search.fit(ROWS, THREE).cv_results_['mean_test_score']
    assert np.allclose(found, [0.3278, 0.4778], atol=1e-4)
    assert search.get_params()['cv'] == given.get('cv')
    places = {'n_neighbors': [3]}
    search = old_folds.RandomizedSearchCV(NEXT, places, n_iter=1, **given)
    found = search.fit(ROWS, THREE).cv_results_['mean_test_score']
    assert np.allclose(found, [0.4778], atol=1e-4)


def _classes(*counts):
    return np.repeat(np.arange(len(counts)), counts)


def test_ties_of_classes_are_broken_by_chance_as_then():
    y = _classes(58, 62)
    wanted = []
    for seed in range(4):
        train, test = old_folds.train_test_split(
            y, test_size=0.25, random_state=seed, stratify=y
        )
        splits = old_folds.StratifiedShuffleSplit(
            1, test_size=0.25, random_state=seed
        )
        (first, second), *none = splits.split(y, y)
        assert not none
        assert y[first].tolist() == train.tolist()
        assert y[second].tolist() == test.tolist()
        wanted.append(np.bincount(train).tolist())
    assert wanted == [[43, 47], [44, 46], [43, 47], [43, 47]]


def test_splits_without_ties_are_those_of_today():
    y = _classes(20, 13, 7)
    for options in ({'stratify': y}, {}, {'shuffle': False}):
        options = {'test_size': 0.3, 'random_state': 5, **options}
        if 'shuffle' in options:
            del options['random_state']
        parts = old_folds.train_test_split(np.arange(40), **options)
        today = model_selection.train_test_split(np.arange(40), **options)
        assert [part.tolist() for part in parts] == [
            part.tolist() for part in today
        ]


def test_searches_tell_the_scores_of_all_settings():
    x = np.repeat([[0.0], [9.0]], 6, axis=0)
    search = old_folds.GridSearchCV(
        neighbors.KNeighborsClassifier(), {'n_neighbors': [1, 2]}, cv=3
    )
    one, two = search.fit(x, [0] * 6 + [1] * 6).grid_scores_
    parameters, mean, scores = one
    assert (parameters, mean, scores.tolist()) == (
        {'n_neighbors': 1},
        1.0,
        [1.0] * 3,
    )
    assert repr(one) == (
        "mean: 1.00000, std: 0.00000, params: {'n_neighbors': 1}"
    )
    assert two.cv_validation_scores.shape == (3,)
