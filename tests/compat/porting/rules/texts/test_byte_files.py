"""Files of text are opened as text."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import HEAD, findings

OPTIONS = "encoding='utf-8', errors='surrogateescape'"


def port(source, python2=True):
    told = Project(python2=python2)
    return port_text(HEAD + source, '0.12', project=told)


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ("x = open(p, 'rb').readlines()\n", f"open(p, 'r', {OPTIONS})"),
        ("open(p, 'wb').write('a')\n", f"open(p, 'w', {OPTIONS})"),
        (
            "f = open(p, 'wb')\nline = 'a' + str(x)\nf.write(line)\n",
            f"open(p, 'w', {OPTIONS})",
        ),
        (
            "def g(x):\n    s = ''\n    for y in x: s += y\n    return s\n"
            "with open(p, 'wb') as f: f.write((g(x)))\n",
            f"open(p, 'w', {OPTIONS})",
        ),
        (
            'c = configparser.RawConfigParser()\n'
            "with open(p, 'wb') as f: c.write(f)\n",
            f"open(p, 'w', {OPTIONS})",
        ),
        ('for line in open(p): f(line)\n', f'open(p, {OPTIONS})'),
        (
            "x = codecs.open(p, 'rb').read()[3:].split()\n",
            f"open(p, 'r', {OPTIONS})",
        ),
        ("x = file(p, 'rU').read()\n", f"open(p, 'r', {OPTIONS})"),
        ("for w in tf.gfile.GFile(p, 'rb'): f(w)\n", "tf.gfile.GFile(p, 'r')"),
        (
            "with codecs.open(p, 'wb', encoding='utf-8') as f:\n"
            '    cPickle.dump(x, f)\n',
            "open(p, 'wb')",
        ),
        (
            'import cPickle as pck\nwith open(p) as f: x = pck.load(f)\n',
            "open(p, 'rb')",
        ),
        (
            'import pickle\nwith tf.gfile.GFile(p) as f: x = pickle.load(f)\n',
            "tf.gfile.GFile(p, mode='rb')",
        ),
        (
            'import pickle\nfrom tensorflow.python.lib.io import file_io\n'
            'x = pickle.load(file_io.FileIO(p, mode="r"))\n',
            'file_io.FileIO(p, mode="rb")',
        ),
        (
            'import pickle\nfrom tensorflow.python.lib.io import file_io\n'
            'x = pickle.loads(file_io.read_file_to_string(p))\n',
            'file_io.read_file_to_string(p, binary_mode=True)',
        ),
        (
            "import pickle\nx = pickle.loads(tf.gfile.Open(p, 'r').read())\n",
            "tf.gfile.Open(p, 'rb')",
        ),
        (
            'import pickle\nif x:\n'
            "    with open('d', 'rb') as f: print pickle.load(f)\n"
            '    with open(p) as f: print f.readlines()\n',
            f'open(p, {OPTIONS})',
        ),
        (
            'import urllib\nraw = urllib.urlopen(u).read()\n'
            "with open(p, 'w') as f: f.write(raw)\n",
            "open(p, 'wb')",
        ),
        ("open(p, 'w').write(x.tostring())\n", "open(p, 'wb')"),
        (
            'from tensorflow.python.platform import gfile\n'
            "with gfile.GFile(p, mode='rb') as g:\n    for w in g: f(w)\n",
            "GFile(p, mode='r')",
        ),
        (
            "with open(p, 'rb') as one:\n    files = [one]\n"
            '    for f in files:\n'
            '        for line in f: words(line.split())\n',
            f"open(p, 'r', {OPTIONS})",
        ),
        (
            "for f in [open(p, 'rb'), y]: words(f.readline().split())\n",
            f"open(p, 'r', {OPTIONS})",
        ),
    ],
)
def test_file_of_text_is_opened_as_text(before, after):
    ported = port(before)
    assert after in ported.text
    assert not findings(ported, 'check')


@pytest.mark.parametrize(
    'source',
    [
        "x = open(p, encoding='utf-8').read()\n",
        "x = np.load(open(p, 'rb'))\n",
        'f = tempfile.NamedTemporaryFile()\nx = pd.read_csv(f, names=y)\n',
        "x = pickle.load(open(p, 'rb'), encoding='latin1')\n",
        "x = open(p, 'rb').read().decode('utf-8')\n",
        "x = yaml.safe_load(open(p, 'rb'))\n",
        "from yaml import load as f\nx = f(open(p, 'rb'))\n",
        "with gzip.open(p, 'rb') as f, open(q, 'wb') as g:\n"
        '    for line in f: g.write(line)\n',
        'def read(file): return np.frombuffer(file.read(4), np.uint8)\n'
        'with gzip.open(p) as f:\n'
        '    n = read(f)\n    x = np.frombuffer(f.read(n), np.uint8)\n',
        "with open(p, 'wb') as p:\n    np.save(p, x)\n",
        "for f in [open(p, 'rb')]: x = pickle.load(f)\n",
        'import requests\ngot = requests.get(u)\n'
        "with open(p, 'r+b') as f:\n    f.seek(n)\n    f.write(got.content)\n",
        'y = tf.image.encode_png(x)\npicture = session.run(y)\n'
        "with open(p, 'wb') as f: f.write(picture)\n",
        "same = x.tobytes() == open(p, 'rb').read()\n",
        "f = open(p, 'ab')\nnp.savetxt(f, x)\nf.close()\n",
        "with open(p, 'wb') as f:\n    frame.to_csv(f, index=False)\n",
        "x = None\nwith open(p, 'wb') as f:\n    np.array(y).dump(f)\n",
        'def save(p):\n    x = np.array(y)\n'
        "    with open(p, 'wb') as f:\n        x.dump(f)\n",
        "with codecs.getreader('utf-8')(tf.gfile.GFile(p, 'rb')) as f:\n"
        '    x = json.load(f)\n',
        "with open(p, 'rb') as f, open(q, 'wb') as g:\n"
        '    while True:\n        data = f.read(9)\n'
        '        if not data: break\n        g.write(data)\n',
        "g = open(q, 'wb')\nfor p in files:\n    f = open(p, 'rb')\n"
        '    x = f.read()\n    g.write(x)\n'
        'g.write(f.read())\n',
        "data = tf.gfile.FastGFile(p, 'rb').read()\n"
        "session.run(output, {'contents:0': data})\n",
        "data = open(p, 'rb').read()\nfeeds = {image: data}\n"
        'session.run(output, feed_dict=feeds)\noutput.eval(feeds)\n',
        'def read(data): return session.run(output, {image: data})\n'
        "read(open(p, 'rb').read())\n",
    ],
)
def test_file_of_data_stays(source):
    assert not findings(port(source), 'check')
    assert 'byte-files' not in findings(port(source), 'changed')
    assert port(source, python2=False).text.endswith(source)


@pytest.mark.parametrize(
    'source',
    [
        "load(open(p, 'rb'))\n",
        "words = {1: open(p, 'rb').read()}\nfind(words)\n",
        "def cut(data): return data[3:]\ncut(open(p, 'rb').read())\n",
        "x = read(p)\nx.dump(open(p, 'wb'))\n",
        "a = b = [open(p, 'rb')]\nfor f in a: words(f.readline().split())\n"
        'for g in b: x = pickle.load(g)\n',
        "def load(file): load(file)\nload(open(p, 'rb'))\n",
        "f = open(p, 'rb')\ng = open(q, 'wb')\nx = f.read()\ng.write(x)\n"
        'y = x.split()\n',
        "f = open(p, 'wb')\nx = 'a'\nx = g(x)\nf.write(x)\n",
        "f = open(p, 'w')\nf.write('a')\nf.write(x.tostring())\n",
        "def g(s):\n    s += 'a'\n    return s\nopen(p, 'wb').write(g(x))\n",
        "def g(s):\n    yield 'a'\n    return 'b'\n"
        "def h(x):\n    if x: return 'a'\n    return x\n"
        "f = open(p, 'wb')\nf.write(g(x))\nf.write(h(x))\n",
    ],
)
def test_file_of_which_nothing_tells_is_a_check(source):
    assert findings(port(source), 'check') == ['byte-files']


@pytest.mark.parametrize(
    ('other', 'rule'), [("open(p, 'r')", 'changed'), ("g(p, 'r')", 'check')]
)
@pytest.mark.parametrize(
    'source',
    [
        "def f(p): return gzip.open(p, 'rb') if p[0] else OTHER\n",
        "def f(p):\n    if p[0]:\n        return gzip.open(p, 'rb')\n"
        '    else:\n        return OTHER\n',
    ],
)
def test_file_that_is_text_otherwise_is_text(source, other, rule):
    source = source.replace('OTHER', other)
    assert 'byte-files' in findings(port(source), rule)
    is_text = "gzip.open(p, 'rt', encoding=" in port(source).text
    assert is_text == (rule == 'changed')


@pytest.mark.parametrize(
    ('returned', 'rule'),
    [(True, 'changed'), (False, 'check'), (None, 'check')],
)
def test_what_another_file_returns_is_written(returned, rule):
    told = Project(
        python2=True, returned={} if returned is None else {'g': returned}
    )
    source = "with open(p, 'wb') as f: f.write(data.g())\n"
    ported = port_text(HEAD + source, '0.12', project=told)
    assert 'byte-files' in findings(ported, rule)


@pytest.mark.parametrize(
    'line',
    [
        'for part in tqdm(r.iter_content(9)):\n        f.write(part)',
        'f.write(requests.get(url).content)',
        'r = requests.get(url)\n    f.write(r.content)',
        'torch.save(model, f)',
    ],
)
def test_what_the_net_or_torch_gives_is_data(line):
    source = f"with open(p, 'wb') as f:\n    {line}\n"
    ported = port(source)
    assert source in ported.text and not findings(ported, 'check')


def test_other_content_may_be_text():
    ported = port("with open(p, 'wb') as f:\n    f.write(page.content)\n")
    assert findings(ported, 'check') == ['byte-files']


@pytest.mark.parametrize(
    ('source', 'after'),
    [
        ('x = pickle.load(tf.gfile.GFile(p))\n', "GFile(p, mode='rb')"),
        (
            'from six.moves import cPickle\n'
            "with tf.gfile.Open(p, 'r') as f: x = cPickle.load(f)\n",
            "Open(p, 'rb')",
        ),
        (
            "with tf.gfile.FastGFile(p, 'r') as f: g.ParseFromString(f.read())"
            '\n',
            "FastGFile(p, 'rb')",
        ),
        ('x = tf.gfile.GFile(p).read()\n', 'GFile(p).read()'),
        (
            'import pandas\nx = pandas.read_csv(tf.gfile.GFile(p))\n',
            'GFile(p)',
        ),
        ('x = json.load(tf.gfile.GFile(p))\n', 'GFile(p)'),
    ],
)
def test_data_of_gfile_is_bytes_whatever_python_it_is(source, after):
    found = port(f'import json, pickle\n{source}', python2=False)
    assert after in found.text
    assert not findings(found, 'check')


@pytest.mark.parametrize(
    'source',
    [
        "f = OPEN('a')\nx = [l.strip() for l in f]\nf.close()\n"
        "f = open('b', 'w')\npickle.dump(x, f)\n"
        "f = open('b')\npickle.load(f)\n",
        "def save():\n    with open('b', 'w') as f: pickle.dump(x, f)\n"
        "    f = open('b')\n    pickle.load(f)\n"
        "f = OPEN('a')\nx = f.readlines()\nsave()\n",
        "with OPEN('a') as f: x = f.read().split()\n"
        "with open('b', 'w') as g, open('b') as f:\n"
        '    pickle.dump(pickle.load(f), g)\n',
        "for p in q:\n    f = OPEN('a')\n    x += f.readlines()\n"
        "    if x: f = open('b', 'w')\n    else: f = open('b')\n"
        '    pickle.dump(x, f)\n',
        "f = open('b', 'w')\npickle.dump(x, f)\nf = open('b')\n"
        "x = pickle.load(f)\ntry:\n    f = OPEN('a')\n"
        "except IOError:\n    f = OPEN('a')\nx = f.read()\n",
    ],
)
def test_name_of_many_files_is_that_of_the_last(source):
    source = f'import pickle\nprint x\n{source}'
    ported = port(source.replace('OPEN', 'open'))
    assert not findings(ported, 'check')
    assert f"open('a', {OPTIONS})" in ported.text
    assert ported.text.count("b')") == 2


def test_name_of_two_files_may_be_either():
    ported = port(
        "f = open('a')\nx = f.readlines()\nif x: f = open('b')\n"
        'pickle.load(f)\n'
    )
    assert findings(ported, 'check') == ['byte-files']


@pytest.mark.parametrize(
    ('written', 'expected'),
    [
        ("''.join(chr(c) for c in x)", "''.join(chr(c) for c in x).encode"),
        ("''.join(map(chr, x))", "''.join(map(chr, x)).encode"),
        ('chr(x[0])', 'chr(x[0]).encode'),
        ('chr(x[0]) + chr(x[1])', '(chr(x[0]) + chr(x[1])).encode'),
    ],
)
@pytest.mark.parametrize('opened', ["open(p, 'wb')", "gzip.open(p, 'wb')"])
def test_letters_by_chr_are_written_as_the_bytes_that_they_were(
    written, expected, opened
):
    """UTF-8 would make two bytes of `chr(200)`."""
    ported = port(
        f'import gzip\nwith {opened} as f:\n    f.write({written})\n'
    )
    assert f'with {opened} as f:' in ported.text
    assert f"f.write({expected}('latin-1'))" in ported.text
    assert not findings(ported, 'check')


def test_letters_by_chr_beside_text_are_a_check():
    ported = port(
        "f = open(p, 'wb')\nf.write('P5')\nf.write(''.join(map(chr, x)))\n"
    )
    assert "open(p, 'wb')" in ported.text
    assert findings(ported, 'check') == ['byte-files']
