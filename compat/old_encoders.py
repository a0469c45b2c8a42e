"""scikit-learn's encoder of whole numbers as up to 0.21, for ports and `run`.

    OneHotEncoder(n_values=9)  ->  old_encoders.OneHotEncoder(n_values=9)

It knew how many values there are without seeing them, and encoded some of the
columns, which it put before the others. Since 0.22 it refuses both.

Source: scikit-learn 0.18.1 and 0.20.3, executed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse as matrices
from sklearn import preprocessing

__all__ = ['OneHotEncoder']


class OneHotEncoder(preprocessing.OneHotEncoder):
    """A column of zeros and ones for each value, as today's.

    Args:
        n_values: How many values each column has, a number or a list; None
            or `'auto'` for those that `fit` sees.
        categorical_features: Columns to encode, places or a mask; None or
            `'all'` for all.
        categories: As today.
        sparse: Whether a sparse matrix is given; None for `sparse_output`.
        dtype: As today.
        handle_unknown: As today.
        sparse_output: As today.
        drop: As today.
        **options: Other arguments of today.
    """

    sparse_output: Any
    n_values_: Any

    def __init__(
        self,
        n_values=None,
        categorical_features=None,
        categories='auto',
        sparse=None,
        dtype=np.float64,
        handle_unknown='error',
        sparse_output=True,
        drop=None,
        **options,
    ):
        super().__init__(
            categories='auto' if categories is None else categories,
            sparse_output=sparse_output if sparse is None else sparse,
            dtype=dtype,
            handle_unknown=handle_unknown,
            drop=drop,
            **options,
        )
        self.n_values = n_values
        self.categorical_features, self.sparse = categorical_features, sparse

    def fit(self, X, y=None):  # noqa: N803
        """Learns the values of columns; returns itself.

        Args:
            X: Rows `[rows, columns]`, of whole numbers where numbers of
                values or columns are told.
            y: Ignored.
        """
        if not self._is_told():
            return super().fit(X)
        columns, _ = self._parts(X)
        seen = isinstance(self.n_values, str) or self.n_values is None
        sizes = columns.max(0) + 1 if seen else self.n_values
        self.n_values_ = np.broadcast_to(sizes, columns.shape[1:])
        self.feature_indices_ = np.cumsum([0, *self.n_values_])
        if (columns >= self.n_values_).any():
            raise ValueError(
                f'X must be below n_values={self.n_values}, got '
                f'{columns.max()}; tell more values'
            )
        self._inner = preprocessing.OneHotEncoder(
            categories=[
                np.unique(column) if seen else np.arange(size)
                for column, size in zip(columns.T, self.n_values_, strict=True)
            ],
            sparse_output=self.sparse_output,
            dtype=self.dtype,
            handle_unknown='ignore',
        ).fit(columns)
        self.categories_ = self._inner.categories_
        return self

    def fit_transform(self, X, y=None):  # noqa: N803
        """`fit`, then `transform`."""
        return self.fit(X).transform(X)

    def transform(self, X):  # noqa: N803
        """The encoded columns, and the others behind them.

        Args:
            X: As `fit` takes it.

        Returns:
            Array or sparse matrix `[rows, values + others]`.

        Raises:
            ValueError: A value is larger than those known, which are not
                to be ignored.
        """
        if not self._is_told():
            return super().transform(X)
        columns, others = self._parts(X)
        is_strict = self.handle_unknown == 'error'
        if is_strict and (columns >= self.n_values_).any():
            raise ValueError(f'unknown value {columns.max()} in X')
        found = self._inner.transform(columns)
        if not others.shape[1]:
            return found
        if matrices.issparse(found):
            return matrices.hstack((matrices.coo_matrix(found), others))
        return np.hstack((found, others))

    def _is_told(self):
        told = self.n_values, self.categorical_features
        return any(not (v is None or isinstance(v, str)) for v in told)

    def _parts(self, rows):
        rows = rows.toarray() if matrices.issparse(rows) else rows
        rows = np.asarray(rows, float)
        chosen = np.ones(rows.shape[1], bool)
        if not isinstance(self.categorical_features, (str, type(None))):
            chosen[:] = False
            chosen[np.asarray(self.categorical_features)] = True
        return rows[:, chosen].astype(int), rows[:, ~chosen]
