"""Functions and methods that pandas lost, written as today."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

PANDAS = 'import pandas as pd\n'
CASES = {
    'a window': (
        'x = pd.rolling_std(a + b, window=5, min_periods=1)\n',
        'x = (a + b).rolling(window=5, min_periods=1).std()\n',
    ),
    'a decay': ('x = pd.ewma(y, span=n)\n', 'x = y.ewm(span=n).mean()\n'),
    'groups of dates': (
        "x = f.groupby(pd.TimeGrouper('D'))\n",
        "x = f.groupby(pd.Grouper(freq='D'))\n",
    ),
    'counts': (
        'x = pd.value_counts(y, sort=False)\n',
        'x = pd.Series(y).value_counts(sort=False)\n',
    ),
    'a cell': (
        "f.set_value(f.get_value(i, 'b'), 'a', 3)\n",
        "f.at[f.at[i, 'b'], 'a'] = 3\n",
    ),
    'a bound': ('x = f.clip_upper(1)\n', 'x = f.clip(upper=1)\n'),
    'an order': (
        "x = f.sort_index(by=['a', 'b'])\n",
        "x = f.sort_values(by=['a', 'b'])\n",
    ),
    'parts of texts': (
        "x = f.a.str.split(',', 1, True)\n",
        "x = f.a.str.split(',', n=1, expand=True)\n",
    ),
    'a writer': (
        "w = pd.ExcelWriter('a.xlsx')\nw.save()\n",
        "w = pd.ExcelWriter('a.xlsx')\nw.close()\n",
    ),
}


@pytest.mark.parametrize('case', CASES)
def test_functions_are_written_as_today(case):
    before, after = CASES[case]
    check_transformed(PANDAS + before, PANDAS + after)


def test_what_may_be_another_s_is_left():
    for line in (
        'saver.save()\n',
        "x = 'a b'.split(',', 1)\n",
        'x = pd.rolling_mean(a, b, c)\n',
    ):
        check_noop(PANDAS + line)
    check_noop('x = pd.rolling_mean(x, 5)\n')
