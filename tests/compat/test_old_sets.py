"""Sets are run through as a real Python 2.7 did."""

import copy
import json
import pathlib
import pickle

import pytest

from legacy_rnn.compat.old_sets import Set, hashes
from tests.golden import make_sets

RECORDED = json.loads(pathlib.Path(make_sets.FILE).read_text())
TEXT = 'the quick brown fox jumps over the lazy dog'
# Recorded under Python 2.7: `list(set(TEXT.split()))`.
WORDS = ['brown', 'lazy', 'over', 'fox', 'dog', 'quick', 'the', 'jumps']


def keyed(order):
    return [tuple(key) if isinstance(key, list) else key for key in order]


@pytest.mark.parametrize('seed', range(len(RECORDED)))
def test_order_after_any_steps_is_that_of_then(seed):
    assert make_sets.order(Set, seed) == keyed(RECORDED[seed])


def test_words_are_in_their_order_and_print_so():
    words = Set(TEXT.split())
    assert list(words) == WORDS
    assert repr(Set('b')) == "set(['b'])"
    assert sorted(words) == sorted(WORDS)
    assert [*words.copy()] == [*copy.copy(words)]


@pytest.mark.parametrize(
    ('value', 'hashed'),
    [
        ('', 0),
        ('abc', 1453079729188098211),
        ('\u4e2d', 2561671671212),
        (-1, -2),
        (2**63, -(2**63)),
        (-(2**70), -64),
        (float('inf'), 314159),
        (float('nan'), 0),
        (object, None),
        (('a', None), None),
    ],
)
def test_hashes_are_those_of_then(value, hashed):
    assert hashes.of(value) == hashed


def test_what_went_by_its_address_comes_in_its_order():
    one, other = object(), object()
    assert list(Set([one, other])) == [one, other]
    assert list(Set([other, one])) == [other, one]


def test_it_is_a_set_among_sets():
    words = Set(TEXT.split())
    assert isinstance(words, set)
    assert words == {*WORDS}
    assert {'the'} < words
    assert {'the', 'cat'} & words == {'the'}
    assert type({'cat'} | words) is Set
    assert set.union(words, ['cat']) == {*WORDS, 'cat'}
    assert pickle.loads(pickle.dumps(words)) == words
    assert copy.deepcopy(words) == words
    with pytest.raises(TypeError):
        words | ['cat']
    with pytest.raises(KeyError):
        words.remove('cat')
    with pytest.raises(KeyError, match='empty'):
        Set().pop()


def test_what_is_done_past_it_is_not_lost():
    words = Set('ab')
    set.add(words, 'c')
    assert {*words} == {'a', 'b', 'c'}
    made = Set.__new__(Set)
    made.add('a')
    made.update('bc')
    assert {*made} == {'a', 'b', 'c'}
