"""Strings of Python 2 stay text in a port, or a check stands at the line."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import HEAD, findings

OPTIONS = "encoding='utf-8', errors='surrogateescape'"
KINDS = {'byte-files', 'byte-strings', 'python2-names'}
# Programs and what `result` is at their end; Python 2.7.18 gives the same.
PROGRAMS = {
    'lines': (
        "result = []\nwith open(p, 'rb') as f:\n"
        '    for line in f:\n        result += map(V.get, line.split())\n',
        [0, 1, 2],
    ),
    'all that is read': ("result = V[open(p, 'rb').read().split()[0]]", 0),
    'a name for what is read': (
        "data = open(p, 'rb').read()\n"
        "result = ''.join(sorted(set(data)))[2:4]",
        'ac',
    ),
    'lines by their list': (
        "f = open(p, 'rb')\nlines = f.readlines()\n"
        'result = V[lines[1].strip()]',
        2,
    ),
    'a table': (
        "import csv\nresult = [V.get(r[0]) for r in csv.reader(open(p, 'rb'), "
        "delimiter=' ')]",
        [0, 2],
    ),
    'text in a file of bytes': (
        "with open(q, 'wb') as f:\n    f.write('the %d' % 3)\n"
        'result = open(q).read()',
        'the 3',
    ),
    'text that is compressed': (
        "import gzip\nf = gzip.open(q, 'w')\nf.write('the cat\\n')\n"
        'f.close()\nresult = [l.split() for l in gzip.open(q)]',
        [['the', 'cat']],
    ),
    'hashes of text': (
        "import md5\nresult = md5.new('a').hexdigest()[:4]",
        '0cc1',
    ),
    'packed numbers': (
        "import struct\nx = struct.pack('i', 1) + struct.pack('i', 2)\n"
        'result = len(x)',
        8,
    ),
    'packed numbers and a literal': (
        "import struct\nx = struct.pack('i', 1) + b'ab'\nresult = len(x)",
        6,
    ),
    'text that may be ASCII': (
        "result = []\nfor s in [u'a', u'\\xe9']:\n    try:\n"
        "        s.encode(encoding='utf-8').decode('ascii')\n"
        '        result.append(1)\n'
        '    except UnicodeDecodeError:\n        result.append(0)',
        [1, 0],
    ),
    'strings that may be ASCII': (
        "result = []\nfor s in ['a', 'x\\xc3\\xa9']:\n    try:\n"
        "        s.decode('ascii'), s.strip().decode('ascii')\n"
        '        result.append(1)\n'
        '    except UnicodeDecodeError:\n        result.append(0)',
        [1, 0],
    ),
    'a sum that is encoded, times two': (
        "result = (u'a' + u'b').encode('utf-8') * 2",
        'abab',
    ),
    'a choice that is encoded, over two lines': (
        "result = [(u'a' or\n    u'b').encode('utf-8') == 'a']",
        [True],
    ),
    'a literal that is added to text': (
        "words = open(p).read().split()\nresult = words[0] + b'!'",
        'the!',
    ),
    'parts of a file of bytes': (
        "f = open(p, 'rb')\nparts = iter(lambda: f.read(4), b'')\n"
        "result = sum(part.count(b'a') for part in parts)",
        2,
    ),
    'a pattern for text beside a file of bytes': (
        "import re\nW = re.compile(b'([, ])')\n"
        'def words(line): return W.split(line)\n'
        "def copy(p, q):\n    with open(p, 'rb') as f:\n"
        "        with open(q, 'wb') as g: g.write(f.read(7))\n"
        'copy(p, q)\nresult = [V.get(w) for w in words(open(q).read())]',
        [0, None, 1],
    ),
    'a pattern for bytes': (
        "import re\nW = re.compile(b'(.)a')\n"
        "def found(p):\n    with open(p, 'rb') as f:\n"
        '        return W.findall(f.read(9))\nresult = len(found(p))',
        1,
    ),
    'bytes by their number': (
        'def word(f):\n    found, c = [], f.read(1)\n    c = f.read(1)\n'
        "    if c == b'\\n': c = ''\n"
        "    while c not in (b' ', b''):\n        found.append(c)\n"
        '        c = f.read(1)\n'
        "    return b''.join(found).decode('utf-8')\n"
        "with open(p, 'rb') as f: result = word(f)",
        'he',
    ),
    'vectors in bytes': (
        "def words(p):\n    with open(p, 'rb') as f:\n"
        '        rows, size = map(int, f.readline().split())\n'
        '        for row in xrange(rows):\n            word = []\n'
        '            while True:\n                c = f.read(1)\n'
        "                if c == ' ':\n"
        "                    word = ''.join(word)\n"
        '                    break\n'
        "                if c != '\\n': word.append(c)\n"
        "            yield word, np.fromstring(f.read(size), 'uint8')[0]\n"
        'import numpy as np\n'
        "open(q, 'wb').write('2 1\\nthe 0\\ncat 1\\n')\n"
        'result = [(V[word], int(n)) for word, n in words(q)]',
        [(0, 48), (1, 49)],
    ),
    'a table that is written': (
        "import csv\nwith open(q, 'wb') as f:\n"
        "    csv.writer(f).writerow(['the', 1])\n"
        "result = open(q, 'rb').read().split(',')[0]",
        'the',
    ),
    'an encoding that has a name': (
        "class A:\n    def __init__(self, encoding='utf-8'):\n"
        '        self.encoding = encoding\n        del encoding\n'
        '    def f(self, k):\n'
        '        return k.encode(encoding=self.encoding)\n'
        "result = {A().f(u'the'): 1}[open(p).read().split()[0]]",
        1,
    ),
    'encoded keys': (
        "keys = dict((k.encode('utf-8'), 1) for k in [u'the'])\n"
        "result = keys['the'], keys.get(open(p).read().split()[0])",
        (1, 1),
    ),
    'what a module is given beside a file of bytes': (
        "import fnmatch, pickle\npickle.dump(u'the', open(q, 'wb'))\n"
        "w = pickle.load(open(q, 'rb'))\n"
        "result = fnmatch.fnmatch('the', w.encode('ascii', 'ignore'))",
        True,
    ),
    'what is encoded as nothing tells': (
        "words = [u'the', u'cat']\nfor w in words:\n"
        "    result = w.encode() in ['cat'], w.encode() + u'.' + 's'",
        (True, 'cat.s'),
    ),
    'what encodes of its own': (
        'class Model:\n    def encode(self):\n        return [7]\n'
        'model = Model()\nresult = model.encode()',
        [7],
    ),
    'json in bytes': (
        "import json\nwith open(q, 'wb') as f:\n    json.dump({'the': 1}, f)\n"
        "result = json.load(open(q, 'rb'))['the']",
        1,
    ),
    'strings of bytes': ("result = V[b'the'], V.get('caf\\xc3\\xa9')", (0, 5)),
    'unicode': (
        "result = V[unicode(open(p).read(), 'utf-8').split()[1]]",
        1,
    ),
    'decoded or not': (
        "def ids(w):\n    return V[w.decode('utf-8')]\n"
        "result = ids('the'), ids(open(p, 'rb').read().split()[0])",
        (0, 0),
    ),
    'two files of one name': (
        "import pickle\nwith open(q, 'wb') as f:\n    pickle.dump(1, f)\n"
        "with open(p, 'rb') as f:\n    result = V[f.read().split()[1]]",
        1,
    ),
    'a pickle of text': (
        'import cPickle\n# -*- coding: utf-8 -*-\n'
        "with open(q, 'wb') as f:\n"
        "    f.write('(S\\'caf\\\\xc3\\\\xa9\\'\\nt.')\n"
        "with open(q, 'rb') as f:\n    result = V[cPickle.load(f)[0]]",
        5,
    ),
    'a pickle beside words': (
        "import cPickle\nwords = []\nwith open(q, 'wb') as f:\n"
        "    f.write('(S\\'caf\\\\303\\\\251\\'\\nt.')\n"
        "with open(q, 'rb') as f:\n    result = V[cPickle.load(f)[0]]",
        5,
    ),
    'a pickle beside a text file': (
        "import cPickle\nwith open(q, 'wb') as f:\n"
        "    f.write('(S\\'caf\\\\303\\\\251\\'\\nt.')\n"
        "with open(q, 'rb') as f:\n"
        "    result = V[cPickle.load(f)[0]], 'cat\\n' in open(p).read()",
        (5, True),
    ),
    'a list of files': (
        "fs = []\nfs.append(open(q, 'wb'))\nfs[0].write('the ' + 'cat')\n"
        'for f in fs:\n    f.close()\nresult = V[open(q).read().split()[1]]',
        1,
    ),
    'a file of an object': (
        'class A:\n    def __init__(self):\n        '
        "self.f = open(p, 'rb')\n    def get(self):\n        "
        'return [V.get(w) for l in self.f for w in l.split()]\n'
        'result = A().get()',
        [0, 1, 2],
    ),
    'processes': (
        'import subprocess\n'
        "result = V[subprocess.check_output(['echo', 'the']).strip()]\n"
        "c = subprocess.Popen(['cat'], stdin=subprocess.PIPE, "
        'stdout=subprocess.PIPE)\n'
        "result += V[c.communicate('cat')[0]]",
        1,
    ),
    'processes by names of their own': (
        'import subprocess as sp\nfrom subprocess import check_output\n'
        "lines = check_output(['echo', 'the']).split('\\n')\n"
        "result = V[lines[0]] + V[sp.check_output(['echo', 'cat']).strip()]",
        1,
    ),
    'archives': (
        "import gzip\nf = gzip.open(q, 'wb')\n"
        "f.write('the cat\\n')\nf.close()\n"
        'result = [V[w] for line in gzip.open(q) for w in line.split()]',
        [0, 1],
    ),
    'temporary files': (
        'import os, tempfile\nt = tempfile.TemporaryFile()\n'
        "t.write('the ' + 'cat')\nt.seek(0)\nresult = V[t.read().split()[0]]\n"
        "h, n = tempfile.mkstemp()\nos.write(h, 'cat')\n"
        'result += V[open(n).read()]',
        1,
    ),
    'digests': (
        "import hashlib\nresult = hashlib.md5('abc').hexdigest()[:4]",
        '9001',
    ),
    'sums over bytes': (
        "import binascii, zlib\nx = 'ab'\n"
        "result = binascii.crc32('ab') == zlib.crc32(x)",
        True,
    ),
    'names of Python 2': (
        'import string, sys\nreload(sys)\nsys.setdefaultencoding("utf8")\n'
        "result = string.letters[:2], string.join(['a', 'b'], '-'), "
        "cmp(1, 2), 'a.b'.translate(None, '.'), "
        "'a'.translate(string.maketrans('a', 'x')), string.upper('a')",
        ('ab', 'a-b', -1, 'ab', 'x', 'A'),
    ),
    'special methods': (
        'class A(object):\n    def __div__(self, other):\n        return 5\n'
        'result = A() / 2.0',
        5,
    ),
    'messages': (
        "try:\n    raise ValueError('bad')\nexcept ValueError as e:\n"
        '    result = e.message',
        'bad',
    ),
    'data stay bytes': (
        "import numpy as np\nwith open(q, 'wb') as f:\n"
        "    f.write(np.zeros(2, 'uint8').tostring())\n"
        "result = np.fromstring(open(q, 'rb').read(), 'uint8').tolist()",
        [0, 0],
    ),
    'pickles stay bytes': (
        "import pickle\nwith open(q, 'wb') as f:\n    pickle.dump([1], f)\n"
        "result = pickle.load(open(q, 'rb'))",
        [1],
    ),
}


def port(source, head=HEAD):
    return port_text(head + source, '0.12', project=Project(python2=True))


@pytest.mark.parametrize('name', PROGRAMS)
def test_port_gives_what_python_2_gave(name, tmp_path):
    source, expected = PROGRAMS[name]
    ported = port(source, head='')
    assert not findings(ported, 'check') + findings(ported, 'stop')
    (tmp_path / 'p').write_bytes(b'the cat\nsat\n')
    words = {'the': 0, 'cat': 1, 'sat': 2, 'caf\xe9': 5}
    names = {'p': tmp_path / 'p', 'q': tmp_path / 'q', 'V': words}
    exec(compile(ported.text, name, 'exec'), names)
    assert names['result'] == expected


@pytest.mark.parametrize('name', PROGRAMS)
def test_program_of_python_3_keeps_its_bytes(name):
    source, _ = PROGRAMS[name]
    told = Project(python2=False)
    ported = port_text(HEAD + source, '0.12', project=told)
    assert OPTIONS not in ported.text
    rules = findings(ported, 'check') + findings(ported, 'changed')
    assert not {'byte-files', 'byte-strings'} & {*rules}


def test_bytes_beyond_ascii_stay_where_tensorflow_takes_them():
    ported = port("x = tf.equal(head, b'\\xff\\xd8')\n")
    assert not findings(ported, 'check')
    assert "tf.equal(head, b'\\xff\\xd8')" in ported.text
    for use in ["V[b'\\xff']", "own(b'\\xff')", "tf.equal(x, own(b'\\xff'))"]:
        assert findings(port(f'x = {use}\n'), 'check')


@pytest.mark.parametrize(
    'source',
    [
        'import urllib\nf = urllib.urlopen(p)\nx = io.BytesIO(f.read())\n',
        'import urllib\nx = urllib.urlopen(p).read()\n'
        'y = tf.image.decode_jpeg(x)\n',
        'import urllib\nx = tf.compat.as_str(urllib.urlopen(p).read())\n',
        'import zipfile\nf = zipfile.ZipFile(p)\n'
        'x = tf.compat.as_str(f.read(name)).split()\n',
        'import socket\nb = bytearray()\nwhile x:\n    d = s.recv(9)\n'
        '    if not d: break\n    b.extend(d)\n    b += d\n',
        'import socket\ntry:\n    d, a = s.recvfrom(9)\n'
        "    d = d.decode(u'utf-8')\nexcept socket.error: pass\nV[d]\n",
        "import socket\nself.d = s.recv(9)\nself.d = self.d.decode('utf-8')\n",
    ],
)
def test_data_of_the_net_that_is_taken_as_data_stays(source):
    assert not findings(port(source), 'check')


@pytest.mark.parametrize(
    'source',
    [
        "load(open(p, 'rb'))\n",
        "self.file = open(p, 'rb')\nf(self.file)\n",
        "f = open(p, 'rb')\nn = f.read(4)\nwords = f.readlines()\n",
        "def f():\n    g, w = open(p, 'rb'), ''\n    h = open(p, 'rb')\n"
        "    c = h.read(1)\n    while c != ' ': w += c\n",
        'import urllib\ndata = urllib.urlopen(p).read().split()\n',
        'import socket\ndata = s.recv(100).split()\n',
        'import socket\nb = bytearray()\nd = s.recv(9)\nb += d\nV[d]\n',
        "import socket\nd, a = s.recvfrom(9)\nV[d]\nd = d.decode('utf-8')\n",
        "import socket\nd, a = s.recvfrom(9)\na = a.decode('utf-8')\n",
        "words = example.features.feature['w'].bytes_list.value[0]\n",
        "x = a.encode('gbk')\n",
        'def f(a, encoding):\n    return a.encode(encoding)\n',
        "import struct\nx = struct.pack('i', n) + name\n",
        "x = V[b'a' b'c']\n",
        "r = open(p, 'rb').read\nx = read(y)\n",
        "fs[0](open(p, 'rb'))\n",
        'x = tf.as_string(y)\n',
        'from tensorflow.python.ops import lookup_ops\n'
        'x = lookup_ops.index_to_string_table_from_file(y)\n',
        'class A:\n    def __cmp__(self, other): pass\n',
    ],
)
def test_what_nothing_tells_is_a_check(source):
    assert set(findings(port(source), 'check')) <= KINDS
    assert findings(port(source), 'check')


def test_words_that_a_table_looks_up_are_no_check():
    source = (
        "import tensorflow as tf\nprint 'x'\n"
        'data = data.map(lambda x: tf.string_split([x]).values)\n'
        'data = data.map(lambda x: {}(x))\n'
    )
    assert not findings(port_text(source.format('t.lookup'), '1.4'), 'check')
    source = source.replace('lambda x: {}(x)', '{}')
    assert not findings(port_text(source.format('t.lookup'), '1.4'), 'check')
    assert findings(port_text(source.format('f'), '1.4'), 'check')


@pytest.mark.parametrize(
    ('line', 'checks'),
    [
        ('return tf.equal(tf.string_split(x).values[0::2], y)', 0),
        ("n = tf.size(tf.string_split([x], ''))", 0),
        ("n = tf.identity(tf.string_split([x], ''))", 1),
        ("n = f(tf.string_split([x], ''))", 1),
    ],
)
def test_words_that_tensorflow_reads_are_no_check(line, checks):
    source = f"import tensorflow as tf\nprint 'x'\ndef g(x):\n    {line}\n"
    assert len(findings(port_text(source, '1.4'), 'check')) == checks


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (
            'for w in tf.gfile.GFile(p, "rb"): x[w] = 1\n',
            'for w in tf.gfile.GFile(p, "r"): x[w] = 1\n',
        ),
        (
            "article_text = e.feature['article'].bytes_list.value[0]\n",
            "article_text = e.feature['article'].bytes_list.value[0]"
            ".decode('utf-8', 'surrogateescape')\n",
        ),
        ('x[tf.compat.as_bytes(w)]\n', 'x[tf.compat.as_text(w)]\n'),
        (
            'tf.train.BytesList(value=[w])\n',
            'tf.train.BytesList(value=[tf.compat.as_bytes(w)])\n',
        ),
        (
            'tf.train.BytesList(value=[x.tostring()])\n',
            'tf.train.BytesList(value=[x.tobytes()])\n',
        ),
        ("x[f(w).decode('utf-8')]\n", 'x[tf.compat.as_text(f(w))]\n'),
        (
            "w.encode('ascii', 'ignore')\n",
            "w.encode('ascii', 'ignore').decode('ascii')\n",
        ),
    ],
)
def test_strings_of_tensorflow_are_text(before, after):
    ported = port(before)
    assert ported.text.endswith(after)
    assert port_text(ported.text, '0.12').text == ported.text


def test_strings_that_a_queue_takes_stay_in_the_graph():
    source = (
        'def g(q, names):\n'
        "    x = tf.string_join([names, '.txt'])\n"
        '    q.enqueue_many(x)\n'
        '    return tf.read_file(x){}\n'
    )
    told = Project(python2=True)
    ported = port_text(HEAD + source.format(''), '1.4', project=told)
    assert not findings(ported, 'check')
    ported = port_text(HEAD + source.format(', x'), '1.4', project=told)
    assert findings(ported, 'check') == ['byte-strings']


def test_text_that_is_written_is_text_beside_a_file_of_bytes():
    source = (
        'import io\n'
        'def save(path, text):\n'
        "    with open(path, 'wb') as f: f.write(text.encode('utf-8'))\n"
        "    print open(path, 'rb').read().decode('utf-8')\n"
        'def size(text):\n'
        '    b = io.BytesIO()\n'
        "    b.write(text.encode('utf-8'))\n"
        '    return len(b.getvalue())\n'
    )
    ported = port_text(source, '1.4').text
    assert 'f.write(text)\n' in ported
    assert "b.write(text.encode('utf-8'))\n" in ported
