"""scikit-learn's folds of classes as up to 0.21, for ports and `run`.

    StratifiedKFold(5)    ->  old_folds.StratifiedKFold(5)

It split the rows of each class for themselves. Since 0.22 rows fall into other
folds, shuffled or not: a model of then is tested on what it was trained on.
A seed shuffles each class alike, as up to 0.20.2.

Source: scikit-learn 0.19.2, executed; the release notes of 0.20.3 and 0.22.
"""

from __future__ import annotations

import warnings

import numpy as np
from sklearn import model_selection
from sklearn.utils.multiclass import type_of_target
from sklearn.utils.validation import column_or_1d

__all__ = ['StratifiedKFold', 'places']

_KINDS = ('binary', 'multiclass')


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
