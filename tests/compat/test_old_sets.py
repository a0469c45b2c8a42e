"""Sets are run through as a real Python 2.7 did."""

import collections
import copy
import json
import pathlib
import pickle
import time

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
    things = [object() for _ in range(300)]
    for count in (2, 7, 300):
        assert list(Set(things[:count])) == things[:count]
        assert list(Set(things[count::-1])) == things[count::-1]


# Recorded under Python 2.7.
def test_pop_goes_on_behind_the_last():
    rest, popped = Set(range(20)), []
    for step in range(15):
        popped.append(rest.pop())
        if step % 3 == 0:
            rest.add(step * 7)
    assert popped == [0, *range(14)]
    assert [*rest] == [*range(14, 20), 21, 42, 63, 84]


def test_many_are_popped_at_once():
    rest, begin = Set(range(10000)), time.time()
    while rest:
        rest.pop()
    assert time.time() - begin < 5


def test_room_that_removed_keys_had_is_given_back():
    # Recorded under Python 2.7.
    numbers = Set(range(40))
    numbers.difference_update(range(3, 40))
    numbers.update([100, 70])
    assert [*numbers] == [0, 1, 2, 100, 70]
    words = Set('abc')
    words -= words
    words.update('hello')
    assert [*words] == ['h', 'e', 'l', 'o']


def test_dictionaries_of_a_class_make_no_room():
    # Recorded under Python 2.7: `list(set(Counter(TEXT.split())))`.
    assert [*Set(collections.Counter(TEXT.split()))] == WORDS


def test_keys_of_other_hashes_are_not_compared():
    class Node:
        def __eq__(self, other):
            return self.name == other.name

        def __hash__(self):
            return 1

    assert len([*Set([Node(), 0, 16, 'a', None])]) == 5


def test_it_is_a_set_among_sets():
    words = Set(TEXT.split())
    assert isinstance(words, set)
    assert words == {*WORDS}
    assert {'the'} < words
    assert {'the', 'cat'} & words == {'the'}
    assert type({'cat'} | words) is Set
    assert set.union(words, ['cat']) == {*WORDS, 'cat'}
    assert [*pickle.loads(pickle.dumps(words))] == [*words]
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
