"""Lets an array of one number serve as that number, as NumPy 1.24 did.

Old scripts print, convert and store what `Session.run` gave them without
asking whether it is `0.5` or `[[0.5]]`. Today's NumPy refuses the second.
"""

from __future__ import annotations

import cmath
import functools
import math
import sys

import numpy as np

from legacy_rnn.compat import numpy1, old_arrays

from . import indices
from .imports.overlays import Overlay

_KINDS = (float, int, chr, complex)


def plain(value):
    """The number in an array of one, anything else as it is."""
    if isinstance(value, np.ndarray) and value.ndim and value.size == 1:
        return value.item()
    return value


def number(kind, value):
    """`float(value)`, `int(value)` and `chr(value)`.

    Args:
        kind: What the script calls by that name.
        value: Its argument.
    """
    if kind in _KINDS:
        value = plain(value)
    return kind(value)


def taking(kind):
    """The function in `map(int, values)`."""
    return functools.partial(number, kind) if kind in _KINDS else kind


def formatted(text, values):
    """`text % values`."""
    try:
        return text % values
    except TypeError:
        if isinstance(values, tuple):
            return text % tuple(map(_printed, values))
        if isinstance(values, dict):
            return text % {k: _printed(v) for k, v in values.items()}
        return text % _printed(values)


def formats_or(operator):
    """The operator `%` of texts and of what another computes.

    Args:
        operator: Function of the other.
    """

    def mod(left, right):
        if type(left) is str:
            return formatted(left, right)
        return operator(left, right)

    return mod


def listed(kind, values):
    """`tf.train.FloatList(value=values)`, which took arrays among them.

    Args:
        kind: What the script calls.
        values: Its argument.
    """
    try:
        return kind(value=values)
    except TypeError:
        return kind(value=_plain_parts(values))


def compared_with_none(value, equal):
    """`value == None`, or `!=`; one answer for an array of several.

    Args:
        value: What is compared.
        equal: Whether it is `==`.
    """
    if isinstance(value, np.ndarray) and value.size > 1:
        return not equal
    return truth(value == None if equal else value != None)  # noqa: E711


def compared_with_text(value, text, equal):
    """`value == 'all'`, or `!=`; one answer for an array of numbers.

    Args:
        value: What is compared.
        text: With what.
        equal: Whether it is `==`.
    """
    if isinstance(value, np.ndarray) and value.dtype.kind in 'biufc':
        return not equal
    return truth(value == text if equal else value != text)


def compared_with_empty(value, equal):
    """`value == []`, or `!=`; one answer for an array of any shape.

    Args:
        value: What is compared.
        equal: Whether it is `==`.
    """
    return numpy1.equal(value, []) if equal else numpy1.unequal(value, [])


def truth(value):
    """What a condition asks of; an empty array is false, as then."""
    is_empty = isinstance(value, np.ndarray) and not value.size
    return not is_empty and value


def store(value, target, index):
    """`target[index] = value`; nested arrays of one go into one place.

    So do those in a list that goes into a row. Whole numbers wrap around
    in an array of smaller ones.

    `sys.modules['tensorflow'] = tf.compat.v1` is left out: imports give the
    old TensorFlow as it is, and what stands below it needs today's.
    """
    if target is sys.modules and index == 'tensorflow':
        return
    index = indices.unpacked(target, index)
    try:
        target[index] = value
    except OverflowError:  # A number that is too large wrapped around.
        if not isinstance(target, np.ndarray):
            raise
        target[index] = old_arrays.wrapped(value, target.dtype)
    except (IndexError, TypeError, ValueError):
        cut = indices.place(target, index)
        is_array = isinstance(target, np.ndarray)
        number = _plain_parts(value) if is_array else plain(value)
        if cut is index and (number is value or not is_array):
            raise
        target[cut] = number if is_array else value


class Placed:
    """`target[index]` among the targets of an assignment.

    Args:
        target: What is stored to.
        index: Where.
    """

    __slots__ = 'index', 'target'

    def __init__(self, target, index):
        self.target, self.index = target, index

    @property
    def value(self):
        """What is stored there."""
        return self.target[self.index]

    @value.setter
    def value(self, value):
        store(value, self.target, self.index)


def _plain_parts(value):
    """As `plain`; of a list, each of its parts."""
    if not isinstance(value, (list, tuple)):
        return plain(value)
    parts = [_plain_parts(part) for part in value]
    same = all(a is b for a, b in zip(parts, value, strict=True))
    return value if same else parts


def _printed(value):
    """A number for `%d` that stays an array for `%s`."""
    number = plain(value)
    kind = next((k for k in (float, int) if type(number) is k), None)
    if number is value or kind is None:
        return number
    names = {'__str__': lambda self: str(value)}
    return type('Printed', (kind,), names)(number)


def _of(module):
    names = {
        name: _of_numbers(getattr(module, name))
        for name in dir(module)
        if callable(getattr(module, name)) and not name.startswith('_')
    }
    return Overlay(module, names)


def of_plain(function):
    """A function of numbers that takes arrays of one for these.

    Args:
        function: Today's.
    """

    @functools.wraps(function)
    def called(*args, **options):
        return function(*map(plain, args), **options)

    return called


def _of_numbers(function):
    def called(*args, **options):
        try:
            return function(*args, **options)
        except TypeError:
            numbers = list(map(plain, args))
            if all(a is b for a, b in zip(numbers, args, strict=True)):
                raise
            return function(*numbers, **options)

    called.__name__ = function.__name__
    called.__doc__ = function.__doc__
    return called


TABLE = {m.__name__: functools.partial(_of, m) for m in (cmath, math)}
