"""Files are read as bytes where converters take bytes."""

import numpy as np
import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed

NUMPY = 'import numpy as np\n'


@pytest.mark.parametrize(
    ('before', 'call'),
    [
        ('', "np.loadtxt(p, converters={0: lambda s: s == b'a'})"),
        ('', "np.genfromtxt(p, converters={0: lambda s: s.decode('u8')})"),
        ("names = {b'a': 1}", 'np.loadtxt(p, converters={0: names.get})'),
        (
            'def f(s):\n    return s.decode()\ng = {0: f}',
            'np.loadtxt(p, converters=g)',
        ),
        ("x = b'a'", 'np.genfromtxt(p, dtype=None)'),
    ],
)
def test_bytes_are_read_where_they_are_meant(before, call):
    check_transformed(
        f'{NUMPY}{before}\nx = {call}\n',
        f"{NUMPY}{before}\nx = {call[:-1]}, encoding='bytes')\n",
        '1.4',
    )


@pytest.mark.parametrize(
    'line',
    [
        "x = np.loadtxt(p, converters={0: lambda s: s == 'a'})",
        'x = np.loadtxt(p, converters={0: float})\ny = z.decode()',
        "x = np.genfromtxt(p, dtype=None, encoding='utf-8')\ny = b''",
        'x = np.genfromtxt(p, dtype=None)',
    ],
)
def test_other_readers_stay(line):
    check_noop(f'{NUMPY}{line}\n', '1.4')


@pytest.mark.parametrize(
    ('line', 'expected'),
    [
        ("np.loadtxt(p, converters={0: {b'': 1}.get})", 'encoding=None'),
        ('np.genfromtxt(p, dtype=None)', 'encoding=None'),
        ('np.genfromtxt(p)', 'genfromtxt(p)'),
    ],
)
def test_text_of_python_2_stays_text(line, expected):
    ported = port_text(f'{NUMPY}print 1\nx = {line}\n', '1.4').text
    assert expected in ported and "'bytes'" not in ported


def test_ported_converter_is_given_bytes(tmp_path):
    path = tmp_path / 'a.csv'
    path.write_text('5.1,a\n4.9,b\n')
    line = "x = np.loadtxt(p, delimiter=',', converters={1: {b'b': 2}.get})\n"
    ported = port_text(NUMPY + line.replace('.get', '.__getitem__'), '1.4')
    ported = ported.text.replace("{b'b': 2}", "{b'a': 1, b'b': 2}")
    names = {'p': path}
    exec(ported, names)  # noqa: S102
    np.testing.assert_array_equal(names['x'], [[5.1, 1], [4.9, 2]])
