"""Values of frames that pandas 2 and 3 make of another type.

    column.replace({'no': 0, 'yes': 1})   objects, which were whole numbers
    dates.astype(int)                     microseconds, which were nanoseconds
    frame.loc[0, 'number'] = 0.5          refused in a column of whole numbers

Source: pandas 2.0 to 3.0 release notes.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import re
import sys

import numpy as np

from ..sources.libraries import date_forms
from ..sources.libraries.old_values import OPTIONS_LOST, OPTIONS_SHORT
from . import nones
from .since import is_since, since_3

# Methods whose results were of the narrowest type that holds them.
_INFERRED = 'bfill ffill fillna replace'.split()
_TIMES = re.compile(r'^(timedelta64|m8)\[(D|h|m|s|ms|us|W)\]$')


def _inferring(name, owner):
    known = getattr(owner, name)

    @functools.wraps(known)
    def call(frame, *args, **options):
        kinds = [frame.dtype] if frame.ndim == 1 else frame.dtypes
        objects = any(getattr(kind, 'kind', '') == 'O' for kind in kinds)
        found = known(frame, *args, **options)
        if not objects:
            return found
        if options.get('inplace'):
            frame._update_inplace(frame.infer_objects())
            return found
        return (
            found.infer_objects() if hasattr(found, 'infer_objects') else found
        )

    return call


def nanoseconds(values):
    """Dates and times of an array by the nanosecond, as up to pandas 2."""
    if not isinstance(values, np.ndarray) or values.dtype.kind not in 'mM':
        return values
    is_fine = np.datetime_data(values.dtype)[0] == 'ns'
    return values if is_fine else values.astype(f'{values.dtype.kind}8[ns]')


def of_program(depth=2):
    """Whether it is not pandas itself that calls the caller."""
    name = sys._getframe(depth).f_globals.get('__name__', '')
    return not name.startswith('pandas')


def _numbers(owner):
    """`astype` of dates and times, to numbers."""
    known = owner.astype

    @functools.wraps(known)
    def astype(values, dtype, *args, **options):
        kind = getattr(getattr(values, 'dtype', None), 'kind', '')
        if kind in 'mM' and kind and of_program():
            found = _as_numbers(values, kind, dtype)
            if found is not None:
                return found
        return known(values, dtype, *args, **options)

    return astype


def _as_numbers(values, kind, dtype):
    """Dates or times as numbers, of the type of `values`; None if not so."""
    array = nanoseconds(values.to_numpy())
    if kind == 'm' and isinstance(dtype, str) and _TIMES.match(dtype):
        missing = np.isnat(array)
        found = array.astype(dtype).astype(np.int64).astype(float)
        found[missing] = np.nan
    elif isinstance(dtype, (str, type, np.dtype)):
        try:
            dtype = np.dtype(dtype)
        except TypeError:
            return None
        if dtype.kind not in 'iu':
            return None
        found = array.astype(np.int64).astype(dtype)
    else:
        return None
    if hasattr(values, 'index'):
        return type(values)(found, index=values.index, name=values.name)
    return importlib.import_module('pandas').Index(found, name=values.name)


def _widening(owner):
    """Writes what a column cannot hold: it becomes a column that can."""
    known = owner.coerce_to_target_dtype
    if 'raise_on_upcast' not in inspect.signature(known).parameters:
        return known

    @functools.wraps(known)
    def coerce(block, other, raise_on_upcast=False):
        return known(block, other, raise_on_upcast=False)

    return coerce


def _counting(owner):
    """`value_counts`, named after the column."""
    known = owner.value_counts

    @functools.wraps(known)
    def call(column, *args, **options):
        found = known(column, *args, **options)
        if found.name in ('count', 'proportion') and of_program():
            found.name, found.index.name = column.name, None
        return found

    return call


def _grouping(owner):
    """`groupby(['a'])`, whose groups were called by the value alone."""
    known = owner.groupby

    @functools.wraps(known)
    def call(frame, by=None, *args, **options):
        if isinstance(by, list) and len(by) == 1 and of_program():
            by = by[0]
        return known(frame, by, *args, **options)

    return call


def _growing(owner):
    """`pct_change`, which filled what is missing."""
    known = owner.pct_change

    @functools.wraps(known)
    def call(frame, *args, **options):
        if not {'fill_method', 'limit'} & options.keys() and len(args) < 2:
            return known(frame.ffill(), *args, **options)
        return known(frame, *args, **options)

    return call


def _values(owner):
    """The property `values`, an array that may be written to."""
    known = owner.values.fget

    def values(frame):
        found = writable(known(frame))
        return nanoseconds(found) if of_program() else found

    return property(values, doc=owner.values.__doc__)


def _array(name, owner):
    """A method that gives an array, which may be written to."""
    known = getattr(owner, name)

    @functools.wraps(known)
    def call(frame, *args, **options):
        found = writable(known(frame, *args, **options))
        plain = not args and options.get('dtype') is None
        return nanoseconds(found) if plain and of_program() else found

    return call


def writable(found):
    """An array that may be written to, a copy where it may not."""
    flags = getattr(found, 'flags', None)
    return found if flags is None or flags.writeable else found.copy()


_VALUES = {
    **{name: functools.partial(_inferring, name) for name in _INFERRED},
    **{name: functools.partial(nones.putting, name) for name in nones.METHODS},
}
_ARRAYS = {
    'values': _values,
    **{n: functools.partial(_array, n) for n in ('to_numpy', '__array__')},
}


@since_3
def _stacking(owner):
    """`stack` without what is missing."""
    known = owner.stack

    @functools.wraps(known)
    def call(frame, level=-1, dropna=True, **options):
        found = known(frame, level, **options)
        return found.dropna(how='all') if dropna else found

    return call


# Class of pandas -> what it is given, made of the class.
CHANGED = {
    'DataFrame': {
        **_ARRAYS,
        **_VALUES,
        'groupby': _grouping,
        'pct_change': _growing,
        'stack': _stacking,
    },
    'DatetimeIndex': {**_ARRAYS, 'astype': _numbers},
    'Series': {
        **_ARRAYS,
        **_VALUES,
        'astype': _numbers,
        'pct_change': _growing,
        'value_counts': _counting,
    },
    'TimedeltaIndex': {**_ARRAYS, 'astype': _numbers},
    'core.internals.blocks.Block': {'coerce_to_target_dtype': _widening},
}


def _forgiving(known):
    """`to_numeric` and `to_datetime` with `errors='ignore'`."""

    @functools.wraps(known)
    def call(values, *args, **options):
        if options.get('errors') != 'ignore':
            return known(values, *args, **options)
        del options['errors']
        try:
            return known(values, *args, **options)
        except (TypeError, ValueError):
            return values

    return call


def each_by_its_form(known):
    """`to_datetime` that reads each date by its own form, as up to pandas 1.

    Args:
        known: Today's, which may have taken other arguments of then already.
    """

    @functools.wraps(known)
    def call(*args, **options):
        said = date_forms.said(options)
        argument = date_forms.told('pandas.to_datetime', said)
        if not argument or len(args) > date_forms.PLACES or not is_since(2):
            return _else_by_its_form(known, args, options, said)
        return known(*args, **{**options, argument: date_forms.MIXED})

    return call


def _else_by_its_form(known, args, options, said):
    """Dates whose form the first tells, if it does."""
    try:
        return known(*args, **options)
    except ValueError:
        if 'infer_datetime_format' not in said or 'format' in said:
            raise
        return known(*args, **{**options, 'format': date_forms.MIXED})


def _setting(known):
    """`set_option` of widths without an end, and of what is gone."""

    @functools.wraps(known)
    def call(*pairs):
        given = list(zip(pairs[::2], pairs[1::2], strict=False))
        for name, value in given:
            is_width = str(name).endswith('max_colwidth')
            name = f'display.{name}' if name in OPTIONS_SHORT else name
            if name not in OPTIONS_LOST:
                known(name, None if is_width and value == -1 else value)

    return call


def names(pandas):
    """Functions of pandas that changed, by name."""
    return {
        'set_option': _setting(pandas.set_option),
        'to_datetime': _forgiving(pandas.to_datetime),
        'to_numeric': _forgiving(pandas.to_numeric),
    }
