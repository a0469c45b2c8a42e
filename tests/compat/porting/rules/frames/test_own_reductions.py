"""Functions in aggregates of pandas that stood for its methods."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import numpy as np\nimport pandas as pd\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('groups.agg(np.std)', "groups.agg('std')"),
        ('x.b.aggregate([np.var, len])', "x.b.aggregate(['var', len])"),
        (
            "g.agg({'a': [sum, np.mean], 'b': np.median})",
            "g.agg({'a': ['sum', np.mean], 'b': 'median'})",
        ),
        (
            "x.groupby('a').agg(np.mean), x.groupby('a').agg('std')",
            "x.groupby('a').agg('mean', numeric_only=True), "
            "x.groupby('a').agg('std', numeric_only=True)",
        ),
        (
            'g.agg(np.nanstd), g.agg(func=np.var)',
            "g.agg('std'), g.agg(func='var')",
        ),
        ("g['b'].transform(np.std)", "g['b'].transform('std')"),
        (
            "x.pivot_table('a', 'b', aggfunc=max)",
            "x.pivot_table('a', 'b', aggfunc='max')",
        ),
    ],
)
def test_names_of_methods_are_written(before, after):
    check_transformed(f'{HEAD}x = {before}\n', f'{HEAD}x = {after}\n')


@pytest.mark.parametrize(
    'line',
    [
        "x.groupby('a').agg('sum')",
        "x.groupby('a').agg(np.sum)",
        'g.agg([np.max, np.mean])',
        "g.agg({'a': [np.amin]})",
        'how = np.std\ng.agg(how)',
        "how = {'a': [np.var]}\ng.agg(how)",
    ],
)
def test_what_no_name_tells_is_as_then(line):
    before = f'{HEAD}{line}\n'
    restored = (
        'from legacy_rnn.compat import old_pandas\nold_pandas.restore()\n'
    )
    check_transformed(before, f'{HEAD}{restored}{line}\n')


@pytest.mark.parametrize(
    'source',
    [
        f'{HEAD}x = g.agg([np.mean, np.sum, np.size])\n',
        f'{HEAD}x = g.agg(np.std, ddof=0)\n',
        f'{HEAD}x = g.agg(np.max), g.agg({{"a": np.max}})\n',
        f"{HEAD}x = y['b'].groupby(y['a']).agg('sum')\n",
        f"{HEAD}x = y.groupby('a')['b'].agg(np.mean)\n",
        f"{HEAD}x = y.groupby('a').agg('max'), y.groupby('a').agg(f)\n",
        f'{HEAD}x = frame.apply(np.std)\n',
        f"{HEAD}x = g.agg({{'a': 'std', 'b': lambda x: x.max()}})\n",
        f'{HEAD}def max(x): return x[0]\nx = g.agg(max)\n',
        'import numpy as np\nx = y.agg(np.std)\n',
    ],
)
def test_other_functions_stay(source):
    check_noop(source)
