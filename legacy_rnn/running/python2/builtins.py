"""Python 2's builtins, for the user's Python 2 files alone."""

from __future__ import annotations

import builtins
import functools
import itertools
import sys

import numpy as np

from ...compat import python2
from .. import single
from . import borders, operators, ordering, shown
from .text import encode, to_text, unescaped


def python2_names():
    """Names that a Python 2 file finds, beyond and instead of today's."""
    names = {name: globals()[f'_{name}'] for name in _REPLACED}
    names.update(
        basestring=basestring,
        unicode=unicode,
        long=long,
        xrange=range,
        reduce=functools.reduce,
        unichr=chr,
        intern=sys.intern,
        open=borders.open_file,
        file=borders.open_file,
        print=shown.show,
        StandardError=Exception,
        bytearray=bytearray,
        bytes=_Bytes,
    )
    return names


class _Is(type):
    kinds: tuple

    def __instancecheck__(cls, value):
        return isinstance(value, cls.kinds)

    def __subclasscheck__(cls, kind):
        return issubclass(kind, cls.kinds)


class basestring(metaclass=_Is):  # noqa: N801
    """Text of either kind."""

    kinds = (str, bytes)


class unicode(str, metaclass=_Is):  # noqa: N801
    """Python 2's text: `unicode(value, encoding, errors)`."""

    kinds = (str,)

    def __new__(cls, value='', encoding='ascii', errors='strict'):
        """Makes text of bytes, text or any object."""
        if isinstance(value, (str, bytes)):
            return operators.decoded(value, encoding, errors)
        return shown.text(str, value)


class long(int, metaclass=_Is):  # noqa: N801
    """Python 2's long integers are integers."""

    kinds = (int,)

    def __new__(cls, *args):
        """Makes an integer."""
        return int(*args)


class bytearray(builtins.bytearray, metaclass=_Is):  # noqa: A001, N801
    """Bytes that change; they are made of text, too."""

    kinds = (builtins.bytearray,)

    def __new__(cls, value=b'', *args):
        """Makes bytes of text, or what Python 3 makes them of."""
        return builtins.bytearray(value if args else encode(value), *args)


class _Bytes(str, metaclass=_Is):
    """`bytes(value)`, which was `str`; text stays text."""

    kinds = (str, bytes)

    def __new__(cls, value='', *args):
        """Makes text, or what Python 3 makes of text and its encoding."""
        if args:
            return bytes(value, *args)
        return shown.text(str, value)


def _range(*args):
    return list(range(*args))


def _map(function, *sequences):
    if function is str:
        function = functools.partial(shown.text, str)
    if len(sequences) == 1:
        return list(map(function or _same, *sequences))
    rows = itertools.zip_longest(*sequences)
    return list(itertools.starmap(function, rows) if function else rows)


def _same(value):
    return value


def _zip(*sequences):
    return list(zip(*sequences, strict=False))


def _filter(function, sequence):
    kept = filter(function, sequence)
    if isinstance(sequence, str):
        return ''.join(kept)
    return tuple(kept) if isinstance(sequence, tuple) else list(kept)


def _isinstance(value, kinds):
    """Takes a whole number of 64 bits of NumPy for an int, which it was."""
    if isinstance(value, kinds):
        return True
    return isinstance(value, np.int64) and _has_int(kinds)


def _has_int(kinds):
    if isinstance(kinds, tuple):
        return any(map(_has_int, kinds))
    return kinds is int


def _round(number, digits=0):
    """Rounds halves away from zero, to a float."""
    return python2.round(single.plain(number), digits)


def _sorted(iterable, cmp=None, key=None, reverse=False):
    values = list(iterable)
    key = operators.sort_key(cmp, key)
    return ordering.sort(functools.partial(sorted, values), key, bool(reverse))


def _min(*values, key=None):
    return ordering.least(min, values, key)


def _max(*values, key=None):
    return ordering.least(max, values, key)


def _cmp(left, right):
    try:
        return (left > right) - (left < right)
    except TypeError:
        return ordering.order(left, right)


def _apply(function, args=(), options=None):
    return function(*args, **(options or {}))


def _raw_input(prompt=''):
    return input(prompt)


def _input(prompt=''):
    frame = sys._getframe(1)
    return eval(input(prompt), frame.f_globals, frame.f_locals)


def _reload(module):
    import importlib

    return module if module.__name__ == 'sys' else importlib.reload(module)


def _ord(character):
    if isinstance(character, bytes):
        return bytes(character)[0]
    place = ord(character)
    return place if place < 128 else unescaped(place)


def _chr(number):
    """A byte, which text holds as an escape from 128 on."""
    try:
        return _LETTERS[number]
    except (KeyError, TypeError):
        return to_text(bytes([single.plain(number)]))


_LETTERS = {number: chr(number) for number in range(128)}
_REPLACED = (
    'range map zip filter round sorted min max cmp apply raw_input input '
    'reload ord chr isinstance'
).split()
