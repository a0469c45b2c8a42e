"""Counted words have the order of NLTK 3.4."""

import pytest

pytest.importorskip('nltk')

from legacy_rnn.compat import old_counts  # noqa: E402
from tests.legacy_rnn.running.programs import runs  # noqa: E402


def test_counted_words_are_given_as_they_came(capfd):
    code = (
        'import nltk\nfrom nltk.probability import FreqDist\n'
        'words = "b a a c".split()\n'
        'print(list(nltk.FreqDist(words)), list(FreqDist(words).keys()))\n'
    )
    assert runs(capfd, code)[0] == ("['b', 'a', 'c'] ['b', 'a', 'c']")
    counts = old_counts.FreqDist('b a a c'.split())
    assert (counts.most_common(1), counts.max()) == ([('a', 2)], 'a')


def test_equal_counts_have_the_order_of_python_2(capfd):
    code = (
        'import nltk\nwords = "a b c zz yy a q r b".split()\n'
        'print nltk.FreqDist(words).most_common(4)\n'
    )
    # Recorded under Python 2.7 and NLTK 3.2.5.
    recorded = "[('a', 2), ('b', 2), ('q', 1), ('c', 1)]"
    assert runs(capfd, code)[0] == recorded
