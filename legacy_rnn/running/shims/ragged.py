"""NumPy's arrays of unequal rows, which it made up to 1.23."""

from __future__ import annotations

import functools

import numpy as np

from legacy_rnn.compat import numpy1, old_arrays
from legacy_rnn.compat.sources.libraries.numpy_names import ARRAYS_MADE

from ..python2 import text as text2
from ..python2.borders import raw_file

SAVES = 'savez savez_compressed'.split()


def maker(name):
    """`numpy.array` or kin, which make objects of unequal rows."""
    function = getattr(np, name)

    @functools.wraps(function)
    def ragged(values, dtype=None, *args, **options):
        if options.get('copy') is False:
            options['copy'] = None if np.__version__[0] != '1' else False
        if isinstance(values, text2.Bytes):
            values = text2.to_text(values)
        if dtype is None:
            return numpy1.made(
                lambda given: function(given, None, *args, **options), values
            )
        try:
            return function(values, dtype, *args, **options)
        except OverflowError:
            wrapped = old_arrays.wrapped(values, dtype)
            return function(wrapped, dtype, *args, **options)
        except ValueError:
            found = numpy1.rows(values)
            if found is values or found.dtype == object:
                raise
            return function(found, dtype, *args, **options)

    return ragged


def saver(name):
    """`numpy.savez` or kin, which make arrays of unequal rows, too."""
    function = getattr(np, name)

    @functools.wraps(function)
    def saving(file, *args, **options):
        args = [_made(value) for value in args]
        options = {key: _made(value) for key, value in options.items()}
        return function(raw_file(file), *args, **options)

    return saving


def choice(choose):
    """`numpy.random.choice` that also takes a list of unequal rows.

    A list of chances becomes an array, as it may be of float32, which were
    float64 beside Python's numbers until NumPy 1.26.
    """

    @functools.wraps(choose)
    def choice(a, *args, **options):
        if 'p' in options:
            options['p'] = _made(options['p'])
        return choose(_made(a), *args, **options)

    return choice


def making(names):
    """Functions that make arrays of their first arguments by themselves.

    Args:
        names: Functions of NumPy that stand for those of today, by name.

    Returns:
        Dict from names to functions.
    """
    return {
        name: _making(names.get(name, getattr(np, name)), count)
        for name, count in ARRAYS_MADE.items()
    }


def _making(function, count):
    @functools.wraps(function)
    def call(*args, **options):
        made = [_made(value) for value in args[:count]]
        return function(*made, *args[count:], **options)

    return call


def array(values):
    """What NumPy up to 1.23 made of a list, be its rows unequal."""
    if isinstance(values, np.ndarray):
        return values
    return maker('asarray')(values)


def _made(value):
    return array(value) if isinstance(value, (list, tuple)) else value
