"""`contrib.learn.preprocessing.CategoricalProcessor`: categories to ids.

Source: TensorFlow 1.12.3, `contrib/learn/python/learn/preprocessing`.
"""

from __future__ import annotations

import numpy as np

from .vocabulary import CategoricalVocabulary


class CategoricalProcessor:
    """Rows of categories to rows of ids; NaN is the unknown category, 0.

    Args:
        min_frequency: Categories that come so often or less are unknown.
        share: Whether all columns have one vocabulary.
        vocabularies: List of a CategoricalVocabulary for each column, None
            for new ones.

    Attributes:
        vocabularies_: The vocabularies.
    """

    def __init__(self, min_frequency=0, share=False, vocabularies=None):
        self.min_frequency, self.share = min_frequency, share
        self.vocabularies_ = vocabularies

    def freeze(self, freeze=True):
        """From now on no new category has an id, or has one again."""
        for vocabulary in self.vocabularies_:
            vocabulary.freeze(freeze)

    def fit(self, x, unused_y=None):
        """Learns the categories of rows, and no more after that.

        Args:
            x: Frame, array or iterable of rows.
            unused_y: Ignored.

        Returns:
            The processor.
        """
        for row in _rows(x):
            if self.vocabularies_ is None:
                self.vocabularies_ = self._made(len(row))
            for vocabulary, value in zip(
                self.vocabularies_, row, strict=False
            ):
                if not _is_nan(value):
                    vocabulary.add(value)
        if self.min_frequency > 0:
            for vocabulary in self.vocabularies_:
                vocabulary.trim(self.min_frequency)
        self.freeze()
        return self

    def transform(self, x):
        """Yields the ids of each row, int64 `[columns]`."""
        self.freeze()
        for row in _rows(x):
            ids = [
                0 if _is_nan(value) else vocabulary.get(value)
                for vocabulary, value in zip(
                    self.vocabularies_, row, strict=False
                )
            ]
            yield np.array(ids, np.int64)

    def fit_transform(self, x, unused_y=None):
        """Learns the categories of rows; yields the ids of each row."""
        return self.fit(x).transform(x)

    def _made(self, columns):
        if self.share:
            return [CategoricalVocabulary()] * columns
        return [CategoricalVocabulary() for _ in range(columns)]


def _rows(x):
    return x.to_numpy() if hasattr(x, 'to_numpy') else x


def _is_nan(value):
    return isinstance(value, float) and value != value
