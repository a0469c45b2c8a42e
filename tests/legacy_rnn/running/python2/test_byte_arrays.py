"""Arrays of bytes hold text, as in Python 2."""

import types

import pytest

from legacy_rnn.running import shims
from legacy_rnn.running.imports import importing


class _NoTensorFlow:
    def get(self, name):
        return None

    def of_source(self, data):
        return self


def value(expression, before):
    imports = importing.UserImports(_NoTensorFlow(), shims.find, 2)
    namespace = types.ModuleType('script').__dict__
    text = f'{before}\nresult = {expression}\n'
    exec(imports.compile(text.encode(), '<string>', namespace), namespace)
    return namespace['result']


def test_arrays_of_bytes_hold_text():
    before = (
        "import numpy as np\nx = np.asarray(['SF', 'HG'], dtype='c')\n"
        "y = np.array(['ab', 'c'], dtype='|S2')\nz = {'ab': 1, 'c': 2}"
    )
    found = value(
        "(x == 'S').tolist(), x[1, 0] in 'GHX', (y == b'c').tolist(), "
        "[z[i] for i in y], ''.join(y), '%s' % y[0]",
        before,
    )
    grid = [[True, False], [False, False]]
    assert found == (grid, True, [False, True], [1, 2], 'abc', 'ab')


def test_bytes_that_are_no_text_are_letters(tmp_path):
    path = tmp_path / 'data'
    path.write_bytes(b'a\xff')
    before = f"import numpy as np\nx = np.fromfile({str(path)!r}, 'S1')\n"
    assert value("x[0] == 'a', [ord(c) for c in x]", before) == (
        True,
        [97, 255],
    )


def test_arrays_whose_bytes_are_asked_for_keep_them():
    before = (
        "import numpy as np\nx = np.array(['ab', 'cd'], dtype='S2')\n"
        "y = np.array(['ab'], dtype='S2').tostring()\n"
    )
    assert value("x.view('u1').tolist(), len(y)", before) == (
        [97, 98, 99, 100],
        2,
    )


# Recorded under Python 2.7.
def test_bytes_by_their_numbers(tmp_path):
    path = tmp_path / 'data'
    before = (
        f"f = open({str(path)!r}, 'wb')\n"
        "f.write(''.join(chr(i) for i in [0, 104, 233]))\nf.close()\n"
        'ids = dict((chr(i), i) for i in range(256))\n'
    )
    found = value(
        f"[ids[c] for c in open({str(path)!r}, 'rb').read()], "
        "[ord(c) for c in '\\xff' + chr(233)], chr(200) == '\\xc8', "
        "(chr(228).decode('latin-1'), chr(97) + chr(98)), "
        "(chr(0xe4) + chr(0xb8) + chr(0xad)).decode('utf-8')",
        before,
    )
    numbers = [0, 104, 233], [255, 233]
    assert found == (*numbers, True, ('\xe4', 'ab'), '\u4e2d')
    assert path.read_bytes() == b'\0h\xe9'


def test_bytes_by_their_numbers_are_those_of_escapes_beside_letters():
    before = "letters = '\u4e2d'  # '\xc8'\n"
    assert value("chr(200) == '\\xc8', chr(72) == 'H'", before) == (True, True)
    assert value("u'\xc8' == '\xc8', '\xc8x'", before) == (True, '\xc8x')


@pytest.mark.parametrize(
    'text',
    [
        "'x\\xc3\\xa9'.decode('ascii')",
        "u'x\\xe9'.encode('utf-8').decode('ascii')",
    ],
)
def test_what_is_not_ascii_is_not_decoded_as_it(text):
    with pytest.raises(UnicodeDecodeError):
        value(text, '')


def test_what_is_ascii_is_decoded_as_it():
    decoded = "'x'.decode(encoding='ascii') + u'x'.decode('ascii')"
    assert value(decoded, '') == 'xx'
