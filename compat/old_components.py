"""scikit-learn's principal components with the signs of up to 1.4.

    PCA(2)             ->  old_components.PCA(2)
    TruncatedSVD(2)    ->  old_components.TruncatedSVD(2)

The sign of a component is free. It was chosen by the rows that are projected,
and is chosen by the component since 1.5, so that what a network was trained on
comes with another sign.

Source: scikit-learn 0.19.2 and 0.20.4, executed, and `utils/extmath.py` there.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn import decomposition

__all__ = ['PCA', 'TruncatedSVD']


class _Projecting:
    components_: Any

    def fit(self, X, y=None):  # noqa: N803
        """Finds the components of rows `[rows, features]`; returns itself."""
        self.fit_transform(X)
        return self

    def fit_transform(self, X, y=None):  # noqa: N803
        """Finds the components, and projects the rows on them.

        Args:
            X: Rows `[rows, features]`.
            y: Ignored.

        Returns:
            Array `[rows, components]`.
        """
        found = super().fit_transform(X)  # type: ignore[misc]
        largest = found[np.abs(found).argmax(0), np.arange(found.shape[1])]
        signs = np.where(largest < 0, -1, 1)
        self.components_ = self.components_ * signs[:, None]
        return found * signs


class PCA(_Projecting, decomposition.PCA):
    """Principal components of rows, as today's with all its arguments."""


class TruncatedSVD(_Projecting, decomposition.TruncatedSVD):
    """The same of rows as they are, whose mean is not taken from them."""
