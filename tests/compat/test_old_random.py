"""Draws of Python 2 from a seed, as a real one gave them."""

import random

import numpy as np
import pytest

from legacy_rnn.compat import old_random
from legacy_rnn.running import shims

# Recorded under Python 2.7: `shuffle(range(9))`, `randint(0, 9)`,
# `randrange(2, 90, 7)`, `choice('abcdef')`, `sample(range(8), 3)`,
# `sample(range(100), 4)`, `randint(0, 2**60)`.
RECORDED = {
    0.5: [
        [4, 8, 0, 6, 2, 5, 1, 3, 7],
        8,
        2,
        'a',
        [7, 0, 5],
        [80, 12, 36, 9],
        606275718079845986,
    ],
    1: [
        [0, 4, 3, 7, 2, 8, 5, 6, 1],
        0,
        2,
        'f',
        [3, 5, 0],
        [44, 72, 22, 94],
        731942910207193913,
    ],
    'abc': [
        [2, 8, 5, 1, 3, 7, 6, 4, 0],
        0,
        16,
        'e',
        [5, 6, 2],
        [11, 55, 78, 30],
        256532549238912814,
    ],
    -42: [
        [8, 7, 4, 2, 3, 6, 1, 0, 5],
        4,
        2,
        'b',
        [4, 0, 1],
        [64, 54, 22, 58],
        368149309990513597,
    ],
}


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    """Python's own state, and that nothing was seeded."""
    monkeypatch.setattr(old_random.SHARED, 'is_seeded', False)
    state = random.getstate()
    yield
    random.setstate(state)


def drawn(source):
    """What was recorded, of a generator or the module."""
    rows = list(range(9))
    source.shuffle(rows)
    return [
        rows,
        source.randint(0, 9),
        source.randrange(2, 90, 7),
        source.choice('abcdef'),
        source.sample(range(8), 3),
        source.sample(range(100), 4),
        source.randint(0, 2**60),
    ]


@pytest.mark.parametrize('seed', RECORDED)
def test_seeds_give_the_draws_of_python_2(seed):
    old_random.seed(seed)
    assert drawn(old_random) == RECORDED[seed]
    assert drawn(old_random.Random(seed)) == RECORDED[seed]


def test_seeds_and_bounds_of_any_kind():
    # Recorded under Python 2.7.
    for seed, wanted in ((1, 'a'), 39), (True, 13), (float('inf'), 19):
        old_random.seed(seed)
        assert old_random.randint(0, 99) == wanted
    old_random.seed(3)
    assert old_random.randint(0, 2**63 - 1) == 2405875930906139466
    assert old_random.randint(0, 2**70) == 29618083740374171609
    assert old_random.randrange(5, 2**66, 7) == 33489659492057302637
    old_random.randrange(2**64)
    assert old_random.randrange(2**64, 5, -3) == 3477933883106160292


def test_numbers_of_numpy_are_numbers():
    old_random.seed(np.int64(1))
    assert drawn(old_random) == RECORDED[1]
    old_random.seed(3)
    assert old_random.randrange(np.array([99])) == 23


def test_the_state_is_that_of_random():
    old_random.seed(1)
    random.random()
    first = old_random.randrange(1000)
    random.seed(1)
    assert first == int([random.random() for _ in range(2)][1] * 1000)


def test_draws_are_those_of_today_before_a_seed():
    random.seed(1)
    wanted = random.sample(range(50), 20), random.randint(0, 9)
    random.seed(1)
    assert old_random.sample(range(50), 20) == wanted[0]
    assert old_random.randint(0, 9) == wanted[1]


def test_sets_and_whole_floats_are_taken():
    for seed in (None, 3):
        old_random.seed(seed)
        assert sorted(old_random.sample({3, 1, 2}, 3)) == [1, 2, 3]
        assert old_random.randint(0, 1e6) <= 1e6
        with pytest.raises(ValueError, match='whole'):
            old_random.randrange(1.5)


def test_shuffle_takes_a_function():
    rows = list(range(6))
    old_random.shuffle(rows, lambda: 0.3)
    assert rows == [3, 2, 0, 4, 5, 1]


def test_files_of_python_2_draw_so_under_run():
    assert shims.find('random', True).shuffle is old_random.shuffle
    assert shims.find('random', False).choice is random.choice


def test_a_draw_is_lost_on_sets_of_more_than_a_few():
    old_random.seed(7)
    assert old_random.sample(set(range(200)), 3) == [30, 130, 14]
    old_random.seed(7)
    assert old_random.sample({*range(20)}, 3) == [6, 2, 11]
