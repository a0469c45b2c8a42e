"""Files that were opened as text are opened as data where they hold data."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.findings import CHECK
from tests.compat.porting.tools import findings

HEAD = 'import pickle, struct\nimport numpy as np\nprint 3\n'


def port(code):
    return port_text(HEAD + code, '0.8')


@pytest.mark.parametrize(
    ('code', 'mode'),
    [
        ("open(p, 'w').write(pickle.dumps(x))\n", 'wb'),
        ("f = open(p, 'w')\nf.write(struct.pack('i', 3))\n", 'wb'),
        ("f = open(p, 'w')\ns = pickle.dumps(x)\nf.write(s)\n", 'wb'),
        ("np.save(open(p, 'w'), x)\n", 'wb'),
        ("f = open(p)\nx = struct.unpack('i', f.read(4))\n", 'rb'),
        ("d = open(p).read()\nx = struct.unpack('i', d[:4])\n", 'rb'),
        ('x = np.fromfile(open(p), np.uint8)\nx += 1\n', 'rb'),
        ("d = open(p, 'rb').read()\nx = struct.unpack('i', d[:4])\n", 'rb'),
    ],
)
def test_what_holds_data_is_opened_so(code, mode):
    ported = port(code)
    assert f"'{mode}')" in ported.text and 'encoding' not in ported.text
    assert not findings(ported, CHECK)


@pytest.mark.parametrize(
    'code',
    [
        'f = open(p)\nc = f.read(1)\nwhile c:\n    print c\n',
        "open(p, 'w').write(open(q).read())\n",
        'import pandas as pd\nx = pd.read_csv(open(p))\n',
        "import json\nopen(p, 'w').write(json.dumps(x))\n",
    ],
)
def test_what_may_be_text_is_opened_as_text(code):
    ported = port(code)
    assert "'wb'" not in ported.text and "'rb'" not in ported.text
    assert 'encoding' in ported.text and not findings(ported, CHECK)


def test_what_is_both_is_told():
    ported = port(
        'f = open(p)\nn = f.readline().split()\nx = np.fromfile(f)\n'
    )
    assert findings(ported, CHECK) == ['byte-files']
