"""`re.split` splits as it did where its pattern matches nothing."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed, findings


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (r"re.split(r'(\W+)?', s)", r"re.split(r'(\W+)', s)"),
        ("re.split('([.,?]+)?', s, 2)", "re.split('([.,?]+)', s, 2)"),
        (r"re.split(r'\W*', s)", r"re.split(r'\W+', s)"),
        (r"re.split('[ ,]*', s)", r"re.split('[ ,]+', s)"),
        (
            "re.compile('(a)?')\ny = re.split(x, s), x.split(s)",
            "re.compile('(a)')\ny = re.split(x, s), x.split(s)",
        ),
    ],
)
def test_group_that_may_be_missing_is_there(before, after):
    check_transformed(
        f'import re\nx = {before}\n', f'import re\nx = {after}\n'
    )


@pytest.mark.parametrize(
    'call',
    [
        r"re.split(r'(\W+)', s)",
        're.split(pattern, s)',
        "re.compile('(a)?')\ny = x.match(s)",
        "re.compile('(a)')\ny = x.split(s)",
        "'(a)?'\ny = x.split(s)",
        "re.findall('(a)?', s)",
        "s.split('(a)?')",
        "re.split('(a', s)",
    ],
)
def test_other_patterns_stay(call):
    ported = check_noop(f'import re\nx = {call}\n')
    assert findings(ported, 'check') == []


@pytest.mark.parametrize(
    'pattern', [r"r'\W*,?'", "'((a)b)?'", "'(?:a)?'", "'(a*)?'"]
)
def test_pattern_that_is_not_sure_is_reported(pattern):
    ported = check_noop(f'import re\nx = re.split({pattern}, s)\n')
    assert findings(ported, 'check') == ['empty-matches']


def test_pattern_that_also_matches_is_reported():
    source = "import re\nx = re.compile('(a)?')\ny = x.split(s), x.match(s)\n"
    assert findings(check_noop(source), 'check') == ['empty-matches']


@pytest.mark.parametrize(
    ('call', 'after'),
    [
        (r"pd.read_csv(p, sep=r'\s*')", r"pd.read_csv(p, sep=r'\s+')"),
        ("pd.read_table(p, sep=' *')", "pd.read_table(p, sep=' +')"),
    ],
)
def test_tables_are_split_at_something(call, after):
    head = 'import pandas as pd\nx = '
    check_transformed(f'{head}{call}\n', f'{head}{after}\n')


@pytest.mark.parametrize(
    ('call', 'told'),
    [
        (r"pd.read_csv(p, sep=r'\s+')", []),
        ("pd.read_csv(p, sep='|')", []),
        (r"pd.read_csv(p, sep=r'\s*,?')", ['empty-matches']),
    ],
)
def test_tables_split_otherwise_stay(call, told):
    ported = check_noop(f'import pandas as pd\nx = {call}\n')
    assert findings(ported, 'check') == told
