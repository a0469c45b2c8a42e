"""Aggregates of groups whose columns a dict names, gone since pandas 1.

    frame.groupby('a')['b'].agg({'low': 'min'})
    frame.groupby('a').agg({'b': {'low': 'min', 'high': 'max'}})

Source: pandas 0.20 and 1.0, "What's New"; 0.22, executed.
"""

from __future__ import annotations

import functools
import importlib


def _of_column(name, owner):
    """`agg` of one column, whose dict names what it gives."""
    known = getattr(owner, name)

    @functools.wraps(known)
    def call(groups, func=None, *args, **options):
        if not isinstance(func, dict) or args or options:
            return known(groups, func, *args, **options)
        parts = func.values()
        if all(isinstance(key, str) for key in func) and not any(
            isinstance(part, (dict, list, tuple)) for part in parts
        ):
            return known(groups, None, **func)
        found = {key: call(groups, part) for key, part in func.items()}
        return importlib.import_module('pandas').concat(found, axis=1)

    return call


def _of_frame(name, owner):
    """`agg` of frames, whose dict may hold a dict for a column."""
    known = getattr(owner, name)

    @functools.wraps(known)
    def call(groups, func=None, *args, **options):
        parts = func.values() if isinstance(func, dict) else ()
        is_nested = any(isinstance(part, dict) for part in parts)
        if not is_nested or args or options or not groups.as_index:
            return known(groups, func, *args, **options)
        listed = (list, tuple, dict)
        found = {}
        for key, part in func.items():
            how = part if isinstance(part, listed) else [part]
            found[key] = groups._gotitem(key, 1).agg(how)
        # Columns that were chosen before have one level.
        chosen = getattr(groups, '_selection', None) is not None
        return importlib.import_module('pandas').concat(
            list(found.values()) if chosen else found, axis=1
        )

    return call


_NAMES = ('agg', 'aggregate')
CHANGED = {
    'api.typing.SeriesGroupBy': {
        name: functools.partial(_of_column, name) for name in _NAMES
    },
    'api.typing.DataFrameGroupBy': {
        name: functools.partial(_of_frame, name) for name in _NAMES
    },
}
