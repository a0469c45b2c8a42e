"""pandas does as then where a source does not tell what columns hold."""

import subprocess
import sys

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import check_noop, frames_of_then

PANDAS = 'import pandas as pd\nframe = pd.read_csv(p)\n'


@pytest.mark.parametrize(
    'line',
    [
        "frame.loc[row, 'a'] = x",
        "frame.at[3, 'a'] = 0.5",
        "frame.loc[frame.a > 3, 'a'] = None",
        'table.iloc[3, 2] = x',
        'frame.loc[0] = frame.loc[0].apply(pd.to_numeric)',
        "frame.loc[row, 'a'] /= 3",
        "frame['a'].update(other)",
        'x = frame.fillna(frame.mean())',
        'x = frame.dropna().median(axis=0)',
        "frame.a = frame.b.astype('datetime64[ns]')\nx = frame.describe()",
        "x = frame.groupby('a').agg({'b': {'low': 'min'}, 'c': 'sum'})",
        "x = frame.groupby('a')['b'].aggregate({'low': 'min'})",
        "g = frame.groupby('a')\nx = g['b'].agg({'low': 'min'})",
        "x = frame['b'].groupby(frame['a']).agg({'low': 'min'})",
        "x = frame.groupby('a')[['b', 'c']].agg({'low': 'min'})",
        "x = frame['2018-01']",
        'x = frame.stack()',
        'x = frame.where(frame.notnull(), None)',
        'x = table.mask(rows, other=None)',
        "x = frame.b.astype('category', categories=names, ordered=True)",
        'x = pd.DatetimeIndex(start=a, periods=3)',
        "x = frame.merge(other, how='outer')",
        "x = pd.merge(first, second, on='a')",
        "x = first.merge(second, how='right', on=['a', 'b'])",
        "x = int(frame[frame['b'] == y]['a'])",
        "x = float(frame.loc[frame.b == y, 'a'])",
        "x = int(frame[(frame.b == y) & (frame.c > 3)]['a'])",
        "row = frame[frame.b == y]\nx = int(row['a'])",
        'x = pd.read_json(text)',
        "x = frame.to_dict('record')",
        "x = frame.to_dict(orient='rows')",
        """x = pd.read_json('[{"a": 1}]')""",
        'x = pd.read_json(path_or_buf=text)',
        "x = pd.merge(first, second, on='a', sort=False)",
        "x = int(frame[frame['b'] == y].a)",
        'x = int(frame[(frame.b == y) & (frame.c > 3)].a)',
        "x = int(frame['a'][(frame.b == y) & (frame.c > 3)])",
        'import numpy as np\nx, y = np.split(frame.sample(frac=1), [3])',
        "import numpy as np\nx = np.array_split(frame['a'], 3)",
        "x = pd.DataFrame([{'b': i, 'a': i} for i in y])",
        "rows = []\nfor i in y:\n    rows.append({'b': i, 'a': 2})\n"
        'x = pd.DataFrame(rows)',
        "row = {'b': 1}\nrow['a'] = 2\n"
        'x = pd.DataFrame.from_records([row, row])',
        "frame.loc[:, 'a'] = x",
        'frame.iloc[:, 1:] = x',
    ],
)
def test_what_may_be_refused_or_changed_has_frames_as_then(line):
    ported = port_text(f'{PANDAS}{line}\n', '1.4')
    assert ported.status == 'ported'
    assert frames_of_then(ported) == ['frames-of-then']
    assert ported.text.endswith(f'{line}\n')
    assert port_text(ported.text, '1.4').findings == ()


def test_a_column_that_is_written_by_its_frame_may_be_of_another_type():
    ported = port_text(f"{PANDAS}frame['a'][3] = x\n", '1.4')
    assert ported.text.endswith("\nframe.loc[3, 'a'] = x\n")
    assert frames_of_then(ported) == ['frames-of-then']


@pytest.mark.parametrize(
    'line',
    [
        "frame.loc[row, 'a'] = 3",
        "frame.loc[:, 'a'] = 3",
        "frame['b'] = x",
        'frame[0] = x',
        "settings['a'].update(other)",
        "x = frame['a'].mean()",
        'x = frame.describe()',
        'x = frame - frame.mean()',
        "x = frame.groupby('a').median(numeric_only=True)",
        'x = frame.mean(numeric_only=True)',
        'x = frame.iloc[:, 1:].std()',
        'row.iloc[3] = x',
        "x = frame.groupby('a').agg({'b': 'min', 'c': ['min', 'max']})",
        "x = frame.groupby('a')[['b', 'c']].agg({'b': 'min'})",
        "x = table['b'].agg({'low': 'min'})",
        "x = table['2018'], frame['2018 sales'], frame[2018]",
        "frame['2018'] = x",
        'x = layers.stack()',
        'x = frame.where(frame > 3)',
        "x = frame.b.astype('category')",
        'x = pd.DatetimeIndex(days)',
        "x = frame.merge(other, how='left', on='a')",
        "x = pd.merge(first, second, on='a', sort=True)",
        'x = summary.merge([loss, rate])',
        "x = int(frame.loc[i, 'a'])",
        "x = pd.read_json('a.json')",
        "x = frame.to_dict('records')",
        "x = frame.to_dict(orient='records')",
        "x = pd.read_json(path_or_buf='a.json')",
        'x = pd.read_html()',
        "x = int(frame[frame['b'] == y].size)",
        'import numpy as np\nx = np.split(other, 3)',
        "x = int(frame['a'].max())",
        "x = int(frame['a'][3])",
        "for _, row in frame.iterrows():\n    x = int(row['a'])",
        "frame.loc[frame['a'] == 'x', 'a'] = 'y'",
    ],
)
def test_what_is_as_it_was_is_left(line):
    check_noop(f'{PANDAS}{line}\n', '1.4')


def test_a_value_that_is_set_may_be_of_another_type():
    ported = port_text(f"{PANDAS}frame.set_value(3, 'a', x)\n", '1.4')
    assert ported.text.endswith("\nframe.at[3, 'a'] = x\n")
    assert frames_of_then(ported) == ['frames-of-then']


def test_other_files_of_a_program_with_pandas():
    source = "def f(rows):\n    rows.loc[0, 'a'] = g()\n"
    assert port_text(source, '1.4').findings == ()
    program = Project(packages=frozenset({'pandas'}))
    ported = port_text(source, '1.4', project=program)
    assert frames_of_then(ported) == ['frames-of-then']


def test_functions_are_imported_by_name_after_pandas_does_as_then():
    source = (
        'import numpy as np\nfrom pandas import merge\nimport os\n'
        "x = merge(first, second, on='a')\n"
    )
    restore = (
        'from legacy_rnn.compat import old_pandas\nold_pandas.restore()\n'
    )
    ported = port_text(source, '1.4')
    assert ported.text == source.replace('from', f'{restore}from', 1)
    assert port_text(ported.text, '1.4').findings == ()


def test_ports_give_what_pandas_gave():
    pytest.importorskip('pandas')
    source = (
        'import pandas as pd\n'
        "frame = pd.DataFrame({'n': [1, 2], 't': ['a', 'b']})\n"
        "frame.loc[0, 'n'] = 0.5\n"
        "frame['n'].update(pd.Series([2.5], index=[1]))\n"
        "days = pd.to_datetime(['2015-01-01'])\n"
        "left = pd.DataFrame({'k': list('bab'), 'x': [1, 5, 2]})\n"
        "right = pd.DataFrame({'k': list('cba'), 'y': [9, 3, 4]})\n"
        'print(frame.n.tolist())\n'
        'print(days.astype(int).tolist())\n'
        "print(''.join(left.merge(right, on='k').k))\n"
        "print(''.join(pd.merge(left, right, how='outer').k))\n"
        "print(int(left[left.x == 5]['x']))\n"
        'print(pd.read_json(left.to_json()).equals(left))\n'
        'print(list(pd.read_json(path_or_buf=\'[{"a": 1}]\')))\n'
        "print(right.to_dict('r')[0], right.to_dict('lists')['y'])\n"
        'import numpy as np\n'
        'print([len(f.x) for f in np.split(left.sample(frac=1), [2])])\n'
        'print([len(c.index) for c in np.array_split(left.x, 2)])\n'
    )
    port = port_text(source, '1.4')
    assert port.status == 'ported'
    done = subprocess.run(
        [sys.executable, '-c', port.text],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == (
        '[0.5, 2.5]\n[1420070400000000000]\nbba\nbbac\n5\n'
        "True\n['a']\n{'k': 'c', 'y': 9} [9, 3, 4]\n"
        '[2, 1]\n[2, 1]\n'
    )
