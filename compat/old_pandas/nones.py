"""None that frames put in place of numbers, which stay numbers today.

    frame.where(frame.notnull(), None)    [1.0, None]; today [1.0, nan]

Source: pandas 0.20.3, 0.24.2 and 1.1.5, as they ran.
"""

from __future__ import annotations

import functools

METHODS = ('mask', 'where')
_NUMBERS = 'biufc'  # Kinds of types.


def putting(name, owner):
    """One of `METHODS`, which may put None.

    Args:
        name: Its name.
        owner: The class of pandas that has it.
    """
    known = getattr(owner, name)

    @functools.wraps(known)
    def call(frame, *args, **options):
        found = None
        if are_put(*args, **options):
            found = put(frame, known, args, options)
        return known(frame, *args, **options) if found is None else found

    return call


def are_put(cond=True, other=..., inplace=False, *args, **options):
    """Whether a call of one of `METHODS` puts None."""
    return other is None and not inplace


def put(frame, known, args, options):
    """What such a call gave; None where columns have the same name.

    Args:
        frame: A frame, or a series.
        known: Today's method.
        args: Its arguments by place.
        options: Those by name.
    """
    if frame.ndim == 1:
        found = known(frame.astype(object), *args, **options)
        return found if _has_none(found) else frame.copy()
    if not frame.columns.is_unique:
        return None
    kinds = {
        n: object for n, kind in frame.dtypes.items() if kind.kind in _NUMBERS
    }
    found = known(frame.astype(kinds), *args, **options)
    kept = {
        name: frame[name].dtype for name in kinds if not _has_none(found[name])
    }
    return found.astype(kept)


def _has_none(column):
    return any(value is None for value in column)
