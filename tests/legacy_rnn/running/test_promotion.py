"""Arithmetic on NumPy's numbers has the types that NumPy 1 gave it."""

import numpy as np
import pytest

from legacy_rnn.running import promotion
from tests.legacy_rnn.running.programs import runs

_OPERATORS = {
    '+': 'add',
    '-': 'sub',
    '*': 'mul',
    '/': 'truediv',
    '**': 'pow',
    '<<': 'lshift',
    '|': 'or_',
}
_MATRIX = np.array([[1, 2]], np.uint8).view(np.matrix)


def calculated(operator, left, right):
    """What an operator gives, and its type."""
    found = promotion.OPERATORS[_OPERATORS[operator]](left, right)
    return np.asarray(found).tolist(), np.asarray(found).dtype.name


# As under NumPy 1.16.6.
@pytest.mark.parametrize(
    'left, operator, right, expected, kind',
    [
        (np.uint8(200), '+', 100, 300, 'int64'),
        (50, '-', np.uint8(100), -50, 'int64'),
        (np.uint64(5), '+', 3, 8.0, 'float64'),
        (np.int32(5), '*', 3000000000, 15000000000, 'int64'),
        (np.float32(3), '*', 2.5, 7.5, 'float64'),
        (np.float32(3), '+', np.float64(1), 4.0, 'float64'),
        (np.float32(3), '+', np.int32(1), 4.0, 'float64'),
        (np.complex64(3), '*', 2.0, 6.0, 'complex128'),
        (np.int64(7), '/', 2, 3.5, 'float64'),
        (True, '+', np.uint8(2), 3, 'uint8'),
        ([3, 100], '+', 100, [103, 200], 'uint8'),
        ([3, 100], '*', 300, [900, 30000], 'uint16'),
        ([3, 100], '-', -3, [6, 103], 'int16'),
        ([3, 100], '*', np.int64(3), [9, 44], 'uint8'),
        (np.array(2), '*', [3, 100], [6, 200], 'uint8'),
        ([3, 100], '/', np.float64(2), [1.5, 50.0], 'float64'),
        (np.uint8(200), '<<', 16, 200 << 16, 'int64'),
        (np.uint8(3), '|', 512, 515, 'int64'),
        ([3, 100], '<<', 1, [6, 200], 'uint8'),
        (2**63, '+', np.uint64(5), 2**63 + 5, 'uint64'),
        (np.int64(7), '-', 2**63, 7.0 - 2**63, 'float64'),
        (np.int64(7), '*', 2**64, 7 * 2**64, 'object'),
        ([3, 100], '+', 2**64, [2**64 + 3, 2**64 + 100], 'object'),
        (_MATRIX, '*', 300, [[300, 600]], 'int64'),
        (_MATRIX, '+', 300, [[301, 302]], 'uint16'),
        (300, '-', np.ma.array([3], dtype=np.uint8), [297], 'uint16'),
        (3, '*', np.ma.array([2.5], dtype=np.float32), [7.5], 'float32'),
    ],
)
def test_numbers_have_the_types_of_then(left, operator, right, expected, kind):
    left, right = (
        np.array(side, np.uint8) if isinstance(side, list) else side
        for side in (left, right)
    )
    found = calculated(operator, left, right)
    assert found == (expected, kind)


@pytest.mark.parametrize(
    'number, of_16, of_32, of_64, of_complex',
    [
        (2.5, 'float16', 'float32', 'float64', 'complex64'),
        (7e4, 'float32', 'float32', 'float64', 'complex64'),
        (1e39, 'float64', 'float64', 'float64', 'complex128'),
        (np.float64(2), 'float16', 'float32', 'float64', 'complex64'),
        (70000, 'float64', 'float64', 'float64', 'complex128'),
        (np.int64(9), 'float16', 'float32', 'float64', 'complex64'),
        (2j, 'complex64', 'complex64', 'complex128', 'complex64'),
    ],
)
def test_numbers_beside_arrays_count_by_their_values(
    number, of_16, of_32, of_64, of_complex
):
    wanted = dict(e=of_16, f=of_32, d=of_64, F=of_complex)
    for dtype, kind in wanted.items():
        array = np.ones(2, dtype)
        for sides in [(array, number), (number, array)]:
            assert calculated('*', *sides)[1] == kind


def test_what_is_no_number_is_left_alone():
    assert calculated('+', 'a', 'b')[0] == 'ab'
    assert calculated('*', np.array(['a'], object), 2)[0] == ['aa']
    texts = np.array(['a', None], object)
    assert promotion.OPERATORS['eq'](texts, 0.1).tolist() == [False, False]


@pytest.mark.parametrize('head', ['', 'print "",\n'])
def test_a_program_computes_as_then(capfd, head):
    lines = runs(
        capfd,
        head + 'import numpy as np\n'
        'pixels = np.array([[200, 100]], np.uint8)\n'
        'w, x = np.ones(2, np.float32), np.float32(0.95)\n'
        'scale = 1 / np.sqrt(2.0)\ntop = 0.95\n'
        'print(pixels[0, 0] + 100)\n'
        'print(pixels[0, 0] << 8 | pixels[0, 1])\n'
        'print(pixels[0, 1] - pixels[0, 0] * 2)\n'
        'print((w / np.sqrt(4.0)).dtype)\n'
        'print((w * scale + 1).dtype)\n'
        'w = w * np.float64(2)\n'
        'print(w.dtype)\n'
        'print(x >= 0.95)\n'
        'print(top <= x)\n'
        'print(w > 0.95)\n'
        'x /= 3.0\n'
        'print(x.dtype)\n'
        'print(["a" + "b" for i in range(2)][1 - 1] % ())\n',
    )
    found = [line.strip() for line in lines]
    assert list(filter(None, found)) == [
        '300',
        '51300',
        '-300',
        'float32',
        'float32',
        'float32',
        'False',
        'False',
        '[ True  True]',
        'float64',
        'ab',
    ]


def test_program_gets_what_does_not_fit_as_with_numpy_1(capfd):
    lines = runs(
        capfd,
        'import numpy as np\n'
        'x, y = np.arange(3), np.arange(2)\n'
        'print(np.sum(x == y), x != y, x == x)\n'
        'print(int(np.uint32(2**33 + 7)), int(np.uint8(-1)))\n',
    )
    found = [line.strip() for line in lines]
    assert list(filter(None, found)) == ['0 True [ True  True  True]', '7 255']
