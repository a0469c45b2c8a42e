"""Methods of frames, series and groups that pandas took away or changed.

Source: pandas 0.20 to 3.0, "What's New", deprecations and removals.
"""

from __future__ import annotations

import functools
import importlib

import numpy as np

from ..sources.libraries.old_calls import FRAMES_RENAMED
from ..sources.libraries.taking import old_call
from . import of_lists, undated

_REDUCTIONS = (
    'corr cov kurt max mean median min prod quantile sem skew std sum var'
).split()
_OF_ARRAYS = 'compress nonzero ptp ravel reshape'.split()


def _pandas():
    return importlib.import_module('pandas')


def _deviation(frame, axis=0, skipna=True):
    """The mean absolute deviation."""
    if frame.ndim == 2:
        frame = frame.select_dtypes(['number', 'bool'], 'timedelta')
    means = frame.mean(axis=axis, skipna=skipna)
    if frame.ndim == 1 or axis in (0, 'index'):
        return (frame - means).abs().mean(skipna=skipna)
    return frame.sub(means, axis=0).abs().mean(axis=axis, skipna=skipna)


def _converted(frame, convert_dates=True, convert_numeric=False, **options):
    """`convert_objects`, columns of numbers where it was told so."""
    frame = frame.infer_objects()
    if not convert_numeric:
        return frame
    numbers = functools.partial(_pandas().to_numeric, errors='coerce')
    if frame.ndim == 1:
        return numbers(frame)
    kinds = frame.dtypes
    texts = [n for n in frame if kinds[n] in ('object', 'str')]
    return frame.assign(**{name: numbers(frame[name]) for name in texts})


def _looked_up(frame, row_labels, col_labels):
    pairs = zip(row_labels, col_labels, strict=True)
    return np.array([frame.at[row, column] for row, column in pairs])


def _of_items(kind, items, columns=None, orient='columns'):
    names, values = zip(*items, strict=True)
    if orient == 'index':
        return kind(list(values), index=list(names), columns=columns)
    found = kind(dict(zip(names, values, strict=True)), columns=list(names))
    return found if columns is None else found[list(columns)]


def _sorted_in_place(series, axis=0, ascending=True, **options):
    series.sort_values(ascending=ascending, inplace=True)


def _of_array(name):
    def call(series, *args, **options):
        return getattr(series.to_numpy(), name)(*args, **options)

    return np.ptp if name == 'ptp' else call


def _reindexed(frame, labels, axis=0, **options):
    return frame.reindex(labels, axis=axis, **options)


def _counted(frame):
    return frame.dtypes.astype(str).value_counts()


def _clipped(name):
    return lambda frame, threshold, axis=None, inplace=False: frame.clip(
        axis=axis, inplace=inplace, **{name: threshold}
    )


_BOTH = {
    'backfill': lambda frame, **options: frame.bfill(**options),
    'clip_lower': _clipped('lower'),
    'clip_upper': _clipped('upper'),
    'convert_objects': _converted,
    'mad': _deviation,
    'pad': lambda frame, **options: frame.ffill(**options),
    'reindex_axis': _reindexed,
    'sortlevel': lambda frame, level=0, axis=0, **options: frame.sort_index(
        axis=axis, level=level, **options
    ),
    'to_dense': lambda frame: frame,
    'tshift': lambda frame, periods=1, freq=None, axis=0: frame.shift(
        periods, freq or 'infer', axis
    ),
}
# Class -> methods that it lost.
LOST: dict[str, dict] = {
    'DataFrame': {
        **_BOTH,
        'from_items': classmethod(_of_items),
        'ftypes': property(lambda frame: frame.dtypes),
        'get_dtype_counts': _counted,
        'iterkv': lambda frame: iter(frame.items()),
        'lookup': _looked_up,
    },
    'ExcelWriter': {'save': lambda writer: writer.close()},
    'Index': {
        'get_values': lambda index: index.to_numpy(),
        'is_monotonic': property(lambda i: i.is_monotonic_increasing),
    },
    'Series': {
        **_BOTH,
        **{name: _of_array(name) for name in _OF_ARRAYS},
        'is_monotonic': property(lambda s: s.is_monotonic_increasing),
        'iterkv': lambda series: iter(series.items()),
        'sort': _sorted_in_place,
        'valid': lambda series: series.dropna(),
    },
}


def _filling_groups(groups, *args, **options):
    """`frame.groupby('a').fillna(0)`."""
    return groups.transform(lambda part: part.fillna(*args, **options))


LOST_OF_GROUPS: dict[str, dict] = {
    'api.typing.Resampler': {
        'backfill': lambda times, limit=None: times.bfill(limit),
        'pad': lambda times, limit=None: times.ffill(limit),
    },
    **{
        f'api.typing.{name}GroupBy': {'fillna': _filling_groups}
        for name in ('DataFrame', 'Series')
    },
}


def numbers_alone(name, owner):
    """A reduction that leaves out the columns that it cannot reduce."""
    known = getattr(owner, name)

    @functools.wraps(known)
    def call(frame, *args, **options):
        level = options.pop('level', None)
        if level is not None:
            return getattr(frame.groupby(level=level), name)(*args, **options)
        if name in undated.NAMES and options.get('axis') in (None, 0):
            frame = undated.without_dates(frame)
        try:
            return known(frame, *args, **options)
        except (TypeError, ValueError):
            if 'numeric_only' in options:
                raise
            return known(frame, *args, numeric_only=True, **options)

    return call


def _renaming(owner):
    """`rename_axis` of labels, which was `rename`."""
    known = owner.rename_axis

    @functools.wraps(known)
    def call(frame, mapper=None, *args, axis=0, **options):
        if isinstance(mapper, dict) or callable(mapper):
            return frame.rename(mapper, axis=axis, **options)
        given = () if mapper is None else (mapper,)
        return known(frame, *given, *args, axis=axis, **options)

    return call


def _sorting(owner):
    """`sort_index` by columns."""
    known = owner.sort_index

    @functools.wraps(known)
    def call(frame, *args, by=None, **options):
        if by is None:
            return known(frame, *args, **options)
        return frame.sort_values(by, *args, **options)

    return call


def _writing(owner):
    return old_call(owner.to_csv, FRAMES_RENAMED['to_csv'], None)


def _splitting(name, owner):
    return old_call(getattr(owner, name), {}, 'pat | n expand', 1)


def _choosing(owner):
    """Columns of groups by a tuple of their names."""
    known = owner.__getitem__

    @functools.wraps(known)
    def call(groups, key):
        columns = groups.obj.columns
        if isinstance(key, tuple) and key not in columns:
            key = list(key)
        return known(groups, key)

    return call


# Class -> what it is given, made of the class.
CHANGED = {
    'DataFrame': {
        **{n: functools.partial(numbers_alone, n) for n in _REDUCTIONS},
        'describe': undated.describing,
        'rename_axis': _renaming,
        'sort_index': _sorting,
        'to_csv': _writing,
    },
    'Series': {'to_csv': _writing},
    'Series.str': {
        name: functools.partial(_splitting, name)
        for name in ('rsplit', 'split')
    },
    'api.typing.DataFrameGroupBy': {
        '__getitem__': _choosing,
    },
}


def _joined(known):
    """`concat` of columns or rows that were given."""

    @functools.wraps(known)
    def call(*args, join_axes=None, **options):
        found = known(*args, **options)
        if join_axes is None:
            return found
        axis = options.get('axis', args[1] if args[1:] else 0)
        return found.reindex(
            join_axes[0], axis=1 if axis in (0, 'index') else 0
        )

    return call


def _smoothed(name):
    def call(values, com=None, span=None, halflife=None, **options):
        options.pop('freq', None)
        given = {'com': com, 'span': span, 'halflife': halflife}
        chosen = {k: v for k, v in given.items() if v is not None}
        return getattr(values.ewm(**chosen, **options), name)()

    return call


def names(pandas):
    """Functions of pandas that it lost or changed, by name."""
    return {
        'Float64Index': pandas.Index,
        'Int64Index': pandas.Index,
        'TimeGrouper': lambda freq=None, **o: pandas.Grouper(freq=freq, **o),
        'concat': _joined(pandas.concat),
        'ewma': _smoothed('mean'),
        'ewmstd': _smoothed('std'),
        'factorize': of_lists.coded(pandas.factorize),
        'rolling_apply': lambda values, window, func, **options: (
            values.rolling(window, **options).apply(func, raw=True)
        ),
        'unique': of_lists.each_once(pandas.unique),
        'value_counts': lambda values, **options: pandas.Series(
            values
        ).value_counts(**options),
    }
