"""Writes that no longer reach a frame of pandas are reported."""

import pandas as pd
import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.kinds.frames.frame_attributes import Found
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
    findings,
    frames_of_then,
)

PANDAS = 'import pandas as pd\nimport numpy as np\ndf = pd.read_csv(p)\n'


@pytest.mark.parametrize(
    'line',
    [
        "df['a'][-1] = 5",
        "df = df.set_index('b')\ndf['a'][0] = 5",
        "x = df['a'].fillna(0, inplace=True)",
        "def f(t):\n    t['a'][0] = 5\n    return t.dropna()",
    ],
)
def test_write_to_what_may_be_a_copy_has_frames_as_then(line):
    ported = port_text(f'{HEAD}{PANDAS}{line}\n', '1.4')
    assert ported.status == 'ported'
    assert frames_of_then(ported) == ['frame-copies']
    assert port_text(ported.text, '1.4').findings == ()


@pytest.mark.parametrize(
    'line',
    [
        "df = quandl.get(name)\ndf['Close'][0] = 5",
        "self.df = quandl.get(name)\nx.df['Close'][0] = 5",
    ],
)
def test_rows_of_a_market_are_labelled_by_days(line):
    ported = port_text(f'{HEAD}import quandl\n{line}\n', '1.4')
    assert frames_of_then(ported) == ['frame-copies']


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ("df['a'][0] = 5", "df.loc[0, 'a'] = 5"),
        ('df.a[i + 1] += 5', "df.loc[i + 1, 'a'] += 5"),
        (
            "part = df.copy()\npart['a'][i] = 1",
            "part = df.copy()\npart.loc[i, 'a'] = 1",
        ),
        (
            "self.df = []\nself.df = pd.read_csv(p)\nx.df['a'][i] = 1",
            "self.df = []\nself.df = pd.read_csv(p)\nx.df.loc[i, 'a'] = 1",
        ),
        ('df.a[df.b > 3] = 5', "df.loc[df.b > 3, 'a'] = 5"),
        (
            'def f(t):\n    for c in t.columns:\n        t[c][t[c] > 3] = 5',
            'def f(t):\n    for c in t.columns:\n'
            '        t.loc[t[c] > 3, c] = 5',
        ),
        (
            'part = df.iloc[:, 2:]\nfor c in part:\n    part[c][i] = 5',
            'part = df.iloc[:, 2:]\nfor c in part:\n    part.loc[i, c] = 5',
        ),
        ("df['a'][~(df.b > 3)] += 5", "df.loc[~(df.b > 3), 'a'] += 5"),
        ("df['a'].fillna(0, inplace=True)", "df['a'] = df['a'].fillna(0)"),
        ("df['a'].ffill(inplace=True)", "df['a'] = df['a'].ffill()"),
        ('df.a.replace(1, 2, inplace=True)', 'df.a = df.a.replace(1, 2)'),
        (
            "self.df['a'].replace(1, inplace=True, value=2)",
            "self.df['a'] = self.df['a'].replace(1, value=2)",
        ),
    ],
)
def test_write_to_a_column_reaches_its_frame(old, new):
    check_transformed(f'{PANDAS}{old}\n', f'{PANDAS}{new}\n', '1.4')


@pytest.mark.parametrize(
    'line',
    [
        "df['a'] = 5",
        "df.loc[0, 'a'] = 5\ndf.iloc[0, 1] = 5\ndf.at[0, 'a'] = 5",
        'df.drop(columns=["a"], inplace=True)\ndf.fillna(0, inplace=True)',
        'self.df.fillna(0, inplace=True)',
        "names = {}\nnames['a'][0] = 5",
        'for c in names:\n    df[c][0] = 5',
        "self.x = {}\nself.x['a'][0] = 5\ny.z['a'][0] = 5",
        'x = df.values\ny = x[0]',
        'for x in names.values():\n    x[0] = 1',
    ],
)
def test_other_writes_stay(line):
    check_noop(f'{PANDAS}{line}\n', '1.4')


@pytest.mark.parametrize(
    'write', ['x[:, 0] = 1', 'x /= 2', 'np.random.shuffle(x)', 'x[0] += 1']
)
def test_values_that_are_written_to_are_copied(write):
    check_transformed(
        f'{PANDAS}x = df.values\n{write}\n',
        f'{PANDAS}x = df.values.copy()\n{write}\n',
        '1.4',
    )


@pytest.mark.parametrize('kind', ['as_matrix', 'to_numpy'])
def test_arrays_that_are_written_to_are_copied(kind):
    check_transformed(
        f'{PANDAS}x = df.{kind}()\nx[0] = 1\n',
        f'{PANDAS}x = df.to_numpy().copy()\nx[0] = 1\n',
        '1.4',
    )


def test_a_file_without_pandas_may_be_handed_frames():
    source = 'x = df.as_matrix(c)\ny = d.values\nx[0] = y[0] = 1\n'
    uses = port_text(source, '1.4', project=Project(packages={'pandas'}))
    assert uses.text == source.replace(
        'df.as_matrix(c)', 'df[c].to_numpy().copy()'
    )
    assert port_text(source, '1.4').text == source


def test_write_to_an_attribute_that_another_file_sets():
    line = "env.table['a'][i] = 5\n"
    told = Found(frozenset({'table'}), frozenset(), labels_rows=False)
    ported = port_text(f'{HEAD}{line}', '1.4', project=Project(frames=told))
    assert "env.table.loc[i, 'a'] = 5" in ported.text
    told = told | Found(labels_rows=True)
    ported = port_text(f'{HEAD}{line}', '1.4', project=Project(frames=told))
    assert frames_of_then(ported) == ['frame-copies']
    told = told | Found(others=frozenset({'table'}))
    ported = port_text(f'{HEAD}{line}', '1.4', project=Project(frames=told))
    assert line in ported.text and not frames_of_then(ported)


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('x = f(df.values.reshape(3, 1))', 'x = f(df.values.reshape(3, 1))'),
        ('x = df.values.reshape(3, 1)', 'x = df.values.copy().reshape(3, 1)'),
        ('x = df.values[:3, 1:]', 'x = df.values.copy()[:3, 1:]'),
        ("x = df['a'].values", "x = df['a'].to_numpy(copy=True)"),
        (
            "import xarray\nx = df['a'].values",
            "import xarray\nx = df['a'].values.copy()",
        ),
        ('x, y = df.values[:3], df.a', 'x, y = df.values.copy()[:3], df.a'),
    ],
)
def test_parts_that_are_written_to_are_copied(old, new):
    written = 'x[0] = 3\n'
    check_transformed(
        f'{PANDAS}{old}\n{written}', f'{PANDAS}{new}\n{written}', '1.4'
    )


@pytest.mark.parametrize(
    'made',
    [
        'pd.DataFrame.from_records(rows)',
        'pd.get_dummies(x, dtype="uint8").sample(3)',
        'df.rename(columns=names).merge(df, how="left")',
    ],
)
def test_frames_are_followed_through_methods_and_attributes(made):
    start = f'{PANDAS}self.table = {made}\n'
    check_transformed(
        f"{start}self.table['a'][self.table.b > 1] = 0\n",
        f"{start}self.table.loc[self.table.b > 1, 'a'] = 0\n",
        '1.4',
    )


def test_a_column_of_what_is_no_frame_is_left_alone():
    source = "x = pd.to_numeric(y)\nx['a'][x > 1] = 0\n"
    ported = port_text(f'{HEAD}{PANDAS}{source}', '1.4')
    assert source in ported.text and not findings(ported, 'check')


def test_a_class_of_its_own_may_have_columns():
    source = (
        'class Table:\n'
        '    def __setitem__(self, key, value):\n'
        '        if key not in self.columns:\n'
        '            self.dict[key] = value\n'
    )
    ported = port_text(f'{HEAD}{PANDAS}{source}', '1.4')
    assert source in ported.text and not findings(ported, 'check')


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ("df['a'][n:] = 2", "df.iloc[n:, df.columns.get_loc('a')] = 2"),
        ('df.a[-2:n] = 1', "df.iloc[-2:n, df.columns.get_loc('a')] = 1"),
        ("df['a'][0:2] = 5", "df.iloc[0:2, df.columns.get_loc('a')] = 5"),
        ("df['a'][:] = 1", "df.loc[:, 'a'] = 1"),
        ("df['a']['x':] = 1", "df.loc['x':, 'a'] = 1"),
    ],
)
def test_rows_by_their_places_are_written_to(old, new):
    start = f'{PANDAS}n = int(0.1 * len(df))\n'
    check_transformed(f'{start}{old}\n', f'{start}{new}\n', '1.4')


@pytest.mark.parametrize('first', ["'2017'", 'dates[3]'])
def test_rows_by_what_is_not_known_have_frames_as_then(first):
    source = f"first = {first}\ndf['a'][first:] = 1\n"
    ported = port_text(f'{HEAD}{PANDAS}{source}', '1.4')
    assert frames_of_then(ported) == ['frame-copies']


def test_copied_text_takes_numbers():
    source = f"{PANDAS}x = df['a'].values\nx[0] = 5\n"
    text = port_text(source, '1.4').text.split('\ndf = ')[1]
    names = {'df': pd.DataFrame({'a': ['x', 'y']})}
    exec(text.partition('\n')[2], names)
    assert list(names['x']) == [5, 'y']
    assert list(names['df'].a) == ['x', 'y']


@pytest.mark.parametrize(
    'made', ['df.b.isin(known)', '(df.b > 1) & df.c.notnull()', '~(df.b == 0)']
)
def test_names_of_masks_are_masks(made):
    start = f"{PANDAS}df = df.set_index('k')\nrows = {made}\n"
    check_transformed(
        f"{start}df['a'][rows] = 1\n", f"{start}df.loc[rows, 'a'] = 1\n", '1.4'
    )
    again = f"{start}rows = list(rows)\ndf['a'][rows] = 1\n"
    assert frames_of_then(port_text(f'{HEAD}{again}', '1.4'))
