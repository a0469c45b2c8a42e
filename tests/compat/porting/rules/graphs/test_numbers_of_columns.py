"""Rows of columns, arrays of one number, become the number in ports."""

import numpy as np
import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop

HEAD = """
import math
import numpy as np
import pandas as pd
from sklearn.preprocessing import MinMaxScaler
x = np.arange(4.0)
f = pd.DataFrame({'a': [0, 1, 2, 3], 'b': [2.0, 3.0, 4.0, 5.0]})
scaler = MinMaxScaler()
"""
# Bodies that give 2 of columns of 0 to 3, by what makes them.
COLUMNS = [
    'x.reshape(-1, 1)',
    'x.reshape((4, 1))',
    'np.reshape(x, (4, 1))',
    'x[:, np.newaxis]',
    'x[:, None]',
    'np.expand_dims(x, 1)',
    "f[['a']].values",
    "f[['a']].as_matrix()",
    'f.values[:, :1]',
    'np.array([[v] for v in x])',
    'np.array([x]).T',
    'np.concatenate([x.reshape(-1, 1)] * 2)',
    'np.vstack([[0], [1], [2], [3]])',
    'np.dot(x.reshape(-1, 1), np.ones((1, 1)))',
    'np.hsplit(f.values, 2)[0]',
    "scaler.inverse_transform(scaler.fit_transform(f[['a']]))",
    '(x - 2).reshape(-1, 1) + 2',
    'np.mat(x).T',
    "x.reshape(f[['a']].shape)",
]
USES = [
    'y = {}\nresult = float(y[2])',
    'y = {}\nrows = []\nfor row in y:\n    rows.append(int(row))\n'
    'result = rows[2]',
    "y = {}\nresult = float('%.1f' % y[2])",
    'def f_of(values, i):\n    return math.sqrt(values[i] * 2)\n'
    'result = f_of({}, 2)',
    'class A(object):\n    def __init__(self, values):\n'
    '        self.y = values\n'
    '    def get(self):\n        return [float(v) for v in self.y][2]\n'
    'result = A({}).get()',
    'y = {}\nz = np.zeros(4)\nfor i in range(4):\n    z[i] = y[i]\n'
    'result = z[2]',
    'y = {}\nresult = list(map(float, y))[2]',
    'y = {}\ngap = y - 1\nresult = float(max(gap))',
    'for a, b in zip(x, {}):\n    if a == 2:\n        result = int(b)',
]


def result_of(body):
    result = port_text(f'{HEAD}{body}\n', '1.4')
    assert result.status == 'ported'
    assert port_text(result.text, '1.4').text == result.text
    names: dict = {}
    exec(result.text, names)
    return names['result']


@pytest.mark.parametrize('column', COLUMNS)
def test_item_of_a_column_is_its_number(column):
    assert result_of(USES[0].format(column)) == 2


@pytest.mark.parametrize('use', USES)
def test_rows_of_a_column_are_numbers(use):
    for column in COLUMNS[:2]:
        assert result_of(use.format(column)) == 2


def test_one_of_several_arrays_is_its_number():
    unique = 'a, n = np.unique([3, 3], return_counts=True)\nresult = int(n)'
    assert result_of(unique) == 2
    found = 'y = x[np.where(x > 1)][:1]\nresult = float(y)'
    assert result_of(found) == 2


def test_several_numbers_are_stored_as_before():
    body = 'i = np.arange(2)\nz = np.zeros(4)\ny = x.reshape(1, -1)\n'
    values = result_of(f'{body}z[:2] = y[0, 2:]\nz[i] = z[i]\nresult = z')
    assert np.array_equal(values, [2, 3, 0, 0])


@pytest.mark.parametrize(
    'body',
    [
        'y = x.reshape(-1, 1)\nz = float(y[2, 0]), int(y[1][0])\n',
        'for v in np.arange(4):\n    z = float(v)\n',
        "z = float(f['a'].values[2]), int(t[0]), '%d' % n\n",
        "z = ['%d' % n for n in [1, 2]], float(max(3, 4))\n",
        'class A:\n    def __init__(self, n):\n        self.T = n\n'
        "    def f(self):\n        return '%d' % self, int(self.T)\nA(3)\n",
    ],
)
def test_numbers_stay(body):
    check_noop(f'import numpy as np\n{body}')
