"""Files of text in archives are read as text."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.findings import CHECK
from tests.compat.porting.tools import findings, uncommented

HEAD = 'import bz2, gzip, tarfile, zipfile\nprint 3\n'
AS_TEXT = "encoding='utf-8', errors='surrogateescape'"


def port(code):
    return port_text(HEAD + code, '0.8')


@pytest.mark.parametrize(
    ('before', 'opened'),
    [
        ('for line in FILE:\n    x = line.split()\n', 't.extractfile(m)'),
        ('f = FILE\nx = f.read().split()\n', 'gzip.GzipFile(p)'),
        ("f = FILE\nf.write('a %s' % x)\n", "bz2.BZ2File(p, 'w')"),
        (
            'z = zipfile.ZipFile(p)\nfor w in FILE:\n    x = w.split()\n',
            'z.open(name)',
        ),
        (
            'with zipfile.ZipFile(p) as z:\n    x = FILE.read().split()\n',
            'z.open(name)',
        ),
    ],
)
def test_what_is_used_as_text_is_read_so(before, opened):
    ported = port(before.replace('FILE', opened))
    after = before.replace('FILE', f'TextIOWrapper({opened}, {AS_TEXT})')
    assert uncommented(ported.text).endswith(after)
    assert 'from io import TextIOWrapper\n' in ported.text
    assert ported.findings and not findings(ported, CHECK)
    assert port_text(ported.text, '0.8').text == ported.text


@pytest.mark.parametrize(
    'code',
    [
        'x = pickle.load(gzip.GzipFile(p))\n',
        'f = t.extractfile(m)\nx = np.frombuffer(f.read(), np.uint8)\n',
        'x = other.open(name).read().split()\n',
    ],
)
def test_data_stay_data(code):
    assert 'TextIOWrapper' not in port(code).text


def test_what_is_both_is_told():
    code = 'f = t.extractfile(m)\nn = f.readline().split()\n'
    code += 'x = np.frombuffer(f.read(4))\n'
    assert findings(port(code), CHECK) == ['archived-files']
