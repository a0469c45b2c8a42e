"""Dates of pandas as the numbers that they were."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
    findings,
)

PANDAS = 'import numpy as np\nimport pandas as pd\n'
DAYS = "f['day'] = pd.to_datetime(f['day'], unit='s')\n"
NANO = ".astype('datetime64[ns]')"
CASES = {
    'dates': (
        'x = pd.to_datetime(f.a, **o).astype(int)\n',
        f'x = pd.to_datetime(f.a, **o){NANO}.astype(int)\n',
    ),
    'values of dates': (
        "x = pd.to_datetime(f.a, **o).values.astype('int64')\n",
        f"x = pd.to_datetime(f.a, **o){NANO}.values.astype('int64')\n",
    ),
    'a column of dates': (
        f'{DAYS}x = f.day.astype(np.int64) // 10 ** 9\n',
        f'{DAYS}x = f.day{NANO}.astype(np.int64) // 10 ** 9\n',
    ),
    'dates of a name': (
        "t = pd.date_range(a, b)\nx = t[2:].asi8, t.view('i8')\n",
        f"t = pd.date_range(a, b)\nx = t[2:]{NANO}.asi8, t{NANO}.view('i8')\n",
    ),
    'dates of a table': (
        "f = pd.read_csv(p, parse_dates=['day'], date_format=d)\n"
        'x = f.day.astype(int)\n',
        "f = pd.read_csv(p, parse_dates=['day'], date_format=d)\n"
        f'x = f.day{NANO}.astype(int)\n',
    ),
    'an index of dates': (
        'f = pd.read_csv(p, index_col=0, parse_dates=True, date_format=d)\n'
        'x = f.index.astype(int)\n',
        'f = pd.read_csv(p, index_col=0, parse_dates=True, date_format=d)\n'
        f'x = f.index{NANO}.astype(int)\n',
    ),
    'spans': (
        f"{DAYS}x = (f['day'] - f['day'].min()).values.astype(float)\n",
        f"{DAYS}x = (f['day'] - f['day'].min())"
        ".astype('timedelta64[ns]').values.astype(float)\n",
    ),
    'spans in days': (
        f"{DAYS}x = f.day.diff().astype('timedelta64[D]').astype(int)\n",
        f"{DAYS}x = (f.day.diff() // pd.Timedelta(1, 'D')).astype(float)"
        '.astype(int)\n',
    ),
    'spans in hours': (
        f"{DAYS}x = (f.day - pd.Timestamp('2017'))"
        ".astype('timedelta64[h]').mean()\n",
        f"{DAYS}x = ((f.day - pd.Timestamp('2017')) // pd.Timedelta(1, 'h'))"
        '.astype(float).mean()\n',
    ),
}


@pytest.mark.parametrize('case', CASES)
def test_numbers_are_as_they_were(case):
    before, after = CASES[case]
    check_transformed(PANDAS + before, PANDAS + after)


def test_unknown_spans_in_days_are_checked():
    line = "x = spans.astype('timedelta64[D]')\n"
    ported = port_text(HEAD + PANDAS + line, '1.4')
    assert findings(ported, 'check') == ['counted-dates']


def test_other_numbers_are_left():
    for lines in (
        'x = f.a.astype(int)\n',
        f'{DAYS}x = f.other.astype(int), f.day.dt.hour.astype(int)\n',
        f'{DAYS}x = f.day.astype(str)\n',
        f"{DAYS}x = (f.day - pd.Timedelta('1D')).astype(str)\n",
        "x = f.a.values.astype('timedelta64[D]')\n",
        "x = pd.to_datetime(a, **o).astype('datetime64[ns]').astype(int)\n",
    ):
        check_noop(PANDAS + lines)
    check_noop("x = a.astype('timedelta64[D]')\n")
