"""NumPy's means and extremes of frames are taken by columns."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import numpy as np\nimport pandas as pd\ndf = pd.read_csv(p)\n'


@pytest.mark.parametrize('made', ['f(p)', 'pd.read_csv(p, header=None)'])
def test_name_that_is_a_number_comes_first(made):
    head = HEAD.replace('pd.read_csv(p)', made)
    check_transformed(
        head + 'x = np.max(df.groupby("id").count())[1]\n',
        head + 'x = (m := np.max(df.groupby("id").count(), axis=0))'
        '[1 if 1 in m else m.index[1]]\n',
    )


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('m = np.mean(df)\n', 'm = np.mean(df, axis=0)\n'),
        ('m = np.max(df.dropna())\n', 'm = np.max(df.dropna(), axis=0)\n'),
        (
            "part = df[['a', 'b']]\nm = (part - np.amin(part)) / 2\n",
            "part = df[['a', 'b']]\nm = (part - np.amin(part, axis=0)) / 2\n",
        ),
        (
            'm = np.sqrt(np.mean(np.square(df[:9] - 1)))\n',
            'm = np.sqrt(np.mean(np.square(df[:9] - 1), axis=0))\n',
        ),
        (
            'm = np.sum((y - 2 * df) ** 2) / 3\n',
            'm = np.sum((y - 2 * df) ** 2, axis=0) / 3\n',
        ),
        (
            "def f(x):\n    return np.std(x[['a', 'b']])\n",
            "def f(x):\n    return np.std(x[['a', 'b']], axis=0)\n",
        ),
        (
            "m = np.sum(x.loc[:, ['a', 'b']])\n",
            "m = np.sum(x.loc[:, ['a', 'b']], axis=0)\n",
        ),
        (
            'def f(p):\n    x = pd.read_csv(p)\n    return x.dropna()\n'
            'm = np.mean(f(p))\n',
            'def f(p):\n    x = pd.read_csv(p)\n    return x.dropna()\n'
            'm = np.mean(f(p), axis=0)\n',
        ),
        (
            'self.x = pd.read_csv(p)\nm = np.mean(self.x)\n',
            'self.x = pd.read_csv(p)\nm = np.mean(self.x, axis=0)\n',
        ),
        (
            'df = df.dropna()\nm = np.min(df)\n',
            'df = df.dropna()\nm = np.min(df, axis=0)\n',
        ),
        (
            'm = np.max(df.groupby("id").count())[0]\n',
            'm = np.max(df.groupby("id").count(), axis=0).iloc[0]\n',
        ),
    ],
)
def test_frame_is_reduced_by_columns(before, after):
    check_transformed(HEAD + before, HEAD + after)


@pytest.mark.parametrize(
    'call',
    [
        "df.groupby('a').mean()",
        "df.resample('D').mean()",
        'x.f(y).groupby([a]).mean()',
        'df.corr()',
        'x.y.corr()',
        'd[c].cov()',
    ],
)
def test_columns_of_text_are_left_out(call):
    new = call[:-1] + 'numeric_only=True)'
    check_transformed(f'{HEAD}m = {call}\n', f'{HEAD}m = {new}\n')


def test_sums_of_frames_of_texts_alone_stay():
    line = "m = x.groupby('a').sum()\n"
    restored = (
        'from legacy_rnn.compat import old_pandas\nold_pandas.restore()\n'
    )
    head, _, rest = HEAD.partition('import pandas as pd\n')
    new = f'{head}import pandas as pd\n{restored}{rest}{line}'
    check_transformed(HEAD + line, new)


@pytest.mark.parametrize(
    'line',
    [
        "m = df.groupby('a')['b'].mean(), df.groupby('a').max()\n",
        'm = f(x).mean(), f(x).corr()\n',
        "m = y['b'].groupby(y['a']).mean(), y['t'].groupby(y['a']).sum()\n",
        "m = x.resample('D').mean(), df['a'].resample('D').mean()\n",
        "m = df.groupby('a').mean(numeric_only=False), df.sum()\n",
        "m = np.mean(df['a'])\n",
        'm = np.mean(df, axis=1)\nn = np.median(df)\n',
        'm = np.mean(df.values)\n',
        's = pd.read_csv(p, squeeze=one)\nm = np.mean(s)\n',
        'df = df.values\nm = np.mean(df)\n',
        'def f(x):\n    x = x - 1\n    return np.mean(x)\n',
        'from parts import x\nx = np.abs(x)\nm = np.mean(x)\n',
        'm = np.mean(np.argsort(df, kind="stable")), np.mean(df @ x)\n',
        'm = np.max(scores)\nn = np.max(scores)[best]\n',
    ],
)
def test_what_may_be_no_frame_is_left(line):
    check_noop(HEAD + line)


def test_array_without_pandas_is_left():
    check_noop('import numpy as np\nx = np.mean(y)\nz = np.max(y)[0]\n')
