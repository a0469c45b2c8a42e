"""NumPy's readers of text give bytes, as in Python 3 of then."""

import pytest

from tests.legacy_rnn.running.programs import runs


@pytest.mark.parametrize('fname', ['', 'fname='])
@pytest.mark.parametrize('key', ["b'a'", "'a'"])
def test_converters_take_bytes_as_then_or_text(key, fname, tmp_path, capfd):
    path = tmp_path / 'a.csv'
    path.write_text('5,a')
    call = f"np.loadtxt({fname}{str(path)!r}, delimiter=',', converters=c)"
    lines = f'c = {{1: lambda s: {{{key}: 3}}[s]}}\nprint({call}.tolist())\n'
    assert runs(capfd, f'import numpy as np\n{lines}')[:1] == ['[5.0, 3.0]']


def test_texts_of_no_type_are_bytes_as_then(tmp_path, capfd):
    path = tmp_path / 'a.csv'
    path.write_text('5,a\n6,b')
    lines = f"read = np.genfromtxt({str(path)!r}, dtype=None, delimiter=',')\n"
    lines += (
        "print(read['f0'][1], read['f1'][0].decode(), read[1][1] == b'b')\n"
    )
    assert runs(capfd, f'import numpy as np\n{lines}')[:1] == ['6 a True']
    lines = lines.replace('dtype=None', 'dtype=str').split('\n')[0]
    lines += '\nprint(read[1].tolist())\n'
    assert runs(capfd, f'import numpy as np\n{lines}')[:1] == ["['6', 'b']"]


def test_records_have_names_in_small_letters_as_then(tmp_path, capfd):
    path = tmp_path / 'a.csv'
    path.write_text('Close,Name\n5,a\n6,b')
    lines = f'read = np.recfromcsv({str(path)!r})\n'
    lines += (
        'print(read.close.sum(), read[1].name.decode(), read.dtype.names)\n'
    )
    found = runs(capfd, f'import numpy as np\n{lines}', '--python=3')
    assert found[:1] == ["11 b ('close', 'name')"]  # NumPy 1.13, Python 3.6.
    lines = lines.replace('.decode()', '')
    found = runs(capfd, f'import numpy as np\n{lines}', '--python=2')
    assert found[:1] == ["(11, 'b', ('close', 'name'))"]
