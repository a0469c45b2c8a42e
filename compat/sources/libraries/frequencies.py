"""Names of frequencies, which pandas 3 writes otherwise.

Source: pandas 2.2 and 3.0, "What's New", deprecations and removals.
"""

from __future__ import annotations

import re

_TIMES = {
    'H': 'h',
    'T': 'min',
    'S': 's',
    'L': 'ms',
    'U': 'us',
    'N': 'ns',
    'BH': 'bh',
    'CBH': 'cbh',
}
_DATES = {
    'M': 'ME',
    'Q': 'QE',
    'A': 'YE',
    'Y': 'YE',
    'BM': 'BME',
    'BQ': 'BQE',
    'BA': 'BYE',
    'BY': 'BYE',
    'CBM': 'CBME',
    'SM': 'SME',
    'AS': 'YS',
    'BAS': 'BYS',
}
_OFFSETS = {**_TIMES, **_DATES}
_PERIODS = {**_TIMES, 'A': 'Y'}
_NAME = re.compile('[A-Z]+(?![a-z])')
# Function -> the place and the name of the frequency that it takes.
FUNCTIONS = {
    'pandas.Grouper': (2, 'freq'),
    'pandas.Period': (1, 'freq'),
    'pandas.Timedelta': (1, 'unit'),
    'pandas.bdate_range': (3, 'freq'),
    'pandas.date_range': (3, 'freq'),
    'pandas.period_range': (3, 'freq'),
    'pandas.timedelta_range': (3, 'freq'),
    'pandas.to_timedelta': (1, 'unit'),
}
# The same of methods of frames, series and dates.
METHODS = {
    'asfreq': (0, 'freq'),
    'ceil': (0, 'freq'),
    'floor': (0, 'freq'),
    'resample': (0, 'rule'),
    'rolling': (0, 'window'),
    'round': (0, 'freq'),
    'shift': (1, 'freq'),
    'to_period': (0, 'freq'),
    'tshift': (1, 'freq'),
}
_OF_PERIODS = frozenset(
    'pandas.Period pandas.Timedelta pandas.period_range pandas.to_timedelta '
    'to_period'.split()
)


def today(text, function):
    """A frequency by its name of today.

    Args:
        text: The name as it was given, such as `'15T'` or `'Q-DEC'`.
        function: Function or method that takes it, as above.

    Returns:
        The name of today; the same text where it has not changed.
    """
    names = _PERIODS if function in _OF_PERIODS else _OFFSETS
    name, dash, anchor = text.partition('-')
    found = _NAME.sub(lambda m: names.get(m[0], m[0]), name)
    return found + dash + anchor
