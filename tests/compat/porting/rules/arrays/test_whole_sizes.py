"""Sizes that NumPy cut are whole numbers."""

import pytest

from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
)


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('x = np.zeros(n)\n', 'x = np.zeros(int(n))\n'),
        ('x = np.ones((n, 3))\n', 'x = np.ones((int(n), 3))\n'),
        ('x = range(n)\n', 'x = range(int(n))\n'),
        ('x = y[:np.ceil(a)]\n', 'x = y[:int(np.ceil(a))]\n'),
        ('x = np.sqrt(n) + f(n)\n', 'x = np.sqrt(n) + f(n)\n'),
        ('n = int(n)\nx = range(n)\n', 'n = int(n)\nx = range(n)\n'),
    ],
)
def test_sizes_that_numpy_rounded_are_whole(before, after):
    head = 'import numpy as np\nn = np.floor(a / b)\n'
    check_transformed(head + before, head + after, '1.4')


def test_shapes_of_a_quotient_are_cut():
    head = 'import numpy as np\nn = a / b\n'
    check_transformed(
        f'{head}x = np.zeros((n, 3))\n'
        'y = np.random.uniform(size=[n, a / 2])\n',
        f'{head}x = np.zeros((int(n), 3))\n'
        'y = np.random.uniform(size=[int(n), int(a / 2)])\n',
    )
    check_noop(f'{head}x = np.full(3, n)\ny = np.tile(n, 3)\n')
    check_noop(f'{head}n = 3\nx = np.zeros(n)\n')


@pytest.mark.parametrize(
    'call',
    [
        'np.eye({})',
        'np.full(({}, 2), n / 2)',
        'np.random.randn(3, {})',
        'np.random.random({})',
        'np.reshape(x / 2, ({}, 28, 28))',
        'np.tile(x / 2, [{}, 1])',
        'x.reshape({}, -1)',
        'f(x / 2).reshape(({}, 3))',
    ],
)
def test_shapes_that_functions_and_methods_give_are_cut(call):
    head = 'import numpy as np\n'
    check_transformed(
        f'{head}y = {call.format("c().n / 2")}\n',
        f'{head}y = {call.format("int(c().n / 2)")}\n',
    )


def test_what_another_reshape_is_given_is_no_size():
    head = 'import numpy as np\nimport theano.tensor as T\n'
    check_noop(f'{head}y = T.reshape(x / 2, [3])\n')
    check_noop(f'{head}y = kernels.reshape(x / 2, (3, 4))\n')
    check_noop(f'{head}y = np.reshape(x / 2, 3)\n')


def test_numbers_of_points_and_draws_are_cut():
    head = 'import numpy as np\n'
    for call in (
        'linspace(0, 1, {})',
        'logspace(0, b / 3, num={})',
        'random.choice(b / 3, {})',
        'random.normal(0, b / 3, {})',
        'random.uniform(size=({}, 3))',
    ):
        check_transformed(
            f'{head}x = np.{call.format("a / 2")}\n',
            f'{head}x = np.{call.format("int(a / 2)")}\n',
        )


def test_numpy_comes_from_pylab_too():
    head = 'from pylab import *\n'
    check_transformed(
        f'{head}x = np.zeros(a / 2)\n', f'{head}x = np.zeros(int(a / 2))\n'
    )
    check_noop('from pylab import plot\nx = np.zeros(a / 2)\n')
    check_noop(f'{head}np = other()\nx = np.zeros(a / 2)\n')


def test_an_axis_that_is_a_real_number_is_cut():
    head = 'import numpy as np\n'
    check_transformed(
        f'{head}x = np.min(1e-2, np.sqrt(2.0 / n))\ny = np.max(x, axis=0.5)\n',
        f'{head}x = np.min(1e-2, int(np.sqrt(2.0 / n)))\n'
        'y = np.max(x, axis=int(0.5))\n',
    )
    check_noop(f'{head}x = np.min(y, axis)\nz = np.max(y, -1)\n')
    check_noop(f'{head}x = min(1e-2, np.sqrt(n))\n')


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('y = x[:0.9 * n]\n', 'y = x[:int(0.9 * n)]\n'),
        ('y = x[h:h + 2]\n', 'y = x[int(h):int(h + 2)]\n'),
        ('y = x[np.floor(r)]\n', 'y = x[int(np.floor(r))]\n'),
        ('y = a[n / 2, :h]\n', 'y = a[int(n / 2), :int(h)]\n'),
        ('x[f] = 1\n', 'x[int(f)] = 1\n'),
        ('a[2.0] = a[0, 1.0]\n', 'a[int(2.0)] = a[0, int(1.0)]\n'),
    ],
)
def test_indices_are_cut(before, after):
    head = (
        'import numpy as np\nh = n / 2\nf = np.ceil(n)\n'
        'a = np.arange(n).reshape(2, -1)\n'
    )
    check_transformed(head + before, head + after)


def test_indices_that_functions_return_are_cut():
    head = (
        'import numpy as np\ndef half(n):\n    return np.floor(n / 2)\n'
        'def part(n):\n    if n < 0:\n        return half(-n)\n'
        '    return np.ceil(n)\ndef share(n):\n    return 0.9 * n\n'
    )
    check_transformed(
        f'{head}y = x[half(3)] + x[part(3)] + z[:share(3)]\n',
        f'{head}y = x[int(half(3))] + x[int(part(3))] + z[:int(share(3))]\n',
    )
    check_noop(f'{head}def half(n):\n    return\ny = x[half(3)]\n')
    check_noop(f'{head}y = x[other.half(3)]\n')


@pytest.mark.parametrize(
    'text',
    [
        'import numpy as np\ny = x[n / 2] + x[:n] + x[0.5]\n',
        'import numpy as np\nimport pandas as pd\ny = x[0.5:0.9 * n]\n',
    ],
)
def test_what_may_be_a_label_is_left(text):
    check_noop(text)
