"""Numbers that are too large for a picture are as they were."""

import numpy as np
import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed

HEAD = (
    'import cv2\nimport numpy as np\nfrom PIL import Image\nVOID = -1\n'
    'def load(path):\n    return np.array(Image.open(path).convert("L"))\n'
)
READ = [
    'x = load(p)\n',
    'x = np.asarray(Image.open(p))\nx = x[:, :, 0].copy()\n',
    'image = Image.open(p)\nx = np.array(image)\nx[0] = 3\n',
    'x = cv2.imread(p, 0)\nx = cv2.resize(x, (3, 3))\n',
]


def check(read, before, after):
    head = HEAD + read
    check_transformed(head + before, head + after, '1.4', head=False)


@pytest.mark.parametrize('read', READ)
def test_numbers_that_are_too_large_wrap_around(read):
    check(read, 'x[x > 9] = -1\n', 'x[x > 9] = np.asarray(-1, int)\n')
    check(read, 'y = x * -1\n', 'y = x * np.int16(-1)\n')


@pytest.mark.parametrize(
    ('old', 'new', 'kind', 'value'),
    [
        ('x + 256', 'x + np.uint16(256)', 'uint16', 456),
        ('300 - x', 'np.uint16(300) - x', 'uint16', 100),
        ('x % 256', 'x % np.int16(256)', 'int16', 200),
        ('x * -70000', 'x * np.int32(-70000)', 'int32', -14000000),
        (
            'np.where(x > 9, VOID, x)',
            'np.where(x > 9, np.int16(VOID), x)',
            'int16',
            -1,
        ),
        ('np.maximum(x, -9)', 'np.maximum(x, np.int16(-9))', 'int16', 200),
    ],
)
def test_sums_have_the_type_of_numpy_1(old, new, kind, value):
    """Their types and values are those of NumPy 1.16.6."""
    check(READ[0], f'y = {old}\n', f'y = {new}\n')
    read = 'def load(path):\n    return cv2.imread(path)\nx = load(p)\n'
    head = f'import cv2\nimport numpy as np\nVOID = -1\n{read}'
    text = port_text(f'{head}y = {old}\n', '1.4').text
    names = {'p': np.array([200], np.uint8)}
    exec(text.replace('cv2.imread(path)', 'path')[len('import cv2') :], names)
    assert (names['y'].dtype, names['y'].tolist()) == (kind, [value])


@pytest.mark.parametrize(
    'line',
    [
        'y = x - 128\nx[0] = 255\nx[x > 3] = n\nz = x / 300.0\n',
        'y = x[0, 0] * 300\nv = x[i]\nw = v + 300\n',
        'x = x.astype(int)\ny = x * -1\n',
        'y = np.array(Image.open(p).convert("F")) * -1\n',
        'y = np.array(Image.open(p), dtype=int) + 256\n',
        'y = cv2.imread(p, cv2.IMREAD_UNCHANGED) + 256\n',
        'def f(x):\n    x[0] = -1\n    return x * -1\n',
    ],
)
def test_others_stay(line):
    check_noop(f'{HEAD}{READ[0]}{line}', '1.4')
