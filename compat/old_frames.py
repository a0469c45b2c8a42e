"""What pandas' frames and series no longer do, for ports and `run`.

    frame = frame.append(other)   ->  frame = old_frames.append(frame, other)
    x = frame['a'][-1]            ->  x = old_frames.item(frame['a'], -1)
    frame['a'][:2] = x            ->  frame['a'] = old_frames.put(
                                          frame['a'], slice(None, 2), x)
    rows['a'].astype(str)         ->  old_frames.texts(rows['a'])

Source: pandas 1.1 to 1.5, `pandas/core/frame.py` and `series.py`;
pandas 3.0 release notes.
"""

from __future__ import annotations

import contextlib
import importlib

import numpy as np

__all__ = ['append', 'item', 'put', 'texts']

# Kinds of labels beside which a number is a label.
_NUMBERS = ('complex', 'floating', 'integer', 'mixed-integer')


def append(frame, other, *args, **options):
    """A frame or series with more rows behind its own, as up to pandas 1.5.

    Args:
        frame: A frame or series of pandas; of anything else, such as a list,
            its own `append` is called.
        other: A frame or series, or a list of them; to a frame, a row as a
            dict or series, or a list of rows.
        *args: ignore_index, verify_integrity and sort of pandas.
        **options: The same by name.

    Returns:
        What was joined; what `append` gives of anything else.

    Raises:
        TypeError: A row has no name, and the index counts.
    """
    if hasattr(frame, 'append'):
        return frame.append(other, *args, **options)
    return joined(frame, other, *args, **options)


def item(values, place):
    """An item of a series, of which a number may be the place.

    Args:
        values: A series of pandas; anything else gives its own item.
        place: int, the label where labels are numbers.
    """
    labels = getattr(values, 'index', None)
    if hasattr(values, 'iloc') and values.ndim == 1 and are_places(labels):
        return values.iloc[place]
    return values[place]


def put(column, rows, values):
    """A column with other values, of a type that holds them all.

    Args:
        column: A series of pandas.
        rows: Slice, places of its rows.
        values: What stands there: a number, or an array or series of them.
    """
    column = column.copy()
    try:
        column.iloc[rows] = values
    except TypeError:  # pandas 3 refuses what the type does not hold.
        both = np.result_type(column.dtype, np.asarray(values).dtype)
        column = column.astype(both if both.kind in 'iufc' else object)
        column.iloc[rows] = values
    return column


def texts(values):
    """A column as texts, where what is missing is `'nan'`.

    Args:
        values: A column or frame of pandas, or an array.
    """
    found = values.astype(str)
    return found.fillna('nan') if hasattr(found, 'fillna') else found


def are_places(labels):
    """Whether numbers are places beside such labels, an index."""
    first = labels.levels[0] if labels.nlevels > 1 else labels
    return first.inferred_type not in _NUMBERS


def are_unlike(parts, by_columns=True):
    """Whether the labels of frames differ and are sorted where these join.

    Args:
        parts: Frames and series, which count by their index alone.
        by_columns: Whether the labels are those of columns, not of rows.
    """
    labels = []
    for part in parts:
        if not hasattr(part, 'iloc'):  # For pandas to leave out or refuse.
            continue
        if part.ndim == 2 and sum(part.shape):
            labels.append(part.columns if by_columns else part.index)
        elif part.ndim == 1 and not by_columns:
            labels.append(part.index)
    if all(labels[0].equals(other) for other in labels[1:]):
        return False
    joint = labels[0].append(labels[1:])
    # Numbers beside texts stay.
    return joint.nlevels > 1 or not joint.inferred_type.startswith('mixed')


def joined(
    frame, other, ignore_index=False, verify_integrity=False, sort=None
):
    """As `append`, of frames and series alone."""
    pandas = importlib.import_module('pandas')
    others = other if isinstance(other, (list, tuple)) else [other]
    if frame.ndim == 2 and isinstance(other, (pandas.Series, dict)):
        row = _row(pandas, frame, other, ignore_index)
        frame, others = frame.reindex(columns=row.columns), [row]
    elif frame.ndim == 2 and isinstance(other, list) and other:
        others = _rows(pandas, frame, other, ignore_index)
    parts = [frame, *others]
    sort = are_unlike(parts) if sort is None else bool(sort)
    return pandas.concat(
        _filled(parts) if frame.ndim == 2 else _sized(parts),
        ignore_index=ignore_index,
        verify_integrity=verify_integrity,
        sort=sort,
    )


def _row(pandas, frame, other, ignore_index):
    """A row as a frame of all columns, of which new ones are sorted."""
    if isinstance(other, dict):
        if not ignore_index:
            why = 'Can only append a dict if ignore_index=True'
            raise TypeError(why)
        other = pandas.Series(other)
    if other.name is None and not ignore_index:
        why = (
            'Can only append a Series if ignore_index=True or if the Series '
            'has a name'
        )
        raise TypeError(why)
    if other.dtype.kind == 'O':  # Texts of pandas 3 have a type.
        other = other.astype(object)
    new = other.index.difference(frame.columns)
    with contextlib.suppress(TypeError):  # Numbers beside texts.
        new = new.sort_values()
    columns = [*frame.columns, *new]
    row = other.reindex(columns).to_frame().T.infer_objects()
    row.columns.names = frame.columns.names
    return row if other.name is None else row.rename_axis(frame.index.names)


def _rows(pandas, frame, other, ignore_index):
    """A list of frames, or of rows, which make one."""
    if isinstance(other[0], pandas.DataFrame):
        return other
    rows = pandas.DataFrame(other)
    if frame.index.name is not None and not ignore_index:
        rows.index.name = frame.index.name
    return [rows]


def _filled(frames):
    """Frames whose columns without any value take the type of the others."""
    kinds = {}
    for frame in frames:
        for name, column in _columns(frame):
            if not _is_void(column):
                kinds.setdefault(name, set()).add(column.dtype)
    filled = []
    for frame in frames:
        types = {
            name: next(iter(kinds[name]))
            for name, column in _columns(frame)
            if _is_void(column) and len(kinds.get(name, ())) == 1
            if next(iter(kinds[name])).kind in 'fM'
        }
        filled.append(frame.astype(types) if types else frame)
    return filled


def _columns(frame):
    """Pairs of names and columns; none where two have one name."""
    return frame.items() if frame.columns.is_unique else ()


def _is_void(column):
    return column.dtype == object and bool(column.isna().all())


def _sized(series):
    """Series, of which the empty ones take the type of the others."""
    full = [one.dtype for one in series if len(one)]
    return [
        one if len(one) or not full else one.astype(full[0]) for one in series
    ]
