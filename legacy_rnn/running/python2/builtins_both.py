"""`map`, `zip` and `filter` for files that fit Python 2 and Python 3.

What these give is a list that is also an iterator, so that it may be indexed,
measured and passed on as in Python 2, or be taken by `next` as in Python 3.
"""

from __future__ import annotations

import builtins


class Listed(list):
    """A list on which `next` walks."""

    def __next__(self):
        if not hasattr(self, '_rest'):
            self._rest = iter(tuple(self))
        return next(self._rest)


def names():
    """Names that a file of either dialect finds instead of today's."""
    return {'map': _map, 'zip': _zip, 'filter': _filter}


def _map(function, *sequences):
    result = builtins.map(function, *sequences)
    return _listed(result, sequences)


def _zip(*sequences, **options):
    return _listed(builtins.zip(*sequences, **options), sequences)  # noqa: B905


def _filter(function, sequence):
    return _listed(builtins.filter(function, sequence), [sequence])


def _listed(result, sequences):
    """A list where the sequences are finite and at hand."""
    if sequences and all(hasattr(s, '__len__') for s in sequences):
        return Listed(result)
    return result
