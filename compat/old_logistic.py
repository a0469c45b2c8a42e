"""scikit-learn's logistic regression as up to 0.21, for ports and `run`.

    LogisticRegression()    ->  old_logistic.LogisticRegression()

Untold it set each class against all others, by liblinear. Since 0.22 another
solver takes all classes at once, and since 1.8 none takes them one by one.

Source: scikit-learn 0.19 and 0.20, executed.
"""

from __future__ import annotations

import inspect

import numpy as np
from scipy import special
from sklearn import linear_model
from sklearn.utils.class_weight import compute_class_weight
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, column_or_1d

__all__ = ['LogisticRegression']

_Today = linear_model.LogisticRegression
_SMALL = 'liblinear'
_PAIR = 2
# Arguments that today's takes otherwise, or no more.
_OTHERWISE = ('l1_ratio', 'multi_class', 'n_jobs', 'penalty')


class LogisticRegression(linear_model.LogisticRegression):
    """A linear classifier that fits chances.

    Args:
        penalty: l1, l2, elasticnet or none.
        dual: Whether the dual form is solved, by liblinear alone.
        tol: Where the solver stops.
        C: Inverse strength of the penalty.
        fit_intercept: Whether there is a constant term.
        intercept_scaling: What liblinear takes for a constant feature.
        class_weight: None, balanced, or a dict of weights of classes.
        random_state: Seed.
        solver: liblinear, lbfgs, newton-cg, sag or saga.
        max_iter: Steps at most.
        multi_class: ovr, multinomial, or auto, which is the former of
            liblinear and the latter of others.
        verbose: As today.
        warm_start: Without effect.
        n_jobs: Without effect.
        l1_ratio: Part of l1 in elasticnet.
    """

    def __init__(
        self,
        penalty='l2',
        dual=False,
        tol=1e-4,
        C=1.0,  # noqa: N803
        fit_intercept=True,
        intercept_scaling=1,
        class_weight=None,
        random_state=None,
        solver=_SMALL,
        max_iter=100,
        multi_class='ovr',
        verbose=0,
        warm_start=False,
        n_jobs=None,
        l1_ratio=0.0,
    ):
        self.penalty, self.dual, self.tol, self.C = penalty, dual, tol, C
        self.fit_intercept = fit_intercept
        self.intercept_scaling = intercept_scaling
        self.class_weight = class_weight
        self.random_state, self.solver = random_state, solver
        self.max_iter, self.multi_class = max_iter, multi_class
        self.verbose, self.warm_start = verbose, warm_start
        self.n_jobs, self.l1_ratio = n_jobs, l1_ratio

    def fit(self, X, y, sample_weight=None):  # noqa: N803
        """Learns the classes of rows.

        Args:
            X: Features `[rows, features]`.
            y: Classes `[rows]`.
            sample_weight: Weights `[rows]`, or None.

        Returns:
            Itself.
        """
        y = column_or_1d(y)
        check_classification_targets(y)
        self.classes_, codes = np.unique(y, return_inverse=True)
        if len(self.classes_) <= _PAIR or self._takes_all():
            fits = [self._made(self.class_weight).fit(X, y, sample_weight)]
        else:
            fits = self._one_by_one(X, y, codes, sample_weight)
        self.coef_ = np.concatenate([fit.coef_ for fit in fits])
        self.intercept_ = np.ravel([fit.intercept_ for fit in fits])
        if self._is_mirrored():
            self.coef_, self.intercept_ = self.coef_ / 2, self.intercept_ / 2
        steps = np.concatenate([fit.n_iter_ for fit in fits])
        self.n_iter_ = steps.max(keepdims=True) if self._is_small() else steps
        for name in ('n_features_in_', 'feature_names_in_'):
            if hasattr(fits[0], name):
                setattr(self, name, getattr(fits[0], name))
        return self

    def predict_proba(self, X):  # noqa: N803
        """Chances `[rows, classes]` of rows."""
        check_is_fitted(self)
        if self._is_mirrored():
            found = 2 * self.decision_function(X)
            return special.expit(np.stack([-found, found], axis=1))
        if len(self.classes_) > _PAIR and self._takes_all():
            return super().predict_proba(X)
        return self._predict_proba_lr(X)

    def __sklearn_tags__(self):
        """What it can do, which is more than today's liblinear."""
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_class = True
        return tags

    def _is_small(self):
        return self.solver == _SMALL

    def _takes_all(self):
        """Whether it fits all classes at once."""
        return self.multi_class == 'multinomial' or (
            self.multi_class == 'auto' and not self._is_small()
        )

    def _is_mirrored(self):
        """Whether the weights of one class are those of the other, negated.

        A penalty of squares falls on both then, on half of the difference
        each.
        """
        return (
            self.multi_class == 'multinomial' and len(self.classes_) == _PAIR
        )

    def _one_by_one(self, X, y, codes, sample_weight):  # noqa: N803
        """Fits of each class against all others."""
        weights = compute_class_weight(
            self.class_weight, classes=self.classes_, y=y
        )
        given = [{0: 1.0, 1: weight} for weight in weights]
        if not self._is_small():
            given = [None] * len(weights)
            if isinstance(self.class_weight, dict):
                factors = 1.0 if sample_weight is None else sample_weight
                sample_weight = weights[codes] * factors
            elif self.class_weight is not None:
                given = [self.class_weight] * len(weights)
        return [
            self._made(weight).fit(X, (codes == code) * 1, sample_weight)
            for code, weight in enumerate(given)
        ]

    def _made(self, class_weight):
        """Today's, with what it takes of the same."""
        known = inspect.signature(_Today).parameters
        options = {
            name: value
            for name, value in self.get_params(deep=False).items()
            if name in known and name not in _OTHERWISE
        }
        options.update(class_weight=class_weight, warm_start=False)
        if self._is_mirrored() and self.penalty == 'l2':
            options['C'] = 2 * self.C
        ratios = {'l1': 1.0, 'elasticnet': self.l1_ratio}
        has_penalty = self.penalty not in (None, 'none')
        if known['penalty'].default != 'deprecated':
            options['penalty'] = self.penalty if has_penalty else None
            is_mixed = self.penalty == 'elasticnet'
            options['l1_ratio'] = self.l1_ratio if is_mixed else None
        elif has_penalty:
            options['l1_ratio'] = ratios.get(self.penalty, 0.0)
        else:
            options['C'] = np.inf
        return _Today(**options)
