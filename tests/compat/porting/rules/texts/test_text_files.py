"""Text that was read from a file and decoded."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import HEAD, check_noop, findings

OPTIONS = "encoding='utf-8', errors='surrogateescape'"
FILE = 'with tf.gfile.GFile(path, "r") as f:\n    '
CASES = {
    'all of a file of TensorFlow': (
        f'{FILE}x = f.read().decode("utf-8").split()\n',
        f'{FILE}x = f.read().split()\n',
    ),
    'all of a file': (
        'x = open(path, "r").read().strip().decode("utf8")\n',
        f'x = open(path, "r", {OPTIONS}).read().strip()\n',
    ),
    'a name for what was read': (
        'def f(data):\n    return data.decode()\n'
        'data = open(path).read()\ndata = data.decode("utf-8")\n',
        'def f(data):\n    return tf.compat.as_text(data)\n'
        f'data = open(path, {OPTIONS}).read()\ndata = data\n',
    ),
    'lines of a file of text that was opened as bytes': (
        'f = open(path, "rb")\nx = f.readline().decode("utf-8")[:-1]\n'
        'y = f.readline().split()\n',
        f'f = open(path, "r", {OPTIONS})\nx = f.readline()[:-1]\n'
        'y = f.readline().split()\n',
    ),
    'lines of a file or of what is typed': (
        'import sys\nif p:\n    f = open(p)\nelse:\n    f = sys.stdin\n'
        'for line in f:\n    x(line.rstrip("\\n").decode("utf8"))\n',
        f'import sys\nif p:\n    f = open(p, {OPTIONS})\n'
        'else:\n    f = sys.stdin\n'
        'for line in f:\n    x(line.rstrip("\\n"))\n',
    ),
    'lines': (
        'f = open(path)\nfor line in f:\n    print(line.decode("utf-8"))\n',
        f'f = open(path, {OPTIONS})\nfor line in f:\n    print(line)\n',
    ),
}


def port(source):
    return port_text(HEAD + source, '0.8', project=Project(python2=True))


@pytest.mark.parametrize('name', CASES)
def test_text_is_not_decoded_again(name):
    before, after = CASES[name]
    text = port(before).text
    assert text.endswith(after)
    assert port_text(text, '0.8').text == text


@pytest.mark.parametrize(
    'source',
    [
        'x = open(path, "rb").read().decode("utf-8")\n',
        'f = open(path, "rb")\nx = f.readline().decode("utf-8")\n',
        'def g(f):\n    return f.read().decode()\n',
        'x = model.decode(logits)\ny = m.decode(a, items="b")\n',
        'from codecs import open\nx = open(path).read().decode()\n',
    ],
)
def test_bytes_are_decoded(source):
    assert port(source).text.endswith(source)
    check_noop(source)


def test_file_of_another_encoding_is_reported():
    ported = port('x = open(path).read().decode("gbk")\n')
    assert findings(ported, 'check') == ['text-files']
    assert ported.text.endswith('.decode("gbk")\n')


@pytest.mark.parametrize(
    ('value', 'rule'),
    [
        ("row['a']", 'changed'),
        ('rows[i + 1]', 'changed'),
        ('x.lower()', 'changed'),
        ('f()[0]', 'check'),
        ('rows[f() + 1]', 'check'),
    ],
)
def test_item_is_decoded_where_it_is_bytes(value, rule):
    line = f"x = {value}.decode('utf-8')\n"
    ported = port_text(line, '0.8', project=Project(python2=True))
    assert findings(ported, rule) == ['text-files']
    either = f'({line[4:-1]} if isinstance({value}, bytes) else {value})'
    assert (either in ported.text) == (rule == 'changed')


@pytest.mark.parametrize(
    ('value', 'after'),
    [
        ("('(' + f(x)).decode('utf-8') * 2", "('(' + f(x)) * 2"),
        ("('%s' % f(x)).decode('utf-8')", "('%s' % f(x))"),
        ("'|'.join(x).decode('utf-8')", "'|'.join(x)"),
        ("made(x).decode('utf-8')", 'made(x)'),
    ],
)
def test_text_that_is_joined_is_not_decoded(value, after):
    start = "def made(x): return '(' + '|'.join(x) + ')'\n"
    ported = port_text(
        f'{start}x = {value}\n', '0.8', project=Project(python2=True)
    )
    assert ported.text == f'{start}x = {after}\n'


@pytest.mark.parametrize(
    'value',
    ['(f(x) + g(x))', "'\\xe4'.join(x)", 'other(x)', 'twice(x)', 'lost(x)'],
)
def test_what_may_be_bytes_is_checked(value):
    source = (
        "def other(x): return x.get('a')\n"
        'def twice(x): return twice(x) + x\n'
        f"x = {value}.decode('utf-8')\n"
    )
    ported = port_text(source, '0.8', project=Project(python2=True))
    assert findings(ported, 'check') == ['text-files']


@pytest.mark.parametrize(
    ('default', 'told'),
    [("='utf8'", 'changed'), ("='gbk'", 'check'), ('', 'check')],
)
def test_text_is_decoded_by_the_encoding_of_a_name_if_it_is_bytes(
    default, told
):
    source = (
        f'def words(line, encoding{default}):\n'
        "    return line.decode(encoding, 'ignore').split()\n"
    )
    ported = port_text(source, '0.8', project=Project(python2=True))
    assert findings(ported, told) == ['text-files']
    assert ('isinstance(line, bytes)' in ported.text) == (told == 'changed')


def test_bytes_that_are_no_text_are_left_out_where_that_was_asked(tmp_path):
    path = tmp_path / 'lines.txt'
    path.write_bytes(b'caf\xc3\xa9 \xff\xfeok')
    source = (
        "t = open(path).read()\nx = t.lower().decode('utf8', 'ignore')\n"
        "y = unicode(t, 'ascii', 'ignore')\n"
        "def f(t):\n    return unicode(t, 'utf-8', 'ignore')\n"
        "z = f(t)\nprint 'done'\n"
    )
    ported = port_text(source, '0.8', project=Project(python2=True))
    assert ported.status == 'ported'
    space = {'path': str(path)}
    exec(ported.text, space)
    assert space['x'] == space['z'] == 'caf\xe9 ok'
    assert space['y'] == 'caf ok'
    assert port_text(ported.text, '0.8').text == ported.text


def test_bytes_of_a_sum_and_of_no_encoding_are_left_out_alike():
    source = (
        "def f(a, b):\n    return (a + b).decode('utf-8', 'ignore')\n"
        "def g(t):\n    return unicode(t, errors='ignore')\n"
        "def h(t):\n    return t.decode(errors='ignore')\nprint 'done'\n"
        "def i(t):\n    return ' '.join(t).decode('utf-8', 'ignore')\n"
        "def j(t):\n    return ('%s!' % t).decode('utf-8', 'ignore')\n"
    )
    ported = port_text(source, '0.8', project=Project(python2=True))
    assert ported.status == 'ported'
    space = {}
    exec(ported.text, space)
    assert space['f']('a\udcff', 'b') == space['f'](b'a\xff', b'b') == 'ab'
    assert space['i'](['a\udcff', 'b']) == 'a b'
    assert space['j']('a\udcff') == 'a!'
    for name in 'gh':
        decode = space[name]
        assert decode('caf\xe9') == decode(b'caf\xc3\xa9') == 'caf'
