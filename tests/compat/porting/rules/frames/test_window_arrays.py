"""Functions of pandas' windows are given arrays, as until pandas 1.0."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import pandas as pd\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (
            'def scale(rows):\n'
            '    return ((rows - rows.mean()) / rows.std())[-1]\n'
            'x = f.rolling(60).apply(scale)\n',
            'def scale(rows):\n'
            '    return ((rows - rows.mean()) / rows.std())[-1]\n'
            'x = f.rolling(60).apply(scale, raw=True)\n',
        ),
        (
            'w = f.expanding(2)\nx = w.apply(func=None) + w.apply(lambda r:'
            ' r[0])\n',
            'w = f.expanding(2)\nx = w.apply(func=None) + w.apply(lambda r:'
            ' r[0], raw=True)\n',
        ),
    ],
)
def test_functions_are_given_arrays(before, after):
    check_transformed(HEAD + before, HEAD + after)


@pytest.mark.parametrize(
    'source',
    [
        'x = f.rolling(3).apply(lambda rows: rows.iloc[-1])\n',
        'x = f.rolling(3).apply(lambda rows: rows[-1], raw=False)\n',
        'x = f.groupby(3).apply(lambda rows: rows[-1])\n',
        'x = f.rolling(3).apply(other)\n',
        'def last(rows):\n    return rows.iloc[-1]\n'
        'x = f.rolling(3).apply(lambda rows: last(rows))\n',
    ],
)
def test_what_takes_series_or_does_not_show_it_stays(source):
    check_noop(HEAD + source)
