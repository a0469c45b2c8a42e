"""Texts of columns that Python 2 decoded or encoded stay texts."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed, findings

HEAD = 'import pandas as pd\nimport tensorflow as tf\nx = tf.pack([y])\n'
ENDS = '\nprint x\n'


def ported(line):
    return port_text(HEAD + line + ENDS, '0.12')


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ("f['b'] = f['a'].str.encode('utf8')", "f['b'] = f['a']"),
        ('f.b = f.a.str.encode(encoding="utf-8")', 'f.b = f.a'),
        (
            "f.b = f.a.str.decode('utf-8').str.lower()",
            "f.b = f.a.map(lambda x: x.decode('utf-8') "
            'if isinstance(x, bytes) else x).str.lower()',
        ),
        (
            "f.b = f['a'].str.decode('utf', 'ignore')",
            "f.b = f['a'].map(lambda x: x.decode('utf', 'ignore') "
            'if isinstance(x, bytes) else x)',
        ),
    ],
)
def test_texts_stay(old, new):
    done = ported(old)
    assert new in done.text.splitlines()
    assert not findings(done, 'check')


def test_other_encodings_are_checked():
    done = ported("f.b = f.a.str.decode('gbk')")
    assert findings(done, 'check') == ['text-columns']


def test_call_is_taken_away():
    before = "print x, f['a'].str.encode('utf-8')\n"
    check_transformed(before, "print(x, f['a'])\n")


@pytest.mark.parametrize(
    'source',
    [
        "f.b = f.a.str.decode('utf-8')\n",  # Python 3's.
        'print(f.a.str.decode)\n',
    ],
)
def test_others_are_left_alone(source):
    check_noop(source)


@pytest.mark.parametrize('owner', ['self', 'node'])
def test_own_attributes_are_no_columns(owner):
    old = f"print {owner}.str.decode('utf-8')\n"
    new = f'print(tf.compat.as_text({owner}.str))\n'
    check_transformed(old, new)
