"""scikit-learn's folds of classes as up to 0.21, for ports and `run`.

    StratifiedKFold(5)                   ->  old_folds.StratifiedKFold(5)
    cross_val_score(model, x, y, cv=5)   ->  old_folds.cross_val_score(...)

It split the rows of each class for themselves. Since 0.22 rows fall into other
folds, shuffled or not: a model of then is tested on what it was trained on.
A seed shuffles each class alike, as up to 0.20.2.

What takes a number of folds made such ones of a classifier, three untold.

    train_test_split(x, stratify=y)      ->  old_folds.train_test_split(...)

Where a split halves the rows of two classes, 43.5 of 58 and 46.5 of 62, chance
gave one of them the row that is left; today it is how quotients are rounded.

Source: scikit-learn 0.19.2 and 0.20.4, executed; the release notes of 0.20.3
and 0.22.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import numbers
import warnings
from typing import Any, NamedTuple

import numpy as np
from sklearn import base, model_selection
from sklearn.utils.multiclass import type_of_target
from sklearn.utils.validation import column_or_1d

__all__ = [
    'GridSearchCV',
    'RandomizedSearchCV',
    'StratifiedKFold',
    'StratifiedShuffleSplit',
    'cross_val_predict',
    'cross_val_score',
    'cross_validate',
    'learning_curve',
    'places',
    'train_test_split',
    'validation_curve',
]

_KINDS = ('binary', 'multiclass')
_UNTOLD = 3


class StratifiedKFold(model_selection.StratifiedKFold):
    """Splits in which classes come as often as in all rows.

    Args:
        n_splits: How many folds.
        shuffle: Whether the rows of each class are shuffled before.
        random_state: Seed, a generator, or None; without effect where
            nothing is shuffled.
    """

    def __init__(self, n_splits=3, shuffle=False, random_state=None):
        super().__init__(n_splits)
        self.shuffle, self.random_state = shuffle, random_state

    def split(self, X, y, groups=None):  # noqa: N803
        """Yields pairs of places to train and to test on.

        Args:
            X: Rows; only how many matters.
            y: Classes `[rows]`.
            groups: Ignored.

        Raises:
            ValueError: No class has as many rows as there are folds, or y
                are no classes.
        """
        kind = type_of_target(y)
        if kind not in _KINDS:
            raise ValueError(f'y must be one of {_KINDS}, got {kind}')
        seed = self.random_state if self.shuffle else None
        found = places(y, self.n_splits, self.shuffle, seed)
        rows = np.arange(len(found))
        for fold in range(self.n_splits):
            yield rows[found != fold], rows[found == fold]


def places(y, n_splits, shuffle, random_state):
    """The fold of each row.

    Args:
        y: Classes `[rows]`.
        n_splits: How many folds.
        shuffle: Whether the rows of each class are shuffled before.
        random_state: Seed of each class, or one generator for all.

    Returns:
        Array `[rows]` of whole numbers.
    """
    _, codes = np.unique(column_or_1d(y), return_inverse=True)
    counts = np.bincount(codes)
    if np.all(n_splits > counts):
        raise ValueError(
            f'n_splits must be at most {counts.max()}, the rows of the '
            f'largest class, got {n_splits}'
        )
    if n_splits > counts.min():
        warnings.warn(
            f'The least populated class in y has only {counts.min()} members, '
            f'which is less than n_splits={n_splits}.',
            stacklevel=3,
        )
    folds = model_selection.KFold(
        n_splits, shuffle=shuffle, random_state=random_state
    )
    splits = [folds.split(np.zeros(max(count, n_splits))) for count in counts]
    found = np.zeros(len(codes), int)
    for fold, parts in enumerate(zip(*splits, strict=True)):
        for code, (_, test) in enumerate(parts):
            own = np.flatnonzero(codes == code)
            found[own[test[test < len(own)]]] = fold
    return found


def _folds(cv, estimator, y):
    """Folds of classes where a classifier is given as many, else as told."""
    cv = _UNTOLD if cv is None else cv
    if y is None or not isinstance(cv, numbers.Integral):
        return cv
    is_of_classes = base.is_classifier(estimator)
    is_of_classes = is_of_classes and type_of_target(y) in _KINDS
    return StratifiedKFold(int(cv)) if is_of_classes else cv


def _of_classes(function, *places):
    """A function of today that is given the folds of then.

    Args:
        function: The function, of an estimator, rows and their classes.
        *places: Arguments that followed these by place.
    """

    @functools.wraps(function)
    def call(estimator, X, y=None, *args, **options):  # noqa: N803
        if places == _SCORED and args and isinstance(args[0], str):
            args = None, *args  # Groups, which 0.17 did not have.
        options.update(zip(places, args, strict=False))
        options['cv'] = _folds(options.get('cv'), estimator, y)
        return function(estimator, X, y, **options)

    return call


# Where these stood up to 0.21.
_SCORED = ('groups', 'scoring', 'cv', 'n_jobs', 'verbose')
cross_val_predict = _of_classes(
    model_selection.cross_val_predict, 'groups', 'cv', 'n_jobs', 'verbose'
)
cross_val_score = _of_classes(model_selection.cross_val_score, *_SCORED)
cross_validate = _of_classes(model_selection.cross_validate, *_SCORED)
learning_curve = _of_classes(
    model_selection.learning_curve, 'groups', 'train_sizes', 'cv', 'scoring'
)
validation_curve = _of_classes(
    model_selection.validation_curve,
    'param_name',
    'param_range',
    'groups',
    'cv',
    'scoring',
)


class _Score(NamedTuple):
    """What `search.grid_scores_` has of each of the settings."""

    parameters: dict
    mean_validation_score: float
    cv_validation_scores: np.ndarray

    def __repr__(self):
        scores = self.cv_validation_scores
        return (
            f'mean: {self.mean_validation_score:.5f}, '
            f'std: {np.std(scores):.5f}, params: {self.parameters}'
        )


class _Searching:
    cv: Any
    cv_results_: dict
    estimator: Any
    n_splits_: int

    @property
    def grid_scores_(self):
        """The scores of all settings, as up to 0.19."""
        found = self.cv_results_
        folds = [
            found[f'split{fold}_test_score'] for fold in range(self.n_splits_)
        ]
        return [
            _Score(parameters, float(np.mean(scores)), scores)
            for parameters, scores in zip(
                found['params'], np.transpose(folds), strict=True
            )
        ]

    def fit(self, X, y=None, **options):  # noqa: N803
        """Tries all settings on folds, and returns itself.

        Args:
            X: Rows.
            y: Their classes or values.
            **options: As today.
        """
        told = self.cv
        self.cv = _folds(told, self.estimator, y)
        try:
            return super().fit(X, y, **options)  # type: ignore[misc]
        finally:
            self.cv = told


class GridSearchCV(_Searching, model_selection.GridSearchCV):
    """The best of all settings, as today's with all its arguments."""


class RandomizedSearchCV(_Searching, model_selection.RandomizedSearchCV):
    """The best of some settings, as today's with all its arguments."""


class StratifiedShuffleSplit(model_selection.StratifiedShuffleSplit):
    """Random splits in which classes come as often as in all rows."""

    def split(self, X, y, groups=None):  # noqa: N803
        """Yields pairs of places to train and to test on.

        Args:
            X: Rows; only how many matters.
            y: Classes `[rows]`.
            groups: Ignored.
        """
        with _whole_quotients():
            return iter(list(super().split(X, y)))


def _splitting(function):
    """A function that splits arrays, as today's with all its arguments."""

    @functools.wraps(function)
    def call(*arrays, **options):
        with _whole_quotients():
            return function(*arrays, **options)

    return call


train_test_split = _splitting(model_selection.train_test_split)


@contextlib.contextmanager
def _whole_quotients():
    """Lets splits see which classes are left as much of a row."""
    module: Any = importlib.import_module('sklearn.model_selection._split')
    known = module._approximate_mode
    module._approximate_mode = _drawn
    try:
        yield
    finally:
        module._approximate_mode = known


def _drawn(counts, n_draws, rng):
    """How many rows of each class are drawn.

    Args:
        counts: Rows of each class `[classes]`.
        n_draws: Rows in all.
        rng: Generator that breaks ties.
    """
    shares = n_draws * counts / counts.sum()
    found = np.floor(shares)
    missing = int(n_draws - found.sum())
    rests = shares - found
    for rest in np.unique(rests)[::-1]:
        if missing <= 0:
            break
        (tied,) = np.where(rests == rest)
        drawn = rng.choice(tied, min(len(tied), missing), replace=False)
        found[drawn] += 1
        missing -= len(drawn)
    return found.astype(int)
