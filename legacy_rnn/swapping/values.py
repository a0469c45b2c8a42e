"""Fetched values as lists of arrays, and back; what keeps them on disk."""

from __future__ import annotations

import json
import os

import numpy as np

from legacy_rnn.running import tracing


def arrays_of(value):
    """The arrays that a fetched value is made of.

    Args:
        value: What a session gives for one fetch; None for an operation.

    Returns:
        List of arrays; a summary stands for its numbers, one an array.
    """
    if value is None:
        return []
    if isinstance(value, tuple):  # A SparseTensorValue, IndexedSlicesValue.
        return [np.asarray(part) for part in value if part is not None]
    numbers = tracing.summary_numbers(value)
    if numbers is not None:
        return [np.asarray(number, np.float32) for number in numbers]
    array = np.asarray(value)
    if array.dtype.kind in 'OSU':
        text = repr(array.tolist()).encode('utf-8', 'replace')
        return [np.frombuffer(text, np.uint8)]
    return [array]


def like(value, arrays):
    """A value with other arrays in it; the value itself where they misfit.

    Args:
        value: What a session gives for one fetch.
        arrays: What `arrays_of` gave for a value of the same fetch.
    """
    if isinstance(value, tuple) or value is None:
        return value
    own = np.asarray(value)
    if own.dtype.kind in 'OSU' or len(arrays) != 1:
        return value
    (other,) = arrays
    if other.shape != own.shape or other.dtype != own.dtype:
        return value
    return other.copy() if other.ndim else other[()]


def rebuilt(fetches, result, leaves):
    """The result of a call with other values in it.

    Args:
        fetches: Structure of fetches.
        result: What a session gave for it.
        leaves: Iterator over the other values, one a fetch.
    """
    if isinstance(fetches, dict):
        made = [
            (key, rebuilt(value, result[key], leaves))
            for key, value in fetches.items()
        ]
        return type(result)(made)
    if isinstance(fetches, (list, tuple)):
        made = [
            rebuilt(value, part, leaves)
            for value, part in zip(fetches, result, strict=True)
        ]
        if hasattr(result, '_fields'):
            return type(result)(*made)
        return type(result)(made)
    return next(leaves)


class Store:
    """Keeps the runs of a program in a folder.

    An array that is what the run before had by that name is kept once.

    Args:
        folder: Path of the folder.
    """

    def __init__(self, folder):
        self._folder = folder
        self._rows = None
        self._last = {}

    def write(self, number, facts, arrays):
        """Keeps one run.

        Args:
            number: Its number.
            facts: Dict for JSON.
            arrays: Dict from names to arrays.
        """
        kept = {n: _plain(np.asarray(array)) for n, array in arrays.items()}
        last = self._last
        new = [n for n in kept if n not in last or not same(kept[n], last[n])]
        np.savez(self._path(number), *[kept[name] for name in new])
        row = json.dumps({**facts, 'arrays': list(kept), 'new': new})
        with open(self._index, 'a', encoding='utf-8') as file:
            file.write(row + '\n')
        # The program may write into what it fetched.
        copied = {name: kept[name].copy() for name in new}
        self._last = {n: copied[n] if n in copied else last[n] for n in kept}

    def read(self, number):
        """Facts and arrays of one run, or None where there was none.

        Runs are read in the order in which they were written.
        """
        if self._rows is None:
            self._rows = []
            if os.path.exists(self._index):
                with open(self._index, encoding='utf-8') as file:
                    self._rows = [json.loads(line) for line in file]
        if number >= len(self._rows):
            return None
        facts = self._rows[number]
        with np.load(self._path(number), allow_pickle=False) as held:
            new = {n: held[f'arr_{i}'] for i, n in enumerate(facts['new'])}
        last = {**self._last, **new}
        self._last = {name: last[name] for name in facts['arrays']}
        return facts, dict(self._last)

    @property
    def _index(self):
        return os.path.join(self._folder, 'runs.jsonl')

    def _path(self, number):
        return os.path.join(self._folder, f'{number:07}.npz')


def same(one, other):
    """Whether two arrays are equal to the bit."""
    if (one.dtype, one.shape) != (other.dtype, other.shape):
        return False
    return np.array_equal(_bytes(one), _bytes(other))


def _bytes(array):
    return np.ascontiguousarray(array).reshape(-1).view(np.uint8)


def _plain(array):
    """What a file holds without pickling: of bfloat16 and its like, floats."""
    return array.astype(np.float32) if array.dtype.kind == 'V' else array
