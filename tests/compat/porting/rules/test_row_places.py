"""Numbers take items of a frame's rows by their place."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

LOOP = 'for i, row in frame.iterrows():\n    '


def test_items_of_rows_are_taken_by_place():
    check_transformed(
        LOOP + 'x = row[0] + row[-1]\n    row[1] = i\n',
        LOOP + 'x = row.iloc[0] + row.iloc[-1]\n    row.iloc[1] = i\n',
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
