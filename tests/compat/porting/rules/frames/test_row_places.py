"""Numbers take items of a frame's rows by their place."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed

LOOP = 'for i, row in frame.iterrows():\n    '


def test_items_of_rows_are_taken_by_place():
    head = 'import pandas as pd\nframe = pd.read_csv(path, sep=",")\n' + LOOP
    check_transformed(
        head + 'x = row[0] + row[-1]\n    row[1] = i\n',
        head + 'x = row.iloc[0] + row.iloc[-1]\n    row.iloc[1] = i\n',
    )


def test_label_that_is_a_number_comes_first():
    head = 'import pandas as pd\nframe = pd.read_csv(path, header=None)\n'
    check_transformed(
        head + LOOP + 'x = row[0]\n    row[-1] = i\n',
        head + LOOP + 'x = row[0 if 0 in row else row.index[0]]\n'
        '    row[-1 if -1 in row else row.index[-1]] = i\n',
    )


LABEL = 'row[0 if 0 in row else row.index[0]]'
DEFINED = 'def f(row):\n    return row[0]\nx = frame.apply(f, axis=1)\n'


@pytest.mark.parametrize(
    'source',
    [
        'x = frame.apply(lambda row: row[0] + 1, axis=1)\n',
        "x = frame.apply(lambda row, k: k * row[0], axis='columns')\n",
        'x = frame[a].apply(lambda row: row[0], 1)\n',
        DEFINED,
        'x = [row[0] for i, row in frame.iterrows() if row[0]]\n',
        'x = sum(row[0] for i, row in frame.iterrows())\n',
    ],
)
def test_items_of_rows_that_a_function_is_given_are_taken_by_place(source):
    check_transformed(source, source.replace('row[0]', LABEL))
    head = 'import pandas as pd\nframe = pd.read_csv(path)\n'
    source = head + source.replace('frame[a]', 'frame')
    check_transformed(source, source.replace('row[0]', 'row.iloc[0]'))


@pytest.mark.parametrize(
    'source',
    [
        LOOP + "x = row['a'] + row[name] + row[1:][0] + row.iloc[0]\n",
        LOOP + 'row = row.tolist()\n    x = row[0]\n',
        'for i, row in enumerate(rows):\n    x = row[0]\n',
        'for row in frame.iterrows():\n    x = row[0]\n',
        'x = frame.a.apply(lambda row: row[0])\n',
        'x = frame.apply(lambda row: row[0], axis=0)\n',
        'x = frame.apply(lambda row: other[0], axis=1)\n',
        DEFINED + 'y = f([1])\n',
    ],
)
def test_what_is_no_place_in_a_row_is_left(source):
    check_noop(source)


@pytest.mark.parametrize(
    'owner',
    [
        'frame.iloc[3]',
        "frame.loc[k, 'a']",
        'frame.dtypes',
        'x.a.value_counts()',
        "x.describe()['a']",
    ],
)
def test_items_of_rows_that_a_frame_gives_are_taken_by_place(owner):
    head = 'import pandas as pd\n'
    ported = port_text(head + f'x = {owner}[0]\n', '1.15')
    ours = 'from legacy_rnn.compat import old_frames\n'
    assert ported.text == ours + head + f'x = old_frames.item({owner}, 0)\n'
    ported = port_text(head + f'row = {owner}\nx = row[-1]\n', '1.15')
    assert ported.text.endswith('x = old_frames.item(row, -1)\n')


def test_names_of_a_description_are_no_places():
    head = 'import pandas as pd\nd = pd.DataFrame(y).describe()\n'
    ported = port_text(head + "x = d[1][3] + d[1]['mean']\n", '1.15')
    new = "x = old_frames.item(d[1], 3) + d[1]['mean']\n"
    assert ported.text.endswith(new)


MADE = 'import pandas as pd\nframe = pd.read_csv(path{})\n'


@pytest.mark.parametrize('more', [', index_col=0', ", index_col='day'"])
def test_items_of_columns_are_taken_by_place(more):
    ported = port_text(MADE.format(more) + "x = frame['a'][0]\n", '1.15')
    assert "old_frames.item(frame['a'], 0)" in ported.text
    plain = MADE.format('') + 'x = frame.a[-1] + frame.a[0]\n'
    ported = port_text(plain, '1.15')
    assert 'old_frames.item(frame.a, -1) + frame.a[0]' in ported.text


@pytest.mark.parametrize(
    'made',
    [
        'import pandas as pd\ndef read(p):\n'
        '    f = pd.read_csv(p, index_col=0)\n    return f.dropna()\n'
        'f = read(p)\n',
        'import yfinance as yf\nf = yf.download(name, start=day)\n',
        'from pandas_datareader import data as web\n'
        'f = web.DataReader(name, source)\n',
    ],
)
def test_columns_of_frames_of_functions_and_markets(made):
    text = port_text(f"{made}x = f['a'][0] + f['a'][-1]\n", '1.15').text
    assert "old_frames.item(f['a'], 0) + old_frames.item(f['a'], -1)" in text


@pytest.mark.parametrize(
    'made',
    [
        'import pandas as pd\ndef read(p):\n    return json.load(p)\n'
        'f = read(p)\n',
        'import pandas as pd\ndef read(p):\n    return read(p[1:])\n'
        'f = read(p)\n',
        'import yfinance as yf\nf = yf.Tickers(names)\n',
    ],
)
def test_items_of_what_may_be_no_frame_stay(made):
    source = f"{made}x = f['a'][-1]\n"
    assert port_text(source, '1.15').text == source


@pytest.mark.parametrize(
    'source',
    [
        'x = frame.iloc[3:][0] + frame.iloc[3, 0] + frame.values[0]\n',
        'frame.iloc[3][0] = frame.iloc[3][name]\n',
        'x = names[0][1] + frame[-1]\n',
    ],
)
def test_other_items_stay(source):
    source = MADE.format('') + source
    assert port_text(source, '1.15').text == source
