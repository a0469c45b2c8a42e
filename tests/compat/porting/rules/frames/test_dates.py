"""Frequencies and parts of dates of pandas."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
    frames_of_then,
)

PANDAS = 'import pandas as pd\n'
CASES = {
    'a range': (
        "x = pd.date_range(a, b, freq='15T')\n",
        "x = pd.date_range(a, b, freq='15min')\n",
    ),
    'by place': (
        "x = pd.date_range(a, None, 3, 'Q-DEC')\n",
        "x = pd.date_range(a, None, 3, 'QE-DEC')\n",
    ),
    'a window': (
        "x = frame.rolling('3H').mean() + frame.rolling(3).mean()\n",
        "x = frame.rolling('3h').mean() + frame.rolling(3).mean()\n",
    ),
    'a mean': (
        "x = frame.resample('D', how='mean')\n",
        "x = frame.resample('D').mean()\n",
    ),
    'functions of columns': (
        "x = frame.resample('2H', how={'a': f}, label='left')\n",
        "x = frame.resample('2h', label='left').agg({'a': f})\n",
    ),
    'a day': (
        'x = frame.date.dt.weekday_name\n',
        'x = frame.date.dt.day_name()\n',
    ),
}


@pytest.mark.parametrize(
    'value',
    [
        'frame.date.dt.week',
        'frame.index.week',
        'pd.DatetimeIndex(x).weekofyear',
    ],
)
def test_weeks_are_whole_numbers_as_then(value):
    restored = (
        'from legacy_rnn.compat import old_pandas\nold_pandas.restore()\n'
    )
    line = f"frame['week'] = {value}\n"
    new = port_text(PANDAS + line, '0.8').text
    assert restored in new
    assert new.endswith(line)
    named = port_text(
        f'{PANDAS}days = pd.DatetimeIndex(x)\ndays.week\n', '0.8'
    )
    assert restored in named.text
    check_noop(f'{PANDAS}w = self.week, f(x).week, frame.dt.week()\n')


@pytest.mark.parametrize('case', CASES)
def test_dates_are_written_as_today(case):
    before, after = CASES[case]
    check_transformed(PANDAS + before, PANDAS + after)


def test_a_frequency_by_a_name_is_one_of_then():
    code = HEAD + PANDAS + "rule = 'H'\nx = frame.resample(rule).mean()\n"
    assert frames_of_then(port_text(code, '1.4')) == ['dates']


def test_what_is_as_it_was_is_left():
    check_noop(PANDAS + "x = frame.resample('D').mean()\n")
    check_noop(PANDAS + "x = frame.index.to_period('M')\n")
    check_noop(PANDAS + "x = pd.date_range(a, b, freq='MS')\n")
    check_noop("x = frame.resample('H', how='mean')\n")
    check_noop(PANDAS + 'x = calendar.week\n')
