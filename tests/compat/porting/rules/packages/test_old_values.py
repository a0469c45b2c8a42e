"""What arguments of other packages say today."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed

LINEAR = 'from sklearn.linear_model import LinearRegression, SGDClassifier\n'
PLOTS = 'import matplotlib.pyplot as plt\n'
CASES = {
    'a value': (
        LINEAR + "x = SGDClassifier(loss='log', max_iter=5, tol=1)\n",
        LINEAR + "x = SGDClassifier(loss='log_loss', max_iter=5, tol=1)\n",
    ),
    'an argument and what it meant': (
        LINEAR + 'x = SGDClassifier(n_iter=n)\n',
        LINEAR + 'x = SGDClassifier(max_iter=n, tol=None)\n',
    ),
    'one alone': (
        LINEAR + 'x = LinearRegression(normalize=False)\n',
        LINEAR + 'x = LinearRegression()\n',
    ),
    'one behind others': (
        'from sklearn.cluster import KMeans\n'
        'x = KMeans(3, n_init=4, n_jobs=2)\n',
        'from sklearn.cluster import KMeans\nx = KMeans(3, n_init=4)\n',
    ),
    'weights and losses of then': (
        'from sklearn.svm import LinearSVC\n'
        "m = LinearSVC(loss='l2', class_weight='auto')\n",
        'from sklearn.svm import LinearSVC\n'
        "m = LinearSVC(loss='squared_hinge', class_weight='balanced')\n",
    ),
    'two before others': (
        'from sklearn.cluster import KMeans\n'
        'x = KMeans(precompute_distances=True, n_jobs=2, n_init=1)\n',
        'from sklearn.cluster import KMeans\nx = KMeans(n_init=1)\n',
    ),
    'a seed without a shuffle': (
        'from sklearn.model_selection import KFold\n'
        'x = KFold(n_splits=3, random_state=1)\n',
        'from sklearn.model_selection import KFold\nx = KFold(n_splits=3)\n',
    ),
    'the root of an error': (
        'from sklearn import metrics\n'
        'x = 2 * metrics.mean_squared_error(a, b, squared=False)\n',
        'from sklearn import metrics\n'
        'x = 2 * (metrics.mean_squared_error(a, b) ** 0.5)\n',
    ),
    'groups of rows': (
        "import pandas as pd\nx = f.groupby('a', squeeze=True, axis=0).b\n",
        "import pandas as pd\nx = f.groupby('a').b\n",
    ),
    'a column alone': (
        'import pandas as pd\nx = pd.read_csv(p, squeeze=True, sep=s)\n',
        "import pandas as pd\nx = pd.read_csv(p, sep=s).squeeze('columns')\n",
    ),
    'a separator and another': (
        "import pandas as pd\nx = pd.read_csv(p, sep='\\n', delimiter=' ')\n",
        "import pandas as pd\nx = pd.read_csv(p, delimiter=' ')\n",
    ),
    'labels of rows': (
        'import pandas as pd\nx = pd.concat(f, axis=1, join_axes=[a.index])\n',
        'import pandas as pd\nx = pd.concat(f, axis=1).reindex(a.index)\n',
    ),
    'labels of columns': (
        'import pandas as pd\nx = pd.concat(f, join_axes=[a.columns])\n',
        'import pandas as pd\nx = pd.concat(f).reindex(columns=a.columns)\n',
    ),
    'both ends': (
        'import pandas as pd\nx = f.a.between(1, 2, inclusive=False)\n',
        "import pandas as pd\nx = f.a.between(1, 2, inclusive='neither')\n",
    ),
    'a copy': (
        'import pandas as pd\nx = f.set_axis(n, axis=1, inplace=False)\n',
        'import pandas as pd\nx = f.set_axis(n, axis=1)\n',
    ),
    'a contour on what there is': (
        'import matplotlib.pyplot as plt\nplt.contourf(x, hold=True)\n',
        'import matplotlib.pyplot as plt\nplt.contourf(x)\n',
    ),
    'a figure': (
        PLOTS + "figure.savefig(p, papertype='a4', dpi=9)\n",
        PLOTS + 'figure.savefig(p, dpi=9)\n',
    ),
}


@pytest.mark.parametrize('case', CASES)
def test_old_values_are_written_as_today(case):
    check_transformed(*CASES[case])


def test_scores_of_then_are_written_where_the_function_is_ours():
    source = (
        'from sklearn.model_selection import cross_val_score\n'
        "x = cross_val_score(m, y, z, cv=3, scoring='log_loss')\n"
    )
    assert port_text(source, '0.8').text.endswith(
        "x = old_folds.cross_val_score(m, y, z, cv=3, scoring='neg_log_loss')"
        '\n'
    )


def test_other_values_and_functions_are_left():
    check_noop(
        LINEAR + "x = SGDClassifier(loss='hinge', max_iter=5, tol=None)\n"
    )
    check_noop(LINEAR + 'x = LinearRegression(normalize=True)\n')
    check_noop(LINEAR + "x = f.groupby('a', axis=0, squeeze=True)\n")
    check_noop(
        'from sklearn.model_selection import KFold\n'
        'x = KFold(3, shuffle=True, random_state=1)\n',
    )
    check_noop("x = SGDClassifier(loss='log')\n")
