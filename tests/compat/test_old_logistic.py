"""Logistic regression as scikit-learn 0.19 fitted it."""

import numpy as np
import pytest

pytest.importorskip('sklearn')

from sklearn import exceptions, feature_selection  # noqa: E402

from legacy_rnn.compat import old_logistic  # noqa: E402

X = np.random.RandomState(0).randn(60, 4)
NOISE = np.random.RandomState(1).randn(60)
TWO = (X[:, 0] + 0.3 * NOISE > 0).astype(int)
THREE = np.digitize(X[:, 0] + 0.3 * NOISE, [-0.5, 0.5])
# Arguments -> coefficients of the first feature, and the first chances, as
# scikit-learn 0.19.2 gave them.
CASES = {
    'two classes': (
        TWO,
        {},
        [2.9858],
        [0.008, 0.992],
    ),
    'three classes': (
        THREE,
        {},
        [-2.5214, -0.0703, 2.5061],
        [0.0026, 0.2492, 0.7482],
    ),
    'a penalty of sizes': (
        THREE,
        {'penalty': 'l1', 'random_state': 0},
        [-3.3978, -0.0036, 3.5157],
        [0.0005, 0.2387, 0.7609],
    ),
    'balanced classes': (
        THREE,
        {'class_weight': 'balanced'},
        [-2.4431, -0.0735, 2.5061],
        [0.0028, 0.2688, 0.7284],
    ),
    'weights of classes': (
        THREE,
        {'class_weight': {0: 2.0}},
        [-2.9157, -0.0703, 2.5061],
        [0.0016, 0.2494, 0.749],
    ),
    'another solver': (
        THREE,
        {'tol': 1e-08, 'max_iter': 1000, 'solver': 'lbfgs'},
        [-2.6478, -0.0695, 2.7469],
        [0.0018, 0.2435, 0.7547],
    ),
    'its weights': (
        THREE,
        {
            'tol': 1e-08,
            'max_iter': 1000,
            'solver': 'lbfgs',
            'class_weight': {0: 2.0},
        },
        [-3.0002, 0.2218, 2.8852],
        [0.0012, 0.2579, 0.7408],
    ),
    'its balance': (
        THREE,
        {
            'tol': 1e-08,
            'max_iter': 1000,
            'solver': 'lbfgs',
            'class_weight': 'balanced',
        },
        [-2.6932, -0.0934, 2.8173],
        [0.0018, 0.3504, 0.6478],
    ),
    'all at once': (
        THREE,
        {
            'tol': 1e-08,
            'max_iter': 1000,
            'solver': 'lbfgs',
            'multi_class': 'multinomial',
        },
        [-2.4198, -0.0432, 2.463],
        [0.0003, 0.0629, 0.9368],
    ),
    'two at once, by 0.20.3': (
        TWO,
        {
            'tol': 1e-08,
            'max_iter': 1000,
            'solver': 'lbfgs',
            'multi_class': 'multinomial',
        },
        [1.9008],
        [0.0023, 0.9977],
    ),
    'two at once by a penalty of sizes, by 0.20.3': (
        TWO,
        {
            'tol': 1e-08,
            'max_iter': 9000,
            'solver': 'saga',
            'penalty': 'l1',
            'multi_class': 'multinomial',
        },
        [2.3303],
        [0.0005, 0.9995],
    ),
}


@pytest.mark.parametrize('name', CASES)
def test_fits_are_those_of_then(name):
    y, options, weights, chances = CASES[name]
    model = old_logistic.LogisticRegression(**options).fit(X, y)
    np.testing.assert_allclose(
        model.coef_[:, 0], weights, rtol=5e-4, atol=1e-4
    )
    np.testing.assert_allclose(
        model.predict_proba(X[:1])[0], chances, rtol=5e-4, atol=1e-4
    )
    assert model.get_params()['multi_class'] == options.get(
        'multi_class', 'ovr'
    )


def test_a_fit_without_a_constant_has_none():
    model = old_logistic.LogisticRegression(fit_intercept=False).fit(X, THREE)
    assert model.intercept_.tolist() == [0, 0, 0]
    assert model.n_iter_.shape == (1,)


def test_features_are_chosen_by_its_weights():
    model = old_logistic.LogisticRegression(C=0.05, penalty='l1')
    chosen = feature_selection.SelectFromModel(model).fit(X, THREE)
    assert chosen.get_support().tolist() == [True, False, False, False]


@pytest.mark.parametrize('y', [NOISE, np.eye(3)[THREE]])
def test_numbers_and_rows_are_no_classes(y):
    with pytest.raises(ValueError):
        old_logistic.LogisticRegression().fit(X, y)


def test_model_that_is_not_fitted_says_so():
    with pytest.raises(exceptions.NotFittedError):
        old_logistic.LogisticRegression().predict_proba(X)
