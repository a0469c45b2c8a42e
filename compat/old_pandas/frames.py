"""What frames and series lost, and what is changed before and after all else.

Source: pandas 0.20 to 3.0, "What's New", deprecations and removals.
"""

from __future__ import annotations

import functools
import importlib

from .. import old_frames, old_tables
from . import items, methods
from .mixed_places import Mixed
from .since import since_3


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


def _from_csv(
    kind,
    path,
    header=0,
    sep=',',
    index_col=0,
    parse_dates=True,
    encoding=None,
):
    return old_tables.read_csv(
        path,
        header=header,
        sep=sep,
        index_col=index_col,
        parse_dates=parse_dates,
        encoding=encoding,
    )


def _series_from_csv(
    kind,
    path,
    sep=',',
    parse_dates=True,
    header=None,
    index_col=0,
    encoding=None,
):
    """The first column beside the index; without a header nothing is named."""
    frame = _from_csv(
        kind, path, header, sep, index_col, parse_dates, encoding
    )
    column = frame.iloc[:, 0]
    if header is None:
        column.index.name = column.name = None
    return column


def _pairs(frame):
    return iter(frame.items())


def _number(kind):
    """`int(series)` of a series of one."""

    def convert(series):
        if len(series) != 1:
            raise TypeError(f'cannot convert the series to {kind}')
        return kind(series.iloc[0])

    return convert


def _normalized(*args, **options):
    return importlib.import_module('pandas').json_normalize(*args, **options)


def _swapped(frame, axis1, axis2):
    """What `np.split` and `np.array_split` ask frames for."""
    numbers = {'index': 0, 'columns': 1}
    first, second = (numbers.get(axis, axis) for axis in (axis1, axis2))
    return frame.copy() if first == second else frame.T.copy()


_BOTH = {
    'swapaxes': _swapped,
    'as_matrix': _as_matrix,
    'get_values': _as_matrix,
    'ix': property(Mixed),
    'append': old_frames.joined,
    'iteritems': _pairs,
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


# Class or module -> what it lost; a run gives them while it lasts.
LOST: dict[str, dict] = {
    'DataFrame': {
        **_BOTH,
        **methods.LOST['DataFrame'],
        'applymap': lambda frame, func: frame.map(func),
        'from_csv': classmethod(_from_csv),
        'get_value': _get_value,
        'icol': lambda frame, i: frame.iloc[:, i],
        'set_value': _set_value,
        'sort': _sort,
    },
    'Series': {
        **_BOTH,
        **methods.LOST['Series'],
        '__float__': _number(float),
        '__int__': _number(int),
        'from_csv': classmethod(_series_from_csv),
        'iget': lambda series, i: series.iloc[i],
        'order': _order,
    },
    **methods.LOST_OF_GROUPS,
    'ExcelWriter': methods.LOST['ExcelWriter'],
    'Index': methods.LOST['Index'],
    'io.json': {'json_normalize': _normalized},
}
# Class -> what it is given, made of the class; before and after all else.
FIRST: dict[str, dict] = {
    'DataFrame': {'fillna': _filling},
    'Series': {'fillna': _filling, '__getitem__': items.adding_axes},
    'Index': {'__getitem__': items.adding_axes},
}
LAST: dict[str, dict] = {
    'Series': {
        '__getitem__': since_3(lambda k: items.reading(k.__getitem__)),
        '__setitem__': since_3(lambda k: items.writing(k.__setitem__)),
    },
    'Series.str': {'replace': _replacing},
    'api.typing.DataFrameGroupBy': {'apply': _of_whole_groups},
}
