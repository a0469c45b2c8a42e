"""Arrays of Python 2's strings hold text."""

import numpy as np
import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed

START = 'import numpy as np\n'


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ("np.array(x, dtype='|S9')", "np.array(x, dtype='U9')"),
        ("np.zeros(3, 'a5')", "np.zeros(3, 'U5')"),
        ("x.astype('S')", "x.astype('U')"),
        ("np.loadtxt(path, dtype='S1')", "np.loadtxt(path, dtype='U1')"),
        (
            "np.zeros(3, [('a', 'S5'), ('n', 'f4')])",
            "np.zeros(3, [('a', 'U5'), ('n', 'f4')])",
        ),
        ("np.array(x, 'c')", "np.array(x, 'c').astype('U')"),
        ('x.astype(np.bytes_)', "x.astype(np.bytes_).astype('U')"),
        ("np.array(x, 'S%d' % n)", "np.array(x, 'S%d' % n).astype('U')"),
        ("x.astype('|S' + n)", "x.astype('|S' + n).astype('U')"),
        (
            "np.frombuffer(x, 'S9')",
            "np.char.decode(np.frombuffer(x, 'S9'), 'latin-1')",
        ),
        (
            "np.fromstring(x, 'c')",
            "np.char.decode(np.frombuffer(x, 'c').copy(), 'latin-1')",
        ),
    ],
)
def test_types_of_bytes_become_types_of_text(old, new):
    check_transformed(
        f'{START}x = {old}\nprint x\n', f'{START}x = {new}\nprint(x)\n', '0.12'
    )


def test_own_decode_of_a_program_is_let_be():
    ported = port_text(
        'from numpy import frombuffer\ndef decode(x): return 3\n'
        "print decode(frombuffer(x, 'S1'))\n",
        release='0.12',
    )
    assert "decode(numpy.char.decode(frombuffer(x, 'S1')" in ported.text


@pytest.mark.parametrize(
    'line',
    [
        "x = np.array(x, dtype='S1')\ny = x.view('u1')",
        "y = np.array(x, dtype='S1').tobytes()",
        "x = np.array(x, 'c').reshape(2, 3)\ny = x.view('u1')",
        "x, z = np.array(x, 'S1'), 3\ny = x.view('u1')",
        "def f(x): return np.array(x, 'S1')\ny = f(x)\nz = y.view('u1')",
        "def f(x): return x.view('u1')\ny = f(np.array(z, 'S1'))",
        "file.create_dataset('a', data=np.array(x, dtype='S9'))",
        "import h5py\nx = np.array(x, dtype='S9')\nh5py.File(p)['a'] = x",
        "x = np.fromfile(path, [('a', 'S5')])",
        "x = np.fromstring(x, 'f4')",
    ],
)
def test_arrays_whose_bytes_are_asked_for_stay(line):
    port = port_text(f'{START}{line}\nprint x\n', release='0.12')
    assert 'U' not in port.text


def test_sources_of_python_3_keep_arrays_of_bytes():
    check_noop(f"{START}x = np.array(x, dtype='S9')\nprint(x)\n", '0.12')


def test_items_are_keys_of_text():
    source = (
        f"{START}x = np.asarray(['SF', 'HG'], 'c')\n"
        "y = np.frombuffer(np.array([65, 66], 'u1').data, 'S1')\n"
        "print {'S': 1}[x[0, 0]], ''.join(x[1]), (y == 'A').tolist()\n"
        "result = ['%s' % i for i in x[0]], x[1, 0] in 'GHX', y[1] + 'a'\n"
    )
    names: dict = {}
    exec(port_text(source, release='0.12').text, names)
    assert names['result'] == (['S', 'F'], True, 'Ba')
    assert isinstance(names['x'], np.ndarray)
