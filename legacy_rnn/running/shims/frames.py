"""pandas as scripts of 2015 to 2019 know it, where it is installed.

Source: pandas 0.20 to 2.0, "What's New", deprecations and removals.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import pkgutil
import sys
import warnings

from legacy_rnn.compat import old_frames, old_tables
from legacy_rnn.compat.sources import frequencies
from legacy_rnn.compat.sources.moved_names import MOVED
from legacy_rnn.compat.sources.old_calls import PLACED, RENAMED, TOLD
from legacy_rnn.compat.sources.old_values import FUNCTIONS

from ..imports.overlays import Overlay
from . import (
    dates,
    frame_methods,
    frame_values,
    series_items,
)
from .since_pandas import is_since, since_3
from .taking import old_call, old_said

_TEXTS = 'future.infer_string'  # An option of pandas 2.1 to 3.


def _pandas():
    pandas = importlib.import_module('pandas')
    names = {
        'read_csv': old_tables.reader(pandas.read_csv),
        'read_table': old_tables.reader(pandas.read_table),
        **frame_methods.names(pandas),
        **frame_values.names(pandas),
    }
    known = {*RENAMED, *PLACED, *TOLD, *FUNCTIONS, *frequencies.FUNCTIONS}
    for full in sorted(known):
        package, _, name = full.rpartition('.')
        function = names.get(name, getattr(pandas, name, None))
        if package != 'pandas' or isinstance(function, type):
            continue
        if full in frequencies.FUNCTIONS:
            function = dates.function(function, full)
        function = old_said(function, full)
        names[name] = old_call(
            function,
            RENAMED.get(full, {}),
            PLACED.get(full),
            told=TOLD.get(full),
        )
    names.update({f'rolling_{name}': _rolling(name) for name in _ROLLED})
    return Overlay(pandas, names, functools.partial(_elsewhere, 'pandas'))


def _elsewhere(package, name):
    """What pandas has elsewhere today: `pd.np`, `pd.tools.plotting`."""
    full = f'{package}.{name}'
    if full in MOVED:
        return pkgutil.resolve_name(MOVED[full])
    if any(known.startswith(f'{full}.') for known in MOVED):
        inner = functools.partial(_elsewhere, full)
        return Overlay(None, {}, inner, name=full)
    raise AttributeError(f'module {package!r} has no attribute {name!r}')


def by_columns(function):
    """A function of NumPy that reduces frames by columns, as up to 1.5."""

    @functools.wraps(function)
    def reduced(a, *args, **options):
        pandas = sys.modules.get('pandas')
        if pandas is not None and isinstance(a, pandas.DataFrame):
            if not args and options.get('axis') is None:
                options['axis'] = 0
        return function(a, *args, **options)

    return reduced


class _Mixed:
    """`frame.ix[rows, columns]`: by label, or by place where none fits."""

    def __init__(self, frame):
        self._frame = frame

    def __getitem__(self, key):
        try:
            return self._frame.loc[key]
        except (KeyError, TypeError, ValueError):
            return self._frame.iloc[self._places(key)]

    def __setitem__(self, key, value):
        try:
            self._frame.loc[key]
        except (KeyError, TypeError, ValueError):
            self._frame.iloc[self._places(key)] = value
        else:
            self._frame.loc[key] = value

    def _places(self, key):
        """A label of rows or columns becomes its place; numbers stay."""
        if not isinstance(key, tuple):
            return key
        axes = zip(key, self._frame.axes, strict=False)
        return tuple(
            axis.get_loc(k) if isinstance(k, str) else k for k, axis in axes
        )


def _as_matrix(frame, columns=None):
    chosen = frame if columns is None else frame[list(columns)]
    return chosen.to_numpy()


def _sort(frame, columns=None, axis=0, ascending=True, inplace=False):
    if columns is None:
        return frame.sort_index(
            axis=axis, ascending=ascending, inplace=inplace
        )
    return frame.sort_values(
        columns, axis=axis, ascending=ascending, inplace=inplace
    )


def _order(series, ascending=True):
    return series.sort_values(ascending=ascending)


def _get_value(frame, index, column):
    return frame.at[index, column]


def _set_value(frame, index, column, value):
    frame.at[index, column] = value
    return frame


def _from_csv(kind, path, header=0, sep=',', index_col=0, parse_dates=True):
    pandas = importlib.import_module('pandas')
    return pandas.read_csv(
        path,
        header=header,
        sep=sep,
        index_col=index_col,
        parse_dates=parse_dates,
    )


def _items(frame):
    return iter(frame.items())


def _rolling(name):
    def rolled(values, window, **options):
        return getattr(values.rolling(window, **options), name)()

    return rolled


_ROLLED = 'mean std sum min max median var'.split()
_BOTH = {
    'as_matrix': _as_matrix,
    'get_values': _as_matrix,
    'ix': property(_Mixed),
    'append': old_frames.joined,
    'iteritems': _items,
    'irow': lambda frame, i: frame.iloc[i],
}


def _filling(owner):
    """`fillna` with the `method` that it had, ffill or bfill."""
    fillna = owner.fillna

    @functools.wraps(fillna)
    def call(frame, value=None, method=None, axis=None, **options):
        if method is None:
            return fillna(frame, value, axis=axis, **options)
        forward = method in ('ffill', 'pad')
        fill = frame.ffill if forward else frame.bfill
        return fill(axis=axis, **options)

    return call


def _replacing(owner):
    """`column.str.replace`, whose pattern was one unless it is a character."""
    replace = owner.replace

    @functools.wraps(replace)
    def call(column, pat, *args, **options):
        if isinstance(pat, str) and len(pat) > 1:
            options.setdefault('regex', True)
        return replace(column, pat, *args, **options)

    return call


@since_3
def _of_whole_groups(owner):
    """`apply` to groups with the columns that they are grouped by."""
    apply = owner.apply

    @functools.wraps(apply)
    def call(groups, func, *args, **options):
        if callable(func):
            groups = _with_all_columns(groups)
        return apply(groups, func, *args, **options)

    return call


def _with_all_columns(groups):
    columns = groups.obj.columns
    try:
        return groups[list(columns)] if columns.is_unique else groups
    except IndexError:  # The program has chosen columns itself.
        return groups


@contextlib.contextmanager
def texts_as_objects():
    """Lets columns of text be of type object, as before pandas 3.

    Numbers can be written to them then.
    """
    pandas = importlib.import_module('pandas')
    if not is_since(3):
        yield
        return
    before = _infer_texts(pandas, False)
    try:
        yield
    finally:
        _infer_texts(pandas, before)


def _infer_texts(pandas, value):
    """Sets whether text has a type of its own; returns what it was."""
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')  # The option is deprecated.
        with contextlib.suppress(pandas.errors.OptionError):
            before = pandas.get_option(_TEXTS)
            pandas.set_option(_TEXTS, value)
            return before
    return None


# Class -> methods that it lost; a run gives them while it lasts.
LOST = {
    'DataFrame': {
        **_BOTH,
        **frame_methods.LOST['DataFrame'],
        'applymap': lambda frame, func: frame.map(func),
        'from_csv': classmethod(_from_csv),
        'get_value': _get_value,
        'icol': lambda frame, i: frame.iloc[:, i],
        'set_value': _set_value,
        'sort': _sort,
    },
    'Series': {
        **_BOTH,
        **frame_methods.LOST['Series'],
        'iget': lambda series, i: series.iloc[i],
        'order': _order,
    },
    **frame_methods.LOST_OF_GROUPS,
    'ExcelWriter': frame_methods.LOST['ExcelWriter'],
    'Index': frame_methods.LOST['Index'],
}
# Class -> what it is given, made of the class; before and after all else.
FIRST = {
    'DataFrame': {'fillna': _filling},
    'Series': {'fillna': _filling, '__getitem__': series_items.adding_axes},
    'Index': {'__getitem__': series_items.adding_axes},
}
LAST = {
    'Series': {
        '__getitem__': since_3(lambda k: series_items.reading(k.__getitem__)),
        '__setitem__': since_3(lambda k: series_items.writing(k.__setitem__)),
    },
    'Series.str': {'replace': _replacing},
    'api.typing.DataFrameGroupBy': {'apply': _of_whole_groups},
}
TABLE = {'pandas': _pandas}
