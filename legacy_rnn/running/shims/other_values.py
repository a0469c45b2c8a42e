"""Modules whose functions gave something else in Python 2.

Patterns of `re` knew letters of ASCII alone, and a seed of `random` gave other
whole numbers.
"""

from __future__ import annotations

import functools
import re

from legacy_rnn.compat import old_random
from legacy_rnn.compat.sources.python2 import ascii_patterns

from ..imports.overlays import Overlay

_ASCII, _LOCALE = int(re.ASCII), int(re.LOCALE)
_TOLD = _ASCII | int(re.UNICODE)
_is_told = functools.lru_cache(512)(ascii_patterns.is_told)


def _re(base):
    names = {
        name: _of_ascii(getattr(base, name), place)
        for name, place in ascii_patterns.FLAGS_AT.items()
    }
    return Overlay(base, names)


def _of_ascii(function, place):
    """A function of `re` that reads a text for a pattern of ASCII."""

    @functools.wraps(function)
    def called(pattern, *args, **options):
        if isinstance(pattern, str) and not _is_told(pattern):
            given = args[place - 1 :]
            flags = given[0] if given else options.get('flags', 0)
            options['flags'] = _flags(int(flags))
            args = args[: place - 1]
        return function(pattern, *args, **options)

    return called


def _flags(flags):
    flags &= ~_LOCALE  # Text has none in Python 3.
    return flags if flags & _TOLD else flags | _ASCII


def _random(base):
    names = {name: getattr(old_random, name) for name in old_random.__all__}
    return Overlay(base, names)


TABLE = {'random': _random, 're': _re}
