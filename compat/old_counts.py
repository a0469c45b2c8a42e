"""Counted words as NLTK up to 3.4 gave them, for ports and `run`.

    FreqDist(words)        ->  old_counts.FreqDist(words)

Since 3.5 a loop through them has the most frequent first.

Source: NLTK 3.2.5 and 3.4.5, executed.
"""

from __future__ import annotations

from nltk import probability

__all__ = ['FreqDist']


class FreqDist(probability.FreqDist):
    """Counts of words, in the order in which these came."""

    __iter__ = dict.__iter__
