"""The most frequent words are those that scikit-learn of then chose."""

import pytest

pytest.importorskip('sklearn')

from legacy_rnn.compat import old_vectorizers  # noqa: E402
from legacy_rnn.compat.porting import port_text  # noqa: E402
from tests.legacy_rnn.running.programs import runs  # noqa: E402

TEXTS = [
    'a cat sat on the mat again',
    'the dog ate my hat once more',
    'on the road to nowhere we go',
    'my my hey hey rock and roll',
    'is here to stay it is better',
]
NINE = ['again', 'hey', 'is', 'my', 'on', 'sat', 'stay', 'the', 'to']


# Recorded under scikit-learn 0.20.4 with NumPy 1.16, and the words of 9 under
# 0.18.1 with NumPy 1.11, too.
@pytest.mark.parametrize(
    ('limit', 'wanted'),
    [
        (5, ['hey', 'is', 'my', 'on', 'the']),
        (9, NINE),
        (
            14,
            'again hey is my nowhere on once road rock roll sat stay the '
            'to'.split(),
        ),
    ],
)
def test_equally_frequent_words_are_those_of_then(limit, wanted):
    found = old_vectorizers.CountVectorizer(max_features=limit).fit(TEXTS)
    assert sorted(found.vocabulary_.items()) == [
        (word, place) for place, word in enumerate(wanted)
    ]


def test_texts_are_weighed_by_these_words():
    weights = old_vectorizers.TfidfVectorizer(max_features=9)
    found = weights.fit_transform(TEXTS).toarray()
    assert sorted(weights.vocabulary_) == NINE
    wanted = [0.568, 0, 0, 0, 0.458, 0.568, 0, 0.38, 0]
    assert found[0].round(3).tolist() == wanted


def test_rare_words_are_left_out_before():
    counts = old_vectorizers.CountVectorizer(max_features=3, min_df=2)
    found = counts.fit_transform(TEXTS).toarray().tolist()
    assert found == [[0, 1, 1], [1, 0, 1], [0, 1, 1], [2, 0, 0], [0, 0, 0]]


def test_all_words_are_kept_where_they_are_few():
    for limit in (None, 5):
        counts = old_vectorizers.CountVectorizer(max_features=limit)
        assert sorted(counts.fit(['b a', 'aa bb b aa']).vocabulary_) == [
            'aa',
            'bb',
        ]


def test_runs_choose_words_and_name_them_by_both(capfd):
    lines = ['import tensorflow as tf', 'x = 1']
    for kind in ('CountVectorizer', 'TfidfVectorizer'):
        lines += [
            f'from sklearn.feature_extraction.text import {kind} as Words',
            f'words = Words(max_features=5).fit({TEXTS})',
            "print(' '.join(words.get_feature_names()))",
        ]
    out = runs(capfd, '\n'.join(lines) + '\n')
    assert out[:2] == ['hey is my on the'] * 2


def test_ports_choose_words_by_them():
    source = (
        'from sklearn.feature_extraction import text\n'
        'from sklearn.feature_extraction.text import TfidfVectorizer as T\n'
        'x = T(max_features=3), text.CountVectorizer(max_features=3)\n'
    )
    assert port_text(source, '1.4').text.endswith(
        'x = old_vectorizers.TfidfVectorizer(max_features=3), '
        'old_vectorizers.CountVectorizer(max_features=3)\n'
    )
    source = source.replace('max_features', 'min_df')
    assert 'old_vectorizers' not in port_text(source, '1.4').text
