"""scikit-learn's most frequent words as it chose them, for ports and `run`.

    CountVectorizer(max_features=9)  ->  old_vectorizers.CountVectorizer(...)

Which of equally frequent words are kept was left to NumPy's sort, which takes
others since 1.25 and on each kind of machine.

Source: scikit-learn 0.18.1 and 0.20.4 with NumPy 1.11 and 1.16, executed.
"""

from __future__ import annotations

import numpy as np
from sklearn.feature_extraction import text

from . import numpy1

__all__ = ['CountVectorizer', 'TfidfVectorizer']


class _Limited:
    def _limit_features(
        self,
        X,  # noqa: N803
        vocabulary,
        high=None,
        low=None,
        limit=None,
    ):
        """Words that are neither rare nor common, the most frequent ones.

        Args:
            X: Counts `[texts, words]`, sparse.
            vocabulary: Dict from words to their columns; changed in place.
            high: In how many texts a word may be.
            low: In how many it must be.
            limit: How many words are kept; None for all.

        Returns:
            What today's method returns.
        """
        rare = super()._limit_features  # type: ignore[misc]
        if limit is None:
            return rare(X, vocabulary, high, low, limit)
        found = rare(X, vocabulary, high, low, None)
        counts = found[0] if isinstance(found, tuple) else found
        if counts.shape[1] <= limit:
            return found
        totals = np.asarray(counts.sum(axis=0)).ravel()
        kept = np.sort(numpy1.argsort(-totals)[:limit])
        column = dict(zip(kept.tolist(), range(limit), strict=True))
        dropped = {w for w, place in vocabulary.items() if place not in column}
        for word in dropped:
            del vocabulary[word]
        for word, place in vocabulary.items():
            vocabulary[word] = column[place]
        counts = counts[:, kept]
        is_pair = isinstance(found, tuple)
        return (counts, found[1] | dropped) if is_pair else counts


class CountVectorizer(_Limited, text.CountVectorizer):
    """Counts words of texts, as today's with all its arguments."""


class TfidfVectorizer(text.TfidfVectorizer, CountVectorizer):
    """Weighs words of texts, as today's with all its arguments."""
