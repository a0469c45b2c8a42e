"""Splits of rows as scikit-learn up to 0.17 made them.

Source: scikit-learn 0.19.2, `sklearn.cross_validation`.
"""

from __future__ import annotations

import importlib

import numpy as np

from ..imports.overlays import Overlay


def cross_validation():
    """The module that held these splits."""
    names = {
        kind.__name__: kind
        for kind in (KFold, StratifiedKFold, ShuffleSplit, LeaveOneOut)
    }
    return Overlay(importlib.import_module('sklearn.model_selection'), names)


class _Old:
    """A split of 0.17 and before, which holds its data and is iterated.

    Sub-classes say how today's class is made, and what it splits.
    """

    kind: str
    random = True

    def __init__(
        self, n, n_folds=3, shuffle=False, random_state=None, **options
    ):
        self.n_folds = n_folds
        self._data = n
        options['n_splits'] = n_folds
        if shuffle:
            options.update(shuffle=True, random_state=random_state)
        self._splits = self._made(options)

    def __iter__(self):
        """Pairs of places to train and to test on."""
        rows = self._rows()
        return iter(self._splits.split(np.zeros(len(rows)), rows))

    def __len__(self):
        return self.n_folds

    def _rows(self):
        return np.zeros(self._data)

    def _made(self, options):
        selection = importlib.import_module('sklearn.model_selection')
        return getattr(selection, self.kind)(**options)


class KFold(_Old):
    """Splits of `n` rows."""

    kind = 'KFold'


class StratifiedKFold(_Old):
    """Splits in which classes come as often as in labels."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._pairs = list(super().__iter__())

    def __iter__(self):
        return iter(self._pairs)

    def _rows(self):
        return np.asarray(self._data)

    def _made(self, options):
        folds = importlib.import_module('legacy_rnn.compat.old_folds')
        if 'shuffle' in options:  # One generator for all classes.
            seed = options['random_state']
            made = importlib.import_module('sklearn.utils').check_random_state
            options['random_state'] = made(seed)
        return folds.StratifiedKFold(**options)


class ShuffleSplit(_Old):
    """Random splits of `n` rows."""

    kind = 'ShuffleSplit'

    def __init__(
        self, n, n_iter=10, test_size=0.1, train_size=None, random_state=None
    ):
        self.n_folds, self._data = n_iter, n
        self._splits = self._made(
            {
                'n_splits': n_iter,
                'test_size': test_size,
                'train_size': train_size,
                'random_state': random_state,
            }
        )


class LeaveOneOut(_Old):
    """Each of `n` rows by itself."""

    kind = 'LeaveOneOut'

    def __init__(self, n):
        self.n_folds = self._data = n
        self._splits = self._made({})
