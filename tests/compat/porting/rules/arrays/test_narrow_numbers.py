"""Counts that are too large for the type of their array."""

import ast

import numpy as np
import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project

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


COSTS = """import numpy as np

def cost(a, b):
    d = np.zeros((len(a) + 1) * (len(b) + 1), dtype=np.uint8)
    d = d.reshape((len(a) + 1, len(b) + 1))
    for i in range(len(a) + 1):
        d[i][0] = i
    for j in range(len(b) + 1):
        d[0, j] = j
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            if x == y:
                d[i + 1, j + 1] = d[i, j]
            else:
                one = min(d[i][j], d[i][j + 1]) + 1
                d[i + 1, j + 1] = min(d[i + 1][j] + 1, one, 300)
    return d[len(a)][len(b)]
"""


def test_costs_of_long_texts_are_those_of_then():
    """NumPy 1.16 gave these."""
    result = port_text(COSTS, '1.4')
    assert result.status == 'ported'
    assert port_text(result.text, '1.4').text == result.text
    names: dict = {}
    exec(result.text, names)
    assert names['cost']('a' * 300, 'b' * 310) == 54
    assert names['cost']('ab' * 150, 'ba' * 10) == 24
    assert names['cost']('short', 'shorter') == 2


def test_signed_numbers_wrap_around():
    """NumPy 1.16 gave these."""
    result = port_text(
        'import numpy as np\nd = np.zeros((2, 3), np.int8)\n'
        'd[0, 0], d[0, 1] = 200, len(x)\nd[0, 2] = 127\nd[1][0] -= 129\n'
        'd[1, 1] = d[0, 2] + 1\ntop = d[0, 2] + 2\nd[1, 2] = top\n',
        '1.4',
    )
    assert port_text(result.text, '1.4').text == result.text
    names = {'x': 'x' * 300}
    exec(result.text, names)
    assert names['d'].tolist() == [[-56, 44, 127], [127, -128, -127]]
    assert names['top'] == 129


READER = (
    'import numpy as np\nclass Reader:\n    def read(self, file):\n'
    '        rows = np.fromstring(file.read(), dtype=np.uint8)\n'
    '        self.rows = rows.reshape(self.n, 3)\n'
)


def test_other_files_hold_arrays():
    source = 'import numpy as np\nx = reader.rows[0, 1] * 256\n'
    told = Project(trees=(ast.parse(READER),))
    result = port_text(source, '1.4', project=told)
    wide = 'np.int64(reader.rows[0, 1])'
    assert result.text == source.replace('reader.rows[0, 1]', wide)
    others = ast.parse(READER), ast.parse('model.rows = load(path)\n')
    for trees in others[1:], others:
        told = Project(trees=trees)
        assert port_text(source, '1.4', project=told).text == source


LOOP = 't = 0\nfor row in d:\n    for x in row:\n        t'
COUNT = 't = 1\nfor i in range(n):\n    t += 1\n    t'
CLASS = (
    'class A:\n    def f(self):\n        self.d = np.ones(3, np.uint8)\n'
    '    def g(self):\n        return '
)
ITEMS = 'import numpy as np\nd = np.zeros((n, 3), np.uint8)\n'


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('d[0, 1] = 300', 'd[0, 1] = np.asarray(300, int)'),
        ('d[0][1] = -1', 'd[0][1] = np.asarray(-1, int)'),
        ('d[0][1] += 300', 'd[0][1] += np.int64(300)'),
        ('d[0, 1] -= len(x)', 'd[0, 1] -= np.int64(len(x))'),
        ('d[0, 1], n = 300, 4', 'd[0, 1], n = np.asarray(300, int), 4'),
        (
            'x = d[0, 1] * 256 + d[0, 2]',
            'x = np.int64(d[0, 1]) * 256 + d[0, 2]',
        ),
        ('x = d[0, 1] % 300', 'x = np.int64(d[0, 1]) % 300'),
        ('x = 1 - d[0][2]', 'x = 1 - np.int64(d[0][2])'),
        (
            'd[0, 1] = ord(c) * 2 + n',
            'd[0, 1] = np.asarray(ord(c) * 2 + n, int)',
        ),
        ('d[0, 1] = n + m * 300', 'd[0, 1] = np.asarray(n + m * 300, int)'),
        (f'{LOOP} += x', f'{LOOP} += np.int64(x)'),
        (f'{LOOP} = t + x', f'{LOOP} = t + np.int64(x)'),
        (f'{COUNT} += d[i, 0]', f'{COUNT} += np.int64(d[i, 0])'),
        (f'{CLASS}self.d[0] + 300', f'{CLASS}np.int64(self.d[0]) + 300'),
    ],
)
def test_items_are_numbers_of_then(old, new):
    result = port_text(f'{ITEMS}{old}\n', '1.4')
    assert result.text == f'{ITEMS}{new}\n'
    assert result.status == 'ported'


@pytest.mark.parametrize(
    'line',
    [
        'd[0, 1] = 255',
        'd[0, 1] = d[0, 2]',
        'd[0, 1] += 1',
        'd[0, 1] = n * 0.5 + len(x)',
        'd[0, 1] = n + m',
        f'{LOOP} += x'.replace('0', '0.0'),
        f'{LOOP} = t + x'.replace('0', 'm'),
        'x = [v + 1 for v in d[0, :]]',
        't = 0\nfor row in d:\n    t += row',
        f'{CLASS}self.d[0] + 300\nA.d = other',
        'd[0, 1], d[0, 2] = d[0, 2], d[0, 1]',
        'e = np.zeros(3, np.int8)\ne[0] = -1\ne[1] = 127',
        'd[0, 1] = d[0, 2] + d[0, 0]',
        'd[0] = rows',
        'x = d[0] + 1',
        'x = d[0, :] + 1',
        'x = d[0, places] + 1',
        'x = d[0, 1] + other',
        'x = d[0, 1] / 2',
        'x = d[0, 1] % 2, d[0, 1] // 10',
        'd = np.zeros((n, 3))\nx = d[0, 1] + 1',
        'd = other\nx = d[0, 1] + 1',
        'def f(d):\n    return d[0, 1] + 1',
    ],
)
def test_other_items_stay(line):
    text = f'{ITEMS}{line}\n'
    assert port_text(text, '1.4').text == text
