"""Types of NumPy's arrays, by what NumPy up to 1.25 took for them."""

from __future__ import annotations

import functools

import numpy as np

from legacy_rnn.compat.sources.libraries.numpy_names import (
    NUMPY_ABSTRACT,
    NUMPY_CODES,
    NUMPY_TYPES,
)

# Names of types that are gone -> what they were.
_TYPES = {**NUMPY_CODES, **dict.fromkeys(NUMPY_TYPES, str)}


def typed(function, place):
    """A function that takes `dtype='string'`, as under Python 2, and `'Int8'`.

    Args:
        function: What takes a type.
        place: The place of the type among its arguments.
    """

    @functools.wraps(function)
    def typed(*args, **options):
        given = options.get('dtype')
        if isinstance(given, str):
            options['dtype'] = _TYPES.get(given, given)
        elif len(args) > place and isinstance(args[place], str):
            new = _TYPES.get(args[place], args[place])
            args = (*args[:place], new, *args[place + 1 :])
        return function(*args, **options)

    return typed


class _Abstract(type):
    """A class of NumPy's types that also serves as the type of an array."""

    kind: type

    def __instancecheck__(cls, instance):
        return isinstance(instance, cls.kind)

    def __subclasscheck__(cls, subclass):
        return issubclass(subclass, cls.kind)


def abstract(name):
    """`np.integer` as a class and, as up to NumPy 1.25, as a type."""
    kind = getattr(np, name)
    body = {'kind': kind, 'dtype': np.dtype(NUMPY_ABSTRACT[name])}
    return _Abstract(name, (), body)


def _kind(value):
    return value.kind if isinstance(value, _Abstract) else value


def plain(kinds):
    """Classes of types, one or a list of them, as NumPy has them."""
    if isinstance(kinds, (list, tuple)):
        return [_kind(kind) for kind in kinds]
    return _kind(kinds)


# What Python's types stood for, which are NumPy's own of that width today.
_FAMILIES = {
    complex: np.complexfloating,
    float: np.floating,
    int: np.signedinteger,
}


def issubdtype(arg1, arg2):
    """`numpy.issubdtype`, of the classes above and of Python's, too."""
    family = _FAMILIES.get(arg2) if isinstance(arg2, type) else None
    return np.issubdtype(_kind(arg1), family or _kind(arg2))


def _selecting(owner):
    """`select_dtypes` by NumPy's classes of types."""
    known = owner.select_dtypes

    @functools.wraps(known)
    def call(frame, include=None, exclude=None):
        return known(frame, plain(include), plain(exclude))

    return call


# Class of pandas -> what it is given, made of the class.
CHANGED = {'DataFrame': {'select_dtypes': _selecting}}
