"""pandas as scripts of 2015 to 2019 know it, where it is installed.

Source: pandas 0.20 to 2.0, "What's New", deprecations and removals.
"""

from __future__ import annotations

import datetime
import functools
import importlib

from legacy_rnn.compat.sources.moved_names import PANDAS_ARGUMENTS

from ..imports.overlays import Overlay


def _pandas():
    pandas = importlib.import_module('pandas')
    for kind, names in (
        (pandas.DataFrame, {**_BOTH, **_FRAME}),
        (pandas.Series, {**_BOTH, **_SERIES}),
    ):
        for name, value in names.items():
            if not hasattr(kind, name):
                setattr(kind, name, value)
    names = {
        'datetime': datetime.datetime,
        'read_csv': _reader(pandas.read_csv),
        'read_table': _reader(pandas.read_table),
    }
    names.update(
        {
            name: _renamed(getattr(pandas, name), arguments)
            for name, arguments in PANDAS_ARGUMENTS.items()
        }
    )
    names.update(
        {f'rolling_{name}': _rolling(name) for name in _ROLLED},
    )
    return Overlay(pandas, names)


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


def _append(frame, other, ignore_index=False):
    pandas = importlib.import_module('pandas')
    if isinstance(other, dict):
        other = pandas.DataFrame([other])
    elif isinstance(other, pandas.Series) and frame.ndim == 2:
        other = other.to_frame().T
    others = other if isinstance(other, (list, tuple)) else [other]
    return pandas.concat([frame, *others], ignore_index=ignore_index)


def _order(series, ascending=True):
    return series.sort_values(ascending=ascending)


def _get_value(frame, index, column):
    return frame.at[index, column]


def _set_value(frame, index, column, value):
    frame.at[index, column] = value
    return frame


def _items(frame):
    return iter(frame.items())


def _renamed(function, arguments):
    """A function that also takes arguments by their old names."""

    @functools.wraps(function)
    def call(*args, **options):
        new = {arguments.get(k, k): value for k, value in options.items()}
        return function(*args, **new)

    return call


def _reader(read):
    """`read_csv` with the arguments that it has lost."""

    @functools.wraps(read)
    def call(*args, **options):
        single = options.pop('squeeze', False)
        if options.pop('error_bad_lines', True) is False:
            options['on_bad_lines'] = 'skip'
        for name in ('infer_datetime_format', 'warn_bad_lines'):
            options.pop(name, None)
        parser = options.pop('date_parser', None)
        dated = parser and options.pop('parse_dates', False)
        table = read(*args, **options)
        if dated:
            _parse(table, parser, dated, options.get('index_col'))
        return table.squeeze('columns') if single else table

    return call


def _parse(table, parser, dated, index):
    """Puts the dates of a table through the parser that was given."""
    if dated is True or dated == [index]:
        table.index = table.index.map(parser)
        return
    for name in dated:
        column = table.columns[name] if isinstance(name, int) else name
        table[column] = table[column].map(parser)


def _rolling(name):
    def rolled(values, window, **options):
        return getattr(values.rolling(window, **options), name)()

    return rolled


_ROLLED = 'mean std sum min max median var'.split()
_BOTH = {
    'as_matrix': _as_matrix,
    'ix': property(_Mixed),
    'append': _append,
    'iteritems': _items,
}
_FRAME = {'sort': _sort, 'get_value': _get_value, 'set_value': _set_value}
_SERIES = {'order': _order}
TABLE = {'pandas': _pandas}
