"""Numbers take items of a frame's rows by their place."""

import pytest

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


@pytest.mark.parametrize(
    'source',
    [
        LOOP + "x = row['a'] + row[name] + row[1:][0] + row.iloc[0]\n",
        LOOP + 'row = row.tolist()\n    x = row[0]\n',
        'for i, row in enumerate(rows):\n    x = row[0]\n',
        'for row in frame.iterrows():\n    x = row[0]\n',
    ],
)
def test_what_is_no_place_in_a_row_is_left(source):
    check_noop(source)
