"""Aggregates as pandas 2 and older took them.

    frame.groupby('a')['b'].agg({'low': 'min'})
    frame.groupby('a').agg({'b': {'low': 'min', 'high': 'max'}})
    frame.groupby('a')['b'].agg(np.std)

Columns that a dict names are gone since pandas 1. NumPy's functions stood for
the methods of pandas until 3: deviations were those of a sample, and what is
missing was left out.

Source: pandas 0.20, 1.0 and 3.0, "What's New"; 0.22 and 0.24, executed.
"""

from __future__ import annotations

import functools
import importlib

from ..sources.libraries.old_values import NUMBERS_OF_GROUPS
from ..sources.libraries.own_reductions import method_of
from .methods import numbers_alone


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
        chosen = getattr(groups, '_selection', None)
        if parts and isinstance(chosen, list) and not set(func) <= {*chosen}:
            found = {key: call(groups, part) for key, part in func.items()}
            return importlib.import_module('pandas').concat(found, axis=1)
        is_nested = any(isinstance(part, dict) for part in parts)
        if isinstance(func, list) and not (args or options):
            return _of_numbers(known, groups, func)
        if not is_nested or args or options or not groups.as_index:
            return known(groups, func, *args, **options)
        listed = (list, tuple, dict)
        found = {}
        for key, part in func.items():
            how = part if isinstance(part, listed) else [part]
            found[key] = groups._gotitem(key, 1).agg(how)
        # Columns that were chosen before have one level.
        return importlib.import_module('pandas').concat(
            found if chosen is None else list(found.values()), axis=1
        )

    return call


def _of_numbers(known, groups, funcs):
    """Several aggregates, without columns of text that one does not take."""
    try:
        return known(groups, funcs)
    except TypeError:
        numbers = groups.mean(numeric_only=True).columns
        return known(groups[list(numbers)], funcs)


def _full(func):
    module = getattr(func, '__module__', None)
    return f'{module}.{getattr(func, "__name__", "")}'


def _named(func, is_grouped):
    """A function, or all in a list or a dict, as the name of a method."""
    if isinstance(func, dict):
        return {key: _named(f, is_grouped) for key, f in func.items()}
    if not isinstance(func, list):
        return method_of(_full(func)) or func
    names = [_named(part, False) for part in func]
    labels = list(map(_label, func))
    pairs = zip(labels, names, strict=True)
    return list(pairs) if is_grouped and labels != names else names


def _label(func):
    """The label of what a function of a list gives, as with NumPy 1."""
    name = getattr(func, '__name__', func)
    is_extreme = _full(func) in ('numpy.max', 'numpy.min')
    return f'a{name}' if is_extreme else name


def _by_name(name, owner):
    """A method that takes functions, which are called with nothing else."""
    known = getattr(owner, name)

    @functools.wraps(known)
    def call(target, func=None, *args, **options):
        if not args and options.keys() <= {'axis'}:
            func = _named(func, 'GroupBy' in owner.__name__)
        return known(target, func, *args, **options)

    return call


def _reducing(name, owner):
    """A reduction of groups, whose columns of text were left out."""
    known, alone = getattr(owner, name), numbers_alone(name, owner)

    @functools.wraps(known)
    def call(groups, *args, **options):
        is_frame = groups.obj.ndim == 2
        if is_frame and not args and name in NUMBERS_OF_GROUPS:
            found = known(groups, **{'numeric_only': True, **options})
            if found.ndim == 2 and len(found.columns):
                return found
        return alone(groups, *args, **options)

    return call


_NAMES = ('agg', 'aggregate')
_REDUCTIONS = {
    name: functools.partial(_reducing, name)
    for name in 'max mean median min prod quantile sem std sum var'.split()
}
CHANGED = {
    'api.typing.SeriesGroupBy': {
        name: functools.partial(_of_column, name) for name in _NAMES
    },
    'api.typing.DataFrameGroupBy': {
        **_REDUCTIONS,
        **{name: functools.partial(_of_frame, name) for name in _NAMES},
    },
    'api.typing.Resampler': _REDUCTIONS,
}
BY_NAME = {
    **{
        kind: {name: functools.partial(_by_name, name) for name in _NAMES}
        for kind in (
            'DataFrame',
            'Series',
            'api.typing.Expanding',
            'api.typing.Rolling',
        )
    },
    'api.typing.Resampler': {
        name: functools.partial(_by_name, name) for name in (*_NAMES, 'apply')
    },
    **{
        f'api.typing.{kind}GroupBy': {
            name: functools.partial(_by_name, name)
            for name in (*_NAMES, 'transform')
        }
        for kind in ('DataFrame', 'Series')
    },
}
