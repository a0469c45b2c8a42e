"""Counts that are too large for the type of their array."""

import numpy as np
import pytest

from legacy_rnn.compat.porting import port_text

HEAD = 'import numpy as np\nkind = np.int8\nx = [0] * 2\n'


@pytest.mark.parametrize('store', ['x[0] = n', 'x[0] += n'])
@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('np.array(x, dtype=np.int8)', 'np.array(x, int).astype(np.int8)'),
        ('np.array(x, kind)', 'np.array(x, int).astype(kind)'),
        ("np.asarray(x, 'int8')", "np.asarray(x, int).astype('int8')"),
    ],
)
def test_counts_wrap_around(store, old, new):
    result = port_text(f'{HEAD}{store}\ny = {old}\n', '1.4')
    assert result.text == f'{HEAD}{store}\ny = {new}\n'
    assert result.status == 'ported'
    assert port_text(result.text, '1.4').text == result.text
    names = {'n': 137}
    exec(result.text, names)
    assert names['y'].tolist() == [-119, 0]
    assert names['y'].dtype == np.int8


def test_counts_of_a_function_wrap_around():
    text = (
        'import numpy as np\nnarrow = np.uint8\ndef f(many):\n'
        '    def g(n):\n        x = [0, 0]\n        for i in range(n):\n'
        '            x[i] += n\n        return np.array(x, dtype=narrow)\n'
        '    return g(many)\n'
    )
    result = port_text(text, '1.4')
    assert 'return np.array(x, int).astype(narrow)\n' in result.text


@pytest.mark.parametrize(
    'line',
    [
        'x[0] = 1\ny = np.array(x, dtype=np.int8)',
        'x[0] = n\ny = np.array(x, dtype=np.int64)',
        'x[0] = n\nx = images\ny = np.array(x, dtype=np.int8)',
        'x[0] = n\ny = np.array(x, dtype=np.int8, ndmin=2)',
        'x[0] = n\ny = np.zeros(x, dtype=np.int8)',
        'y = np.array([0] * 3, dtype=np.int8)',
    ],
)
def test_others_stay(line):
    text = f'{HEAD}{line}\n'
    assert port_text(text, '1.4').text == text
