"""Random numbers of environments: `gym.utils.seeding` of up to 0.21.

Source: gym 0.17.3, executed.
"""

from __future__ import annotations

import hashlib
import os

import numpy as np

__all__ = ['create_seed', 'hash_seed', 'np_random']


def create_seed(a=None, max_bytes=8):
    """A seed of text, of a number, or of chance.

    Args:
        a: Text, a whole number, or None.
        max_bytes: Most bytes of the seed.

    Raises:
        ValueError: It is something else.
    """
    if a is None:
        return int.from_bytes(os.urandom(max_bytes), 'little')
    if isinstance(a, str):
        text = a.encode()
        text += hashlib.sha512(text).digest()
        return int.from_bytes(text[:max_bytes], 'little')
    if isinstance(a, int | np.integer):
        return int(a) % 2 ** (8 * max_bytes)
    raise ValueError(f'a seed is a whole number or text, not {a!r}')


def hash_seed(seed=None, max_bytes=8):
    """A seed that has little to do with those beside it."""
    if seed is None:
        seed = create_seed(max_bytes=max_bytes)
    digest = hashlib.sha512(str(seed).encode()).digest()
    return int.from_bytes(digest[:max_bytes], 'little')


def np_random(seed=None):
    """A source of random numbers, and its seed.

    Args:
        seed: A whole number from 0, or None for one of chance.

    Returns:
        np.random.RandomState and the seed.

    Raises:
        ValueError: The seed is something else.
    """
    if seed is not None and not (
        isinstance(seed, int | np.integer) and seed >= 0
    ):
        raise ValueError(f'a seed is a whole number from 0, not {seed!r}')
    seed = create_seed(seed)
    rest, words = hash_seed(seed), []
    while rest:
        rest, word = divmod(rest, 2**32)
        words.append(word)
    source = np.random.RandomState()
    source.seed(words or [0])
    return source, seed
