"""What stands in parentheses keeps them where a name of it changes."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.text.spans import Source
from tests.compat.porting.tools import check_transformed

HEAD = 'import pandas as pd\na = pd.read_csv(p)\nb = pd.read_csv(q)\n'


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ("(a + b).fillna(method='ffill')", '(a + b).ffill()'),
        (
            "((a + b) / c).fillna(method='bfill').fillna(method='ffill')",
            '((a + b) / c).bfill().ffill()',
        ),
        ('(a - b).as_matrix()', '(a - b).to_numpy()'),
        ('(a + b).irow(0)', '(a + b).iloc[0]'),
        ("(-a).get_value(0, 'x')", "(-a).at[0, 'x']"),
        ("(a if c() else b).set_value(0, 'x', 3)", None),
        ('(a + b).pct_change()', '(a + b).ffill().pct_change()'),
    ],
)
def test_parentheses_stay(old, new):
    new = new or "(a if c() else b).at[0, 'x'] = 3"
    check_transformed(f'{HEAD}{old}\n', f'{HEAD}{new}\n')


def test_parentheses_stay_where_a_call_goes():
    text = "import os\no = open('x').read()\nprint p\n"
    text += "p = (o + 'x').decode('utf-8').split()\n"
    ported = port_text(text, '0.8').text
    assert "p = (o + 'x').split()" in ported


def test_names_get_no_parentheses():
    check_transformed(
        f"{HEAD}a['x'].fillna(method='ffill')\n", f"{HEAD}a['x'].ffill()\n"
    )


def test_what_is_inserted_at_a_piece_stays_in_it():
    source = Source('a + b\n')
    source.replace(source.tree.body[0].value, 'f(', (0, 1), ')')
    source.insert(0, '-')
    assert source.render() == 'f(-a)\n'
