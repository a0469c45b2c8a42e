"""Arrays of one number become the number."""

import pytest

from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
)

READER = (
    'import numpy\n'
    'def _read32(stream):\n'
    "    dt = numpy.dtype(numpy.uint32).newbyteorder('>')\n"
    '    return numpy.frombuffer(stream.read({}), dtype=dt)\n'
)


def test_array_of_one_number_becomes_the_number():
    before = READER.format(4)
    after = before.replace('dtype=dt)', 'dtype=dt)[0]')
    check_transformed(before, after, head=False)
    check_noop(READER.format(8), head=False)
    check_noop(before + 'x = _read32(f)[0]\n', head=False)


def test_array_of_one_draw_bounds_a_slice_as_its_number():
    head = 'import numpy as np\n'
    check_transformed(
        f'{head}i = np.random.choice(n, 1)\nx = y[i, i:i + k]\n',
        f'{head}i = np.random.choice(n, 1)\nx = y[i, i[0]:i[0] + k]\n',
    )
    check_transformed(
        f'{head}i = np.random.randint(2, 9, size=1)\nx = range(i)\n',
        f'{head}i = np.random.randint(2, 9, size=1)\nx = range(i[0])\n',
    )


@pytest.mark.parametrize(
    'source',
    [
        'i = np.random.choice(n)\nx = y[i:]\n',
        'i = np.random.choice(n, 2)\nx = y[i:]\n',
        'i = np.random.choice(n, 1)\nx = y[i]\n',
        'i = np.random.choice(n, 1)\ni = 3\nx = y[i:]\n',
        'i = np.random.choice(n, 1)[0]\nx = y[i:]\n',
        'i = bag.choice(n, 1)\nx = y[i:]\n',
        'i = np.random.choice(n, 1)\ndef f(i):\n    return y[i:]\n',
    ],
)
def test_other_draws_stay(source):
    check_noop('import numpy as np\n' + source)
