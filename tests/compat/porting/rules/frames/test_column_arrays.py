"""Columns of pandas that are used as arrays."""

import numpy as np
import pytest

from legacy_rnn.compat.porting.engine import port_text
from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
    frames_of_then,
)

HEAD = 'import numpy as np\nimport pandas as pd\n'
FRAME = f'{HEAD}frame = pd.read_csv(path)\n'


def test_column_becomes_an_array():
    check_transformed(
        f"{FRAME}x = frame['a'][:, np.newaxis]\n",
        f"{FRAME}x = np.asarray(frame['a'])[:, np.newaxis]\n",
    )


MADE = """import numpy as np
import pandas as pd
rows, others = [], []
frame = pd.DataFrame({'a': [1., 2.], 'b': [3., 5.]})
kept = frame.dropna()
column = kept['a']
scaled = (column - np.mean(column)) / np.std(column)
scaled = scaled[:, np.newaxis]
found = [
    column[:, None], scaled, frame.b[None, :], -frame.iloc[:, 1][:, None],
    frame.index[:, None], frame['a'].shift(1).fillna(0)[:, None],
    kept.b.rolling(1).mean()[:, None], kept[['a', 'b']].values[:, None],
    kept.b[1:][:, None], pd.Series([1])[:, None],
    frame['a'].reshape(-1, 1), (frame.b - 1).reshape(1, -1),
    frame.a.shift(1).nonzero()[0],
]
"""


def test_what_was_computed_of_columns_is_an_array():
    pytest.importorskip('pandas')
    ported = port_text(MADE, '1.4')
    assert ported.status == 'ported'
    values = {}
    exec(ported.text, values)
    shapes = [np.shape(value) for value in values['found']]
    assert shapes == [
        *[(2, 1), (2, 1), (1, 2), (2, 1), (2, 1), (2, 1), (2, 1)],
        *[(2, 1, 2), (1, 1), (1, 1), (2, 1), (1, 2), (2,)],
    ]


def test_without_numpy_columns_are_those_of_then():
    text = 'import pandas as pd\nx = pd.Series([1])[:, None]\n'
    assert frames_of_then(port_text(text, '1.4')) == ['column-arrays']


def test_values_of_text_are_arrays_where_they_are_used_so():
    check_transformed(
        f"{FRAME}x = frame['a'].values.flatten()\n"
        'y = frame.b.values\ny = y.tostring()\n',
        f"{FRAME}x = frame['a'].to_numpy().flatten()\n"
        'y = frame.b.to_numpy()\ny = y.tobytes()\n',
    )


@pytest.mark.parametrize(
    'line',
    [
        "x = frame[['a', 'b']].values.flatten()",
        "x = weights['a'].values().flatten()",
        "x = frame['a'].values.mean(), frame['a'].values.tolist()",
        "x = frame['a'].values[:, np.newaxis]",
        "x = weights['a'][:, np.newaxis], weights['a'].reshape(2, 1)",
        'x = frame.values.reshape(2, 1)',
        "x = frame['a'][1:]",
        'x = np.zeros(3)[:, None]',
    ],
)
def test_arrays_and_what_may_be_tensors_are_left(line):
    check_noop(f'{FRAME}{line}\n')
