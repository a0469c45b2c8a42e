"""Arrays are indexed by tuples of slices."""

import numpy as np
import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('y = x[[slice(0, 1), i]]', 'y = x[tuple([slice(0, 1), i])]'),
        ('x[[Ellipsis, 0]] = 1', 'x[tuple([Ellipsis, 0])] = 1'),
        (
            'p = [slice(0, n) for n in s]\ny = x[p]',
            'p = [slice(0, n) for n in s]\ny = x[tuple(p)]',
        ),
        (
            'p = [slice(None)] * n + [0]\nx[p] += 1',
            'p = [slice(None)] * n + [0]\nx[tuple(p)] += 1',
        ),
        (
            'class P:\n    p = 0\n    def __init__(self, n):\n'
            '        self.p = [slice(None)] * n\n'
            '    def of(self, x):\n        return x[self.p]',
            'class P:\n    p = 0\n    def __init__(self, n):\n'
            '        self.p = [slice(None)] * n\n'
            '    def of(self, x):\n        return x[tuple(self.p)]',
        ),
        (
            'def first(n):\n    return [slice(1)] * n\ny = x[first(2)]',
            'def first(n):\n    return [slice(1)] * n\ny = x[tuple(first(2))]',
        ),
        (
            'def f(x):\n    p = [slice(1), 0]\n    return x[p]\n'
            'def g(p):\n    p = p + 1\n    return p',
            'def f(x):\n    p = [slice(1), 0]\n    return x[tuple(p)]\n'
            'def g(p):\n    p = p + 1\n    return p',
        ),
    ],
)
def test_lists_of_slices_become_tuples(old, new):
    check_transformed(f'{old}\n', f'{new}\n', '1.4')


@pytest.mark.parametrize(
    'index',
    [
        '[np.arange(3), y]',
        '[range(3), y.reshape(-1)]',
        '[np.arange(3)] * 2',
        '[range(1, 3)]',
        '[[0, 1], [1, 0]]',
        '[(0, 1), (1, 2)]',
        '[rows, 1]',
        '[np.where(y > 0)[0], 1]',
        '[a, b]',
        '[places.rows, 0]',
    ],
)
def test_lists_of_arrays_become_tuples(index):
    head = (
        'import numpy as np\nrows = np.arange(2)\na, b = np.where(y > 0)\n'
        'places.rows = [1, 2]\n'
    )
    new = f'tuple({index})'
    check_transformed(
        f'{head}x[{index}] = z[{index}]\n',
        f'{head}x[{new}] = z[{new}]\n',
        '1.4',
    )


@pytest.mark.parametrize(
    'line',
    [
        'p = (slice(None),) * 2\ny = x[p]',
        'p = [0, 1]\ny = x[p]\nz = x[[0, 1]]',
        'p = [slice(None)]\ny = p[0]\nz = x[tuple(p)]',
        'p = [slice(None)]\np = f(p)\ny = x[p]',
        'import pandas as pd\ny = x[["a", "b"]]\nz = x[[("a", "b")]]',
        'def f(p):\n    return x[p]\nf([slice(None)])',
        'a = 3\ny = x[[a, a + 1]]',
        'for i in range(3):\n    y = x[[i, i + 1]]',
        'for i, p in enumerate([[0, 1], [1, 0]]):\n    y = x[p] + x[[i]]',
        'for i, j in zip([0, 1], [1, 0]):\n    y = x[[i, j]]',
        'i, j = f([0, 1])\ny = x[[i, j]]',
    ],
)
def test_other_indices_stay(line):
    check_noop(f'{line}\n', '1.4')


def test_ported_index_takes_what_the_slices_say():
    source = 'p = [slice(None)] * 2\np[1] = slice(0, 2)\ny = x[p]\n'
    names = {'x': np.zeros((3, 4))}
    exec(port_text(source, '1.4').text, names)  # noqa: S102
    assert names['y'].shape == (3, 2)
