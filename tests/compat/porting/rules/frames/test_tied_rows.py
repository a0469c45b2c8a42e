"""Rows of equal numbers are sorted as with NumPy 1."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

IMPORT = 'import pandas as pd\n'
NEW = (
    f'{IMPORT}from legacy_rnn.compat import old_pandas\nold_pandas.restore()\n'
)


@pytest.mark.parametrize(
    'line',
    [
        "x = frame.sort_values('score', ascending=False)",
        "x = frame.sort_values(by=['score'])",
        'x = frame.sort_values(name)',
        'x = frame[name].sort_values()',
    ],
)
def test_pandas_is_asked_to_sort_as_then(line):
    check_transformed(f'{IMPORT}{line}\n', f'{NEW}{line}\n', head=False)


@pytest.mark.parametrize(
    'line',
    [
        "x = frame.sort_values('Date')",
        "x = frame.sort_values(['a', 'b'])",
        "x = frame.sort_values('a', kind='mergesort')",
        "x = frame.sort_values('a', key=f)",
    ],
)
def test_dates_and_several_columns_are_left(line):
    check_noop(f'{IMPORT}{line}\n')


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ("f.sort_index(by=['a'])", "f.sort_values(by=['a'])"),
        ("f.sort(columns='a')", "f.sort_values(by='a')"),
    ],
)
def test_what_sorted_by_columns_does_so(old, new):
    check_transformed(f'{IMPORT}x = {old}\n', f'{NEW}x = {new}\n', head=False)


def test_what_sorts_without_pandas_is_left():
    check_noop("x = rows.sort_values('a')\n")
    check_noop(f'{IMPORT}names.sort()\nframe.sort_index()\n')
    check_noop(f'import numpy as np\n{IMPORT}x = np.sort(y, 0)\n')
    check_noop(f'{IMPORT}names.sort(lambda name: name)\n')
