"""Records in which order Python 2 ran through its sets.

usage: python2.7 tests/golden/make_sets.py

Each case is a walk of random steps over one set; kept is the order at its end.
The draws are those of `random.random`, which both Pythons give alike.
"""

from __future__ import print_function

import json
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))
FILE = os.path.join(HERE, 'sets.json')
_LETTERS = 'abcdefgh ijklm\xe9\u4e2d'
_STEPS = (
    'add add add add add add discard discard pop update merge union '
    'intersection common difference without symmetric differing keep drop '
    'copy clear keys'
).split()


def order(kind, seed):
    """The order at the end of a walk.

    Args:
        kind: The class of the set.
        seed: What tells the walk.

    Returns:
        List of keys.
    """
    draws, found = random.Random(seed), kind()
    for _ in range(20 + _below(draws, 200)):
        step = _STEPS[_below(draws, len(_STEPS))]
        if step == 'clear' and _below(draws, 9):
            step = 'add'
        keys = [_key(draws) for _ in range(_below(draws, 40))]
        found = _step(kind, found, step, keys or [0])
    return list(found)


def _step(kind, found, step, keys):
    """Does one step; the set that there is then."""
    if step == 'add':
        for key in keys[:5]:
            found.add(key)
    elif step == 'discard':
        for key in keys + list(found)[::7]:
            found.discard(key)
    elif step == 'pop':
        found.add(keys[0])
        found.pop()
    elif step == 'update':
        found.update(keys)
    elif step == 'merge':
        found |= kind(keys)
    elif step == 'union':
        found = found | kind(keys)
    elif step == 'intersection':
        found = found & (kind(keys) | kind(list(found)[::2]))
    elif step == 'common':
        found = found.intersection(keys + list(found)[::3])
    elif step == 'difference':
        found = found - kind(keys)
    elif step == 'without':
        found = found.difference(keys)
    elif step == 'symmetric':
        found = found ^ kind(keys)
    elif step == 'differing':
        found.symmetric_difference_update(keys)
    elif step == 'keep':
        found &= kind(keys) | kind(list(found)[1::2])
    elif step == 'drop':
        found -= kind(keys)
    elif step == 'copy':
        found = found.copy()
    elif step == 'clear':
        found.clear()
    elif step == 'keys':
        found.update(dict.fromkeys(keys[:1]))
    return found


def _key(draws):
    """A text, a number or a tuple."""
    choice = _below(draws, 8)
    if choice < 4:
        return _word(draws)
    if choice == 4:
        return _below(draws, 60) - 5
    if choice == 5:
        return _below(draws, 10**9) * _below(draws, 10**9) * 40 - 10**17
    if choice == 6:
        return _below(draws, 100) / 8.0 - 3
    return _below(draws, 5), _word(draws), _below(draws, 9) / 4.0


def _word(draws):
    known = 16 if _below(draws, 9) == 0 else 14
    return ''.join(
        _LETTERS[_below(draws, known)] for _ in range(1 + _below(draws, 7))
    )


def _below(draws, end):
    return int(draws.random() * end)


if __name__ == '__main__':
    with open(FILE, 'w') as file:
        orders = [order(set, seed) for seed in range(40)]
        json.dump(orders, file, separators=(',', ':'))
        print(file=file)
    print('wrote', FILE)
