"""Functions of pandas that it lost, or that take other arguments today.

Source: pandas 0.18 to 3.0, "What's New".
"""

from __future__ import annotations

from .. import old_tables
from ..sources.libraries import frequencies
from ..sources.libraries.old_calls import PLACED, RENAMED, TOLD
from ..sources.libraries.old_values import FUNCTIONS
from ..sources.libraries.taking import old_call, old_said
from . import dates, literals, merges, methods, orders, values
from .since import is_since

_ROLLED = 'mean std sum min max median var'.split()


def of_then(pandas):
    """Functions as they were, by name.

    Args:
        pandas: The module.

    Returns:
        Dict from names to functions of today that take old calls.
    """
    names = {
        'read_csv': old_tables.reader(pandas.read_csv),
        'read_table': old_tables.reader(pandas.read_table),
        **methods.names(pandas),
        **values.names(pandas),
        **literals.readers(pandas),
    }
    names['concat'] = orders.joining(names['concat'])
    if is_since(1, 1):
        names['merge'] = merges.as_then(pandas.merge)
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
    names['to_datetime'] = values.each_by_its_form(names['to_datetime'])
    names.update({f'rolling_{name}': _rolling(name) for name in _ROLLED})
    return names


def _rolling(name):
    def rolled(values, window, **options):
        return getattr(values.rolling(window, **options), name)()

    return rolled
