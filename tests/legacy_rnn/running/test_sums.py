"""Numbers that are added up are of 64 bits beside Python's, as in NumPy 1."""

import types

import numpy as np
import pytest

from legacy_rnn.running import shims
from legacy_rnn.running.imports import importing

REFUSED = pytest.mark.skipif(
    np.__version__ < '2', reason='NumPy 1.26 refuses what 1.16 took'
)


class _NoTensorFlow:
    def get(self, name):
        return None

    def of_source(self, data):
        return self


def run(text):
    imports = importing.UserImports(_NoTensorFlow(), shims.find)
    namespace = types.ModuleType('script').__dict__
    head = (
        'import numpy as np\nx = np.float32(0.1)\n'
        'pixels = np.array([200, 100], np.uint8)\n'
    )
    exec(imports.compile(f'{head}{text}', '<string>', namespace), namespace)
    return namespace


_LOSS = float(np.float32(0.1))


# As under NumPy 1.19.5.
@pytest.mark.parametrize(
    'text, expected, kind',
    [
        ('y = 0.0\ny += x', _LOSS, np.float64),
        ('y = 0\ny = y - x', -_LOSS, np.float64),
        ('y = 0\ny = x + y', _LOSS, np.float64),
        ('y = 2\ny *= x', 2 * _LOSS, np.float64),
        ('y = x\nz = 1\ny += z', _LOSS + 1, np.float64),
        ('y = sum([x] * 3)', 3 * _LOSS, np.float64),
        ('y = 0\nfor p in pixels:\n  y += p', 300, np.int64),
        ('y = sum(p for p in pixels)', 300, np.int64),
        ('y = sum([x, x], 0.0)', 2 * _LOSS, np.float64),
        ('y = sum(pixels, 1)', 301, np.int64),
        ('y = sum([1, x])', 1 + _LOSS, np.float64),
        ('y = sum([], 2)', 2, int),
        ('d = {1: 0.0}\nd[1] += x\ny = d[1]', _LOSS, np.float64),
        ('pixels[0] += x * 1000\ny = pixels[0]', 44, np.uint8),
        ('n = 300\npixels[1] += n\ny = pixels[1]', 144, np.uint8),
        ('y = pixels[0] * 256 + pixels[1]', 51300, np.int64),
        ('one = pixels[1]\ny = 50 - one * 2', -150, np.int64),
        ('y = pixels[1] + pixels[1]', 200, np.uint8),
        ('y = x\ny += x', 2 * np.float32(0.1), np.float32),
        ('y = np.zeros(1, np.float32)\ny += x', 0.1, np.ndarray),
        ('y = sum([1, 2])', 3, int),
        ('y = sum([])', 0, int),
        ("y = 'a'\ny += 'b' * 2", 'abb', str),
        ('def sum(x):\n  return 7\ny = sum([x])', 7, int),
        ('from numpy import *\ny = sum([[x], [x]])', 0.2, np.float32),
        ('def sum(x, y):\n  return x\ny = sum(3, 4)', 3, int),
        ('y = pow(pixels[0], 2)', 40000, np.int64),
        ('y = pow(7, 2, 5)', 4, int),
        ('y = divmod(x, 2)[1]', _LOSS, np.float64),
    ],
)
def test_numbers_beside_those_of_python(text, expected, kind):
    found = run(text)['y']
    assert type(found) is kind
    assert found == (pytest.approx(expected) if kind is not str else expected)


# As under NumPy 1.16.6.
@pytest.mark.parametrize(
    'text, expected, kind',
    [
        ('pixels * -1', [-200, -100], np.int16),
        ('300 + pixels', [500, 400], np.uint16),
        ('pixels * 70000', [14000000, 7000000], np.uint32),
        ('pixels - 300', [65436, 65336], np.uint16),
        ('signed * 300', [30000, -30000], np.int16),
        ('signed + 200', [300, 100], np.int16),
        ('pixels * 2', [144, 200], np.uint8),
    ],
)
def test_arrays_are_as_wide_as_a_number_needs(text, expected, kind):
    signed = 'signed = np.array([100, -100], np.int8)\n'
    found = run(f'{signed}y = {text}')['y']
    assert found.dtype == kind
    assert found.tolist() == expected


# As under NumPy 1.16.6.
@pytest.mark.parametrize(
    'text, expected, kind',
    [
        ('np.subtract(pixels, 300)', [65436, 65336], 'uint16'),
        ('np.add(pixels[0], 100)', 300, 'int64'),
        ('np.power(pixels[0], 2)', 40000, 'int64'),
        ('np.multiply(row, np.float64(2))', [1, 3], 'float32'),
        ('np.maximum(np.float64(1), row)', [1, 1.5], 'float32'),
        ('np.where(row > 1, row, np.float64(0))', [0, 1.5], 'float32'),
        ('np.where([True, False], pixels[0], -5)', [200, -5], 'int64'),
        ('np.add.reduce(row)', 2, 'float32'),
        ('np.left_shift(pixels[0], 8)', 51200, 'int64'),
        ('np.add(pixels, [1000, 0])', [1200, 100], 'int64'),
    ],
)
def test_functions_of_two_have_the_types_of_operators(text, expected, kind):
    row = 'row = np.array([0.5, 1.5], np.float32)\n'
    found = run(f'{row}y = {text}')['y']
    assert (found.tolist(), found.dtype) == (expected, kind)


def test_an_array_of_one_is_added_in_its_place():
    space = run('y = np.ones(2)\ny[1] += np.array([[1.5]])\n')
    assert space['y'].tolist() == [1, 2.5]


def test_what_is_added_to_is_read_first():
    space = run(
        "y = {'a': 1}\ndef f():\n  y['a'] = 10\n  return 5\ny['a'] += f()\n"
    )
    assert space['y'] == {'a': 6}


def test_names_of_a_class_are_seen():
    space = run(
        "class A:\n  n = 2\n  y = {'a': 1}\n  y['a'] += n\n"
        "  for _ in range(2):\n    y['a'] += n\n"
    )
    assert space['A'].y == {'a': 7}


def test_a_class_finds_the_one_above_it():
    space = run(
        'class A:\n  def f(self):\n    return 3\n'
        'class B(A):\n  def f(self):\n    y = [1]\n'
        '    y[0] += super().f()\n    return y\n'
        'y = B().f()\n'
    )
    assert space['y'] == [4]


def test_what_holds_a_number_is_found_once():
    space = run(
        'class A:\n  n = 0.0\ny = [A(), A()]\nrows = iter(y)\n'
        'next(rows).n += x\n'
    )
    assert [row.n for row in space['y']] == [np.float32(0.1), 0]


def test_a_generator_adds_what_it_is_sent():
    space = run(
        'def f():\n  y = {0: 1}\n  y[0] += (yield 0)\n  yield y[0]\n'
        'g = f()\nnext(g)\ny = g.send(2)\n'
    )
    assert space['y'] == 3


@pytest.mark.parametrize(
    'operator, expected',
    [
        ('+', [44, 43]),
        ('-', [212, 211]),
        pytest.param('%', [0, 255], marks=REFUSED),
        pytest.param('//', [0, 0], marks=REFUSED),
    ],
)
def test_whole_numbers_wrap_around_in_place(operator, expected):
    head = 'y = np.array([0, 255], np.uint8)\n'
    found = run(f'{head}y {operator}= 300')['y']
    assert (found.tolist(), found.dtype) == (expected, np.uint8)
