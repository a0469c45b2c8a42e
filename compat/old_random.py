"""Draws of Python 2's `random` from a seed, for ports and `run`.

    old_random.seed(3)               random.seed(3)
    old_random.shuffle(rows)         random.shuffle(rows)
    old_random.Random(3).choice(x)   random.Random(3).choice(x)

Python 3 draws whole numbers otherwise from the same state, so that a seed
would split the data another way. Before `seed` is called the functions draw
as those of `random` do; both share one state.

Source: Python 2.7, `random`, executed.
"""

from __future__ import annotations

import math
import random as today
from typing import Any

from .old_sets import hashes

__all__ = [
    'Random',
    'choice',
    'randint',
    'randrange',
    'sample',
    'seed',
    'shuffle',
]
# Draws of numbers from here on took as many bits as they need.
_WIDEST = 2**53
# Up to this many are chosen from a list of all.
_SMALL = 21
_WORD = 2**64 - 1


class _Draws:
    """Draws from whatever has `random` and `getrandbits`."""

    random: Any
    getrandbits: Any

    def choice(self, seq):
        """One item of a sequence."""
        return seq[int(self.random() * len(seq))]

    def randint(self, a, b):
        """A whole number from `a` to `b`, both included."""
        if type(a) is type(b) is int and 0 <= b - a < _WIDEST - 1:
            return a + int(self.random() * (b - a + 1))  # What is often drawn.
        return self.randrange(a, b + 1)

    def randrange(self, start, stop=None, step=1):
        """A number of `range(start, stop, step)`."""
        bounds = [start] if stop is None else [start, stop, step]
        numbers_of = range(*map(_whole, bounds))
        if not numbers_of:
            raise ValueError(f'empty range for randrange() {bounds}')
        # More than `len` can tell, such as up to `sys.maxint`.
        count = (numbers_of[-1] - numbers_of[0]) // numbers_of.step + 1
        return numbers_of[self._below(count)]

    def shuffle(self, x, random=None):
        """Shuffles a list in place.

        Args:
            x: The list.
            random: A function that gives floats from 0 to below 1.
        """
        draw = self.random if random is None else random
        for last in range(len(x) - 1, 0, -1):
            place = int(draw() * (last + 1))
            x[last], x[place] = x[place], x[last]

    def sample(self, population, k):
        """A list of `k` items of a sequence or a set, each at most once."""
        is_set = not hasattr(population, '__getitem__')
        if is_set:
            population = list(population)
        count = len(population)
        if not 0 <= k <= count:
            raise ValueError('sample larger than population')
        k = int(k)
        is_small = count <= _SMALL + _table_of(k)
        if is_small or hasattr(population, 'keys'):
            return self._taken(list(population), k)
        if is_set and k:
            self.random()  # By this draw it was found to have no places.
        places: dict[int, None] = {}
        while len(places) < k:
            places[int(self.random() * count)] = None
        return [population[place] for place in places]

    def _taken(self, pool, k):
        """Items of a list, the last of which takes each one's place."""
        result = []
        for _ in range(k):
            place = int(self.random() * len(pool))
            result.append(pool[place])
            pool[place] = pool[-1]
            pool.pop()
        return result

    def _below(self, count):
        if count < _WIDEST:
            return int(self.random() * count)
        bits = int(1.00001 + math.log(count - 1, 2.0))
        while True:
            drawn = self.getrandbits(bits)
            if drawn < count:
                return drawn


class Random(_Draws, today.Random):  # type: ignore[misc]
    """`random.Random` with the draws of Python 2.

    Args:
        x: The seed.
    """

    def seed(self, a=None, version=2):
        """Seeds it by a number, or by the hash of anything else."""
        super().seed(_number(a))


class _Shared(_Draws):
    """The generator of `random` itself; Python 3's until it is seeded."""

    is_seeded = False
    random = staticmethod(today.random)
    getrandbits = staticmethod(today.getrandbits)

    def seed(self, a=None):
        """Seeds it as `Random.seed`; None takes something of the moment."""
        self.is_seeded = a is not None
        today.seed(_number(a))


SHARED = _Shared()
seed = SHARED.seed


def choice(seq):
    """As `Random.choice`, from the shared state."""
    return SHARED.choice(seq) if SHARED.is_seeded else today.choice(seq)


def randint(a, b):
    """As `Random.randint`, from the shared state."""
    return SHARED.randint(a, b) if SHARED.is_seeded else randrange(a, b + 1)


def randrange(start, stop=None, step=1):
    """As `Random.randrange`, from the shared state."""
    if SHARED.is_seeded:
        return SHARED.randrange(start, stop, step)
    bounds = [start] if stop is None else [start, stop, step]
    return today.randrange(*map(_whole, bounds))


def sample(population, k):
    """As `Random.sample`, from the shared state."""
    if SHARED.is_seeded:
        return SHARED.sample(population, k)
    is_sequence = hasattr(population, '__getitem__')
    return today.sample(population if is_sequence else [*population], int(k))


def shuffle(x, random=None):
    """As `Random.shuffle`, from the shared state."""
    if SHARED.is_seeded or random is not None:
        SHARED.shuffle(x, random)
    else:
        today.shuffle(x)


def _table_of(k):
    """The size of a set of so many places, beside which a list is smaller."""
    return 4 ** math.ceil(math.log(k * 3, 4)) if k > 5 else 0


def _whole(number):
    if hasattr(number, 'item'):  # Of NumPy, maybe in an array of one.
        number = number.item()
    if int(number) != number:
        raise ValueError(f'randrange() takes whole numbers, got {number!r}')
    return int(number)


def _number(value):
    """The number that a seed stands for; its hash unless it is whole."""
    if value is None or isinstance(value, int):
        return value if value is None else abs(int(value))
    if isinstance(value, str):
        value = value.encode('utf-8', 'surrogateescape')
    hashed = hashes.of(value)
    return (hash(value) if hashed is None else hashed) & _WORD
