"""Hashes of Python 2.7 on 64 bits, the same in every process.

Source: Python 2.7, `hash`, executed.
"""

from __future__ import annotations

import functools
import math
import numbers

_FACTOR = 1000003
_WORD = 2**64 - 1


def of(value):
    """The hash of a value.

    Args:
        value: Anything.

    Returns:
        The number that Python 2.7 gave for a text, a number or a tuple of
        these; None for what it took by its address.
    """
    if isinstance(value, (str, bytes)):
        return _of_letters(value)
    if type(value) is int and -1 < value < 2**63:
        return value
    if isinstance(value, numbers.Integral):
        return _of_whole(int(value))
    if isinstance(value, numbers.Real):
        return _of_real(float(value))
    if isinstance(value, tuple):
        return _of_tuple([of(part) for part in value])
    return None


@functools.lru_cache(2**16)
def _of_letters(value):
    if not value:
        return 0
    codes = value
    if isinstance(value, str):
        codes = value.encode() if value.isascii() else [*map(ord, value)]
    found = codes[0] << 7
    for code in codes:
        found = _FACTOR * found & _WORD ^ code
    return _signed(found ^ len(codes))


def _of_whole(value):
    if -(2**63) <= value < 2**63:
        return _signed(value)
    found = _signed(abs(value) % _WORD)
    return _signed(found if value > 0 else -found)


def _of_real(value):
    if math.isnan(value):
        return 0
    if math.isinf(value):
        return 314159 if value > 0 else -271828
    if value == int(value):
        return _of_whole(int(value))
    part, exponent = math.frexp(value)
    part *= 2.0**31
    high = int(part)
    low = int((part - high) * 2.0**31)
    return _signed(high + low + (exponent << 15))


def _of_tuple(hashes):
    if None in hashes:
        return None
    found, factor = 0x345678, _FACTOR
    for left, part in zip(range(len(hashes) - 1, -1, -1), hashes, strict=True):
        found = (found ^ part) * factor & _WORD
        factor += 82520 + 2 * left
    return _signed(found + 97531)


def _signed(value):
    """64 bits as a number with a sign; -1 told of an error."""
    value &= _WORD
    value -= (value >> 63) << 64
    return -2 if value == -1 else value
