"""pandas as scripts of 2015 to 2019 know it, where it is installed.

Source: pandas 0.20 to 2.0, "What's New", deprecations and removals.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
import sys

from legacy_rnn.compat.old_pandas import functions
from legacy_rnn.compat.sources.libraries.moved_names import MOVED

from ..imports.overlays import Overlay


def _pandas():
    pandas = importlib.import_module('pandas')
    inner = functools.partial(_elsewhere, 'pandas')
    return Overlay(pandas, functions.of_then(pandas), inner)


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


TABLE = {'pandas': _pandas}
