"""Writes to places of a column reach its frame."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
    findings,
    frames_of_then,
)

PANDAS = 'import pandas as pd\ndf = pd.read_csv(p)\n'


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ("df['a'].loc[rows] = 5", "df.loc[rows, 'a'] = 5"),
        ('df.a.loc[df.b > 1] = 5', "df.loc[df.b > 1, 'a'] = 5"),
        ("df['a'].at[i] += 5", "df.at[i, 'a'] += 5"),
        (
            "df['a'].iloc[-1] = 5",
            "df.iloc[-1, df.columns.get_loc('a')] = 5",
        ),
        (
            "def f(t):\n    t['a'].iat[0] = 5\n    return t.dropna()",
            "def f(t):\n    t.iat[0, t.columns.get_loc('a')] = 5\n"
            '    return t.dropna()',
        ),
        (
            'for c in x.t.columns:\n    x.t[c].loc[0] = 5',
            'for c in x.t.columns:\n    x.t.loc[0, c] = 5',
        ),
    ],
)
def test_write_to_a_place_reaches_the_frame(old, new):
    check_transformed(f'{PANDAS}{old}\n', f'{PANDAS}{new}\n', '1.4')


@pytest.mark.parametrize(
    'line',
    [
        "df['a'].values[0] = 5",
        'df.values[0] = 5',
    ],
)
def test_write_that_may_be_lost_is_reported(line):
    ported = port_text(f'{HEAD}{PANDAS}{line}\n', '1.4')
    assert findings(ported, 'check') == ['placed-columns']


@pytest.mark.parametrize(
    'line', ["table['a'].iloc[0] = 5", 'df[c].iloc[0] = 5']
)
def test_write_to_what_may_be_a_column_has_frames_as_then(line):
    ported = port_text(f'{HEAD}{PANDAS}{line}\n', '1.4')
    assert frames_of_then(ported) == ['placed-columns']
    assert ported.text.endswith(f'{line}\n')


@pytest.mark.parametrize(
    'line',
    [
        "df.loc[0, 'a'] = 5\nself.a.iloc[0] = 5",
        "parts = {}\nparts['a'].iloc[0] = 5",
        "parts['a'].loc[0, 'b'] = 5",
        'df[df.a > 3].iloc[0] = 5\nx.values[0] = 5',
        "y = df['a'].iloc[0]",
    ],
)
def test_other_writes_stay(line):
    check_noop(f'{PANDAS}{line}\n', '1.4')


def test_ported_write_reaches_the_frame():
    pandas = pytest.importorskip('pandas')
    line = "df['b'].iloc[1] = 7\ndf['a'].loc[df['a'] > 1] = 9\n"
    ported = port_text(
        f'import pandas as pd\ndf = pd.DataFrame(d)\n{line}', '1.4'
    )
    names = {'d': {'a': [1, 2], 'b': [3, 4]}}
    exec(ported.text, names)  # noqa: S102
    frame = pandas.DataFrame({'a': [1, 9], 'b': [3, 7]})
    pandas.testing.assert_frame_equal(names['df'], frame)
