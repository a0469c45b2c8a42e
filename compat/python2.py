"""Python 2's division, rounding and strings, for ports.

    python2.divide(a, b)             a / b
    x = python2.idivide(x, b)        x /= b
    python2.numpy_divide(a, b)       np.divide(a, b)
    round(x)                         halves go away from zero
    python2.ceil(x), floor(x)        floats, whose quotients have fractions
    python2.text(session.run(x))     strings that serve as text
    tf.py_func(python2.with_text(f), [x], tf.float32)

Python 2 rounded the quotient of two whole numbers down. A port asks for that
where its source does not tell which numbers it divides. Its strings were the
bytes that a session gives and a function of `py_func` is given.

Source: Python 2.7, *Built-in Functions* and *Binary arithmetic operations*;
NumPy 1.16; TensorFlow 1.4 under Python 2.7, executed.
"""

from __future__ import annotations

import builtins
import decimal
import functools
import math
import numbers

import numpy as np

__all__ = [
    'ceil',
    'divide',
    'floor',
    'idivide',
    'numpy_divide',
    'round',
    'text',
    'with_text',
]
# A name among the builtins of Python 2's files under `legacy-rnn run`.
MARK = '__legacy_python2__'
# What a part of a protocol buffer begins with.
_PART = 10
# From here on a number of 53 bits has no fraction.
_WHOLE = 2.0**52
# The digits of a float's fraction, and those of all of it.
_FRACTION = 1074
_EXACT = decimal.Context(prec=_FRACTION + 310)


def divide(left, right):
    """Divides as Python 2 did without `from __future__ import division`.

    Args:
        left: A number, an array, or a thing that divides itself, by
            `__div__` if it has that.
        right: What it is divided by, by `__rdiv__` if it alone has that, as
            tensors have.

    Returns:
        The quotient, rounded down where both are whole numbers or arrays of
        such.
    """
    if _is_whole(left) and _is_whole(right):
        try:
            return left // right
        except OverflowError:
            return _floor(left, right)
    if hasattr(type(left), '__div__'):
        return left.__div__(right)
    if hasattr(type(right), '__rdiv__'):
        quotient = right.__rdiv__(left)
        if quotient is not NotImplemented:
            return quotient
    return left / right


def idivide(left, right):
    """Divides an array in place, and anything else as `divide` does.

    Args:
        left: What is divided.
        right: What it is divided by.

    Returns:
        The same array, or the quotient.
    """
    if not isinstance(left, np.ndarray):
        return divide(left, right)
    if not _is_whole(left):
        left /= right
    elif _is_whole(right):
        _floor(left, right, out=left, casting='unsafe')
    else:  # Cut, as NumPy did up to 1.9; later ones refused.
        np.true_divide(left, right, out=left, casting='unsafe')
    return left


def numpy_divide(left, right, *rest, **options):
    """`numpy.divide` as Python 2 had it, whatever a module imports.

    Args:
        left: An array, or what becomes one.
        right: What it is divided by.
        *rest: As for `numpy.divide`.
        **options: As for `numpy.divide`.

    Returns:
        The quotient, rounded down where both are whole numbers.
    """
    is_whole = are_whole(left, right)
    function = _floor if is_whole else np.true_divide
    return function(left, right, *rest, **options)


def _floor(left, right, *rest, **options):
    """`numpy.floor_divide`, made wider for numbers that are too large."""
    try:
        return np.floor_divide(left, right, *rest, **options)
    except OverflowError:
        sides = [
            np.array(side, np.min_scalar_type(-abs(side) - 1))
            if type(side) is int
            else side
            for side in (left, right)
        ]
        return np.floor_divide(*sides, *rest, **options)


def are_whole(*values):
    """Whether values are whole numbers, or arrays or lists of such."""
    lists = list, tuple
    return all(
        _is_whole(np.asarray(value) if isinstance(value, lists) else value)
        for value in values
    )


def round(number, ndigits=0):
    """Rounds halves away from zero.

    Args:
        number: A number, or a thing that rounds itself.
        ndigits: How many digits of the fraction to keep; below 0, how many
            before the point to drop.

    Returns:
        A float; what a thing rounds itself to.
    """
    try:
        value = float(number)
    except TypeError:
        return builtins.round(number, ndigits)
    digits = min(int(ndigits), _FRACTION)
    if not math.isfinite(value) or (abs(value) >= _WHOLE and digits >= 0):
        return value
    unit = decimal.Decimal(1).scaleb(-digits)
    exact = decimal.Decimal(value)
    return float(exact.quantize(unit, decimal.ROUND_HALF_UP, _EXACT))


class _Real(float):
    """A whole float that may count, as NumPy took such up to 1.11."""

    def __index__(self):
        return int(self)

    def __reduce__(self):
        return float, (float(self),)


def ceil(number):
    """The smallest whole number that is not below a number.

    Args:
        number: What `float` takes, or an array of one number.

    Returns:
        A float.
    """
    return _Real(np.ceil(_float(number)))


def floor(number):
    """The largest whole number that is not above a number.

    Args:
        number: What `float` takes, or an array of one number.

    Returns:
        A float.
    """
    return _Real(np.floor(_float(number)))


def _float(number):
    return float(number.item() if isinstance(number, np.ndarray) else number)


def text(value, decoded=None):
    """Strings of TensorFlow as Python 2 had them.

    Args:
        value: What a session gave: bytes, arrays of them, or lists, tuples
            and dicts of such; anything else is returned as it is.
        decoded: What makes a string of some bytes; None for text where they
            are UTF-8 without a zero and no summary, and else the bytes.

    Returns:
        The same with strings for bytes.
    """
    if isinstance(value, bytes):
        return (decoded or _decoded)(value)
    if isinstance(value, np.ndarray) and value.dtype.kind == 'O':
        made = np.empty(value.shape, object)
        for place, item in np.ndenumerate(value):
            made[place] = text(item, decoded)
        return made
    if type(value) is dict:
        return {key: text(item, decoded) for key, item in value.items()}
    if type(value) is list or isinstance(value, tuple):
        parts = [text(item, decoded) for item in value]
        plain = type(value) in (list, tuple)
        return type(value)(parts) if plain else type(value)(*parts)
    return value


def with_text(function, decoded=None):
    """A function for `py_func` that is given strings as Python 2 gave them.

    Args:
        function: Any function.
        decoded: As for `text`.

    Returns:
        A function that calls it with `text` of each argument.
    """

    @functools.wraps(function, updated=())
    def call(*args):
        return function(*(text(value, decoded) for value in args))

    return call


def is_message(value):
    """Whether bytes are a whole summary or example, which are no text.

    Such a protocol buffer is parts alone: a newline, a length and what
    begins with a newline, too.
    """
    place = 0
    while place < len(value):
        if value[place] != _PART:
            return False
        length, place = _length(value, place + 1)
        if value[place : place + 1] != bytes([_PART]):
            return False
        place += length
    return 0 < place == len(value)


def _length(value, place):
    """A length of 7 bits a byte, and the place behind it."""
    length = shift = 0
    for byte in value[place:]:
        length |= (byte & 127) << shift
        place, shift = place + 1, shift + 7
        if byte < 128:
            break
    return length, place


def _decoded(value):
    if is_message(value):
        return value
    try:
        found = value.decode('utf-8')
    except UnicodeDecodeError:
        return value
    return value if '\0' in found else found


def _is_whole(value):
    """Whether it is a whole number, a truth value, or an array of these."""
    if isinstance(value, np.ndarray):
        return value.dtype.kind in 'iub'
    return isinstance(value, (numbers.Integral, np.bool_))
