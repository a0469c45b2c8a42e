"""Numbers are written into columns of text as into objects."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed

PANDAS = 'import pandas as pd\ndf = pd.read_csv(p)\n'
WRITTEN = "df['a'] = df['a'].astype(object).mask("


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        (
            "df.loc[df['a'] == 'x', 'a'] = 0",
            "df['a'] == 'x', 0).infer_objects()",
        ),
        ("df.loc[(df.a == 'x') & m, 'a'] = -1.5", "(df.a == 'x') & m, -1.5)"),
        ("df['a'][df['a'] == 'x'] = 0", "df['a'] == 'x', 0)"),
        ("df.a[~(df['a'] != 'x')] = True", "~(df['a'] != 'x'), True)"),
    ],
)
def test_number_into_text_makes_objects(old, new):
    check_transformed(f'{PANDAS}{old}\n', f'{PANDAS}{WRITTEN}{new}\n', '1.4')


@pytest.mark.parametrize(
    'line',
    [
        "df.loc[df['b'] == 'x', 'a'] = 0",
        "df.loc[df['a'] == 'x', 'a'] = 'y'",
        "df.loc[df['a'] == 3, 'a'] = 0",
        "df.loc[df['a'] == 'x', ['a', 'b']] = 0",
        "df.loc[e['a'] == 'x', 'a'] = 0",
    ],
)
def test_other_writes_stay(line):
    check_noop(f'{PANDAS}{line}\n', '1.4')


def test_ported_writes_give_what_pandas_1_gave():
    pandas = pytest.importorskip('pandas')
    lines = "df.loc[df.a == 'x', 'a'] = 0\n"
    ends = {"df['a'][df['a'] == 'y'] = 1\n": object}
    ends["df.loc[df['a'] == 'y', 'a'] = 1\n"] = 'int64'
    for end, kind in ends.items():
        ported = port_text(f'import pandas as pd\n{lines}{end}', '1.4')
        names = {'df': pandas.DataFrame({'a': ['x', 'y', 'x']})}
        exec(ported.text, names)  # noqa: S102
        assert names['df']['a'].dtype == kind
        assert names['df']['a'].tolist() == [0, 1, 0]
