"""Arrays of truth values that a minus negated."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import numpy as np\nimport pandas as pd\n'


@pytest.mark.parametrize(
    'line',
    [
        'y = x[-np.isnan(x)]',
        'y = x[-(x == 3)]',
        'y = x.loc[-((x.a > 3) | (x.b < 2)), 3]',
        'y = x[-x.a.isin(z)]',
        "y = x[-x['a'].str.contains('b')]",
        'm = np.logical_or(x, y)\nz = np.where(-m)',
        'm = x > 3\nz = x[-m]',
        'm = np.zeros(3, dtype=bool)\nz = x[m & -m]',
    ],
)
def test_a_minus_of_truth_values_is_none(line):
    start, _, end = line.rpartition('-')
    check_transformed(f'{HEAD}{line}\n', f'{HEAD}{start}~{end}\n')


@pytest.mark.parametrize(
    'line',
    [
        'y = x[-1], x[-n:], -x, -(x > 3)',
        'y = x[-(i == 0)]',
        'm = np.zeros(3)\nz = -m',
        'm = np.isnan(x)\nm = 3\nz = -m',
        "y = -x.startswith('a')",
    ],
)
def test_what_may_be_numbers_is_left(line):
    check_noop(f'{HEAD}{line}\n')
