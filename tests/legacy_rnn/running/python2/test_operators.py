"""Python 2 sources keep their lines and their meaning."""

import io
import tarfile
import types

import numpy as np
import pytest

from legacy_rnn.compat.sources.python2 import dialect, python2_syntax
from legacy_rnn.running import shims
from legacy_rnn.running.imports import importing, sources
from legacy_rnn.running.python2 import borders


class _NoTensorFlow:
    def get(self, name):
        return None

    def of_source(self, data):
        return self


def run(text, project=2):
    imports = importing.UserImports(_NoTensorFlow(), shims.find, project)
    namespace = types.ModuleType('script').__dict__
    code = imports.compile(text.encode('utf-8'), '<string>', namespace)
    exec(code, namespace)
    return namespace


def value(expression, before=''):
    return run(f'{before}\nprint "python 2"\nresult = {expression}')['result']


@pytest.mark.parametrize(
    'expression, expected',
    [
        ('7 / 2', 3),
        ('-7 / 2', -4),
        ('7 / 2.0', 3.5),
        ('True / 2', 0),
        ('__import__("math").ceil(5 / 2.0) / 2', 1.5),
        ('range(__import__("math").floor(1.5))', [0]),
        ('__import__("numpy").floor([7]).tolist()[0] / 2', 3.5),
        ('map(lambda x: x + 1, [1, 2])[1]', 3),
        ('map(None, [1, 2], [3])', [(1, 3), (2, None)]),
        ('zip([1], [2]) + [3]', [(1, 2), 3]),
        ('filter(None, [0, 1])', [1]),
        ("filter(str.isalpha, 'a1')", 'a'),
        ('range(2) + range(1)', [0, 1, 0]),
        ('len(xrange(10 ** 6))', 10**6),
        ("{'a': 1}.has_key('a')", True),
        ("{'a': 1}.keys()[0]", 'a'),
        ("list(open('/dev/null').xreadlines())", []),
        ("sorted({'a': 1}.iteritems())", [('a', 1)]),
        ('sorted([1, 3, 2], lambda a, b: b - a)', [3, 2, 1]),
        ('round(2.5)', 3.0),
        ('round(-2.5)', -3.0),
        ('round(2.675, 1)', 2.7),
        ('reduce(lambda a, b: a * b, [2, 3])', 6),
        ("list(bytearray('ab')) + list(bytearray(1))", [97, 98, 0]),
        ('isinstance(bytearray([1]), bytearray)', True),
        ("isinstance('x', basestring)", True),
        ("isinstance(u'x', unicode)", True),
        ('0777 + 10L', 521),
        ('`1` + "2"', '12'),
        ('1 <> 2', True),
        ('str(0.1 + 0.2)', '0.3'),
        ('str(3.0)', '3.0'),
        ('"%s" % (0.1 + 0.2)', '0.3'),
        ("'abc'.translate(None, 'b')", 'ac'),
        ("'abc'.decode('utf-8')", 'abc'),
        ("u'\u00e9'.encode('utf-8') + 'x'", '\u00e9x'),
        ("'x'.encode('hex')", '78'),
        ("u'xé'.encode(encoding='utf-8')", 'xé'),
        ("u'x\\u00e9'.encode('ascii', errors='ignore')", 'x'),
        ("'x\\xc3\\xa9'.decode('ascii', 'ignore')", 'x'),
        ("unicode('x\\xc3\\xa9', errors='ignore')", 'x'),
        ('(lambda (a, (b, c)), d: a + b + c + d)((1, (2, 3)), 4)', 10),
        ('(lambda(a): a + 1)(1)', 2),
        ('(lambda(a, b): a + b)((1, 2))', 3),
        ("cmp(1, 2) + cmp('b', 'a')", 0),
        ('(lambda a=3: a).func_defaults', (3,)),
        ('(lambda: 0).func_name', '<lambda>'),
        ('type("A", (), {"func_name": 4}).func_name', 4),
    ],
)
def test_expression_means_what_python_2_meant(expression, expected):
    assert value(expression) == expected


# Python 2.7.18 gave each of these.
@pytest.mark.parametrize(
    'expression, expected',
    [
        ('None < -1', True),
        ('None >= 1', False),
        ("'5' > 3", True),
        ('[1, 2] <= 3', False),
        ('[1] < "a"', True),
        ('"a" < ()', True),
        ('{} < []', True),
        ("{'a': 1, 'b': 2} < {'a': 1, 'b': 3}", True),
        ("{'a': 9} < {'a': 1, 'b': 1}", True),
        ('cmp(None, 1) + cmp([], 3)', 0),
        ("sorted([1, 'a', None, 2.5])", [None, 1, 2.5, 'a']),
        ("sorted([(1, 'a'), (1, None)])", [(1, None), (1, 'a')]),
        ("sorted([{'a': 2}, {'a': 1}, {}])", [{}, {'a': 1}, {'a': 2}]),
        ("sorted(['b', 3], key=lambda x: [x])", [3, 'b']),
        ('max([3, None, 2])', 3),
        ('max(x for x in [None, 4])', 4),
        ('min(2, None, 1)', None),
        ("max({'a': 1, 'b': None}.items(), key=lambda p: p[1])", ('a', 1)),
        ("bytes('abc') + bytes(3) + bytes(u'd')", 'abc3d'),
        ("isinstance('a', bytes)", True),
    ],
)
def test_values_of_all_kinds_have_an_order(expression, expected):
    assert value(expression) == expected


def test_comparisons_in_what_numba_compiles_stay_as_they_are():
    namespace = run(
        'def jit(f): return f.__code__.co_names\n'
        'import types\n'
        'numba = types.ModuleType("numba")\nnumba.jit = jit\n'
        '@numba.jit\ndef f(a, b):\n    return a < b\n'
        'print "x"\n'
    )
    assert namespace['f'] == ()


def test_lists_are_sorted_whatever_they_hold():
    assert value('x', "x = ['b', None, 2]\nx.sort(reverse=True)") == [
        'b',
        2,
        None,
    ]


@pytest.mark.parametrize('pair', ['1j < 2', 'f < 3', 'max(1j, 2)'])
def test_what_python_2_did_not_order_raises(pair):
    before = (
        'class F(object):\n    def __lt__(self, o): raise TypeError\nf = F()'
    )
    with pytest.raises(TypeError):
        value(pair, before)


@pytest.mark.parametrize(
    'before, expression, expected',
    [
        ('import string', 'string.letters[:2]', 'ab'),
        ('import string', "string.join(['a', 'b'], '-')", 'a-b'),
        ('import sys', 'sys.maxint > 2 ** 40', True),
        ('import itertools', 'list(itertools.izip([1], [2]))', [(1, 2)]),
        ('import urllib2', 'callable(urllib2.urlopen)', True),
        ('import urllib', "urllib.quote('a b')", 'a%20b'),
        ('from Queue import Queue', 'Queue().empty()', True),
        (
            'from StringIO import StringIO',
            "StringIO('a\\nb').readline()",
            'a\n',
        ),
        (
            'import csv, StringIO',
            "list(csv.reader(StringIO.StringIO('a,b')))",
            [['a', 'b']],
        ),
        ('def f(a, (b, c)): return a + b + c', 'f(1, (2, 3))', 6),
        (
            'class Frame:\n    def sort(self, by, inplace): return by',
            "Frame().sort(['a'], inplace=True)",
            ['a'],
        ),
        ('x = [1]\nx /= 1 if 0 else 1' if 0 else 'x = 7\nx /= 2', 'x', 3),
        ('exec "y = 5"', 'y', 5),
        (
            'try:\n    1/0\nexcept ZeroDivisionError, e:\n    pass',
            'str(e)',
            'integer division or modulo by zero',
        ),
        ('from __future__ import division', '7 / 2', 3.5),
    ],
)
def test_modules_and_statements_are_found(before, expression, expected):
    if '__future__' in before:
        text = f'{before}\nprint "x"\nresult = {expression}'
        assert run(text)['result'] == expected
    else:
        assert value(expression, before) == expected


def test_integer_arrays_divide_as_integers():
    before = 'import numpy as np\nx = np.arange(4)\nx /= 2'
    assert value('x.tolist() + (np.arange(4) / 2).tolist()', before) == [
        0, 0, 1, 1, 0, 0, 1, 1,
    ]  # fmt: skip


@pytest.mark.parametrize('future', ['', ', division'])
def test_numpy_divides_whole_numbers_as_integers(future):
    before = (
        f'from __future__ import print_function{future}\n'
        'import numpy as np\nx = unicode(1)'
    )
    result = '[np.divide([7], 2)[0], np.divide(7, 2.0), np.divide(7, 2)]'
    assert run(f'{before}\nresult = {result}')['result'] == [3, 3.5, 3]


def test_special_methods_keep_their_python_2_names():
    before = """
class Count:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __nonzero__(self): return False
    def __div__(self, other): return 'divided'
    def next(self):
        self.n += 1
        if self.n > 2: raise StopIteration
        return self.n
"""
    expected = ([1, 2], 1, False, 'divided')
    expression = 'list(Count()), Count().next(), bool(Count()), Count() / 2'
    assert value(expression, before) == expected


def test_generator_ends_by_raising_stop_iteration():
    before = 'def f():\n    yield 1\n    raise StopIteration'
    assert value('list(f())', before) == [1]


def test_prints_show_floats_and_bytes_as_then(capsys):
    run(
        'print 0.1 + 0.2, u"\u00e9".encode("utf-8"), (1, 2)\nprint "a",\nprint'
    )
    assert capsys.readouterr().out.split('\n')[0] == '0.3 \u00e9 (1, 2)'


def test_print_goes_to_files():
    space = run(
        'import StringIO\nf = StringIO.StringIO()\nprint >>f, "a", 1\n'
        'print >>f, "b"'
    )
    assert space['f'].getvalue() == 'a 1\nb\n'


def test_buffers_of_strings_hold_the_bytes_of_pictures():
    space = run(
        'import StringIO\nf = StringIO.StringIO()\n'
        'f.write(bytearray([137, 80, 0, 255]))\nresult = f.getvalue()\n'
        'again = StringIO.StringIO(result).read()\nf.seek(0)\n'
        'part = f.read()\n'
    )
    assert space['result'] == space['part'] == b'\x89P\x00\xff'
    assert space['again'] == space['result']


def test_pickles_go_through_files_of_text_mode(tmp_path):
    path = tmp_path / 'x.pkl'
    space = run(
        'import cPickle, numpy as np\n'
        f'cPickle.dump([np.arange(3), "a"], open("{path}", "w"))\n'
        f'result = cPickle.load(open("{path}"))\n'
        'print "python 2"'
    )
    assert space['result'][0].tolist() == [0, 1, 2]
    assert space['result'][1] == 'a'


def test_pickles_go_through_files_of_tensorflow(tmp_path):
    path = tmp_path / 'x.pkl'
    space = run(
        'import cPickle, tensorflow.compat.v1 as tf\n'
        f'with tf.gfile.GFile("{path}", "w") as f:\n'
        '  cPickle.dump("a", f)\n  cPickle.dump([2], f)\n'
        f'with tf.gfile.GFile("{path}") as f:\n'
        '  result = cPickle.load(f), cPickle.load(f)\nprint "python 2"'
    )
    assert space['result'] == ('a', [2])


def test_json_writes_whole_numbers_of_numpy():
    space = run(
        'import json, numpy as np\nn = np.int64(3)\n'
        'x = json.dumps({n: [n, (2L, "a")]})'
    )
    assert space['x'] == '{"3": [3, [2, "a"]]}'


def test_pickles_of_python_2_are_read(tmp_path):
    path = tmp_path / 'x.pkl'
    # pickle.dumps([u'\xe9', '\xc3\xa9', '\xff'], 2) and the like
    path.write_bytes(b'\x80\x02U\x02\xc3\xa9q\x00.')
    space = run(f'import pickle\nx = pickle.load(open("{path}", "rb"))')
    assert space['x'] == '\u00e9'
    path.write_bytes(b'\x80\x02U\x01\xffq\x00.')
    space = run(f'import pickle\nx = pickle.load(open("{path}", "rb"))')
    assert space['x'] == '\xff'


def test_bytes_from_files_serve_as_text_and_as_buffer(tmp_path):
    path = tmp_path / 'x.bin'
    path.write_bytes(b'ab cd\n\x01\x02')
    space = run(
        'import struct\n'
        f'data = open("{path}", "rb").read()\n'
        'words = data[:5].split(" ")\n'
        'number = struct.unpack("<H", data[-2:])[0]\n'
        'print "python 2", data[0] == "a", ord(data[-1])'
    )
    assert space['words'] == ['ab', 'cd']
    assert space['number'] == 513
    assert np.frombuffer(space['data'], np.uint8)[0] == 97
    assert io.BytesIO(space['data']).read(2) == b'ab'


def test_what_is_caught_is_taken_apart():
    space = run(
        'try:\n    raise IOError(2, "gone")\n'
        'except IOError, (number, text):\n    if number: found = text\n'
        'try: raise ValueError(3)\nexcept (KeyError, ValueError), [a]: pass\n'
        'class A: pass\n'
        'try: found(1)\nexcept TypeError, A.error: print "python 2"\n'
    )
    assert (space['number'], space['found'], space['a']) == (2, 'gone', 3)
    assert isinstance(space['A'].error, TypeError)


@pytest.mark.parametrize(
    'body, found',
    [
        ('print error[0]; found = error[1]', 'gone'),
        ('number, found = error', 'gone'),
        ('error = [3, 4]; found = error[1]', 4),
    ],
)
def test_what_is_caught_is_read_as_its_arguments(body, found):
    raised = 'try: raise IOError(2, "gone")\n'
    assert run(f'{raised}except IOError, error: {body}')['found'] == found


def test_error_that_has_its_own_parts_keeps_them():
    space = run(
        'class E(Exception):\n    def __getitem__(self, i): return i + 1\n'
        'try: raise E(3)\nexcept E, error: print 2; found = error[0]\n'
    )
    assert space['found'] == 1


def test_as_before_a_pattern_is_taken_apart():
    space = run(
        'try: raise IOError(2, "gone")\n'
        'except IOError as (number, text): print text\n'
    )
    assert (space['number'], space['text']) == (2, 'gone')


def test_lines_stay_where_they_are():
    text = (
        'def f(a, (b, c)):\n\tif a:\n\t\tprint >>a, b\n        return 1\n'
        '"""text\n\twith a tab"""\n'
        'exec "x"\ntry:\n  pass\nexcept A, (e, f):\n  raise B, "c"\n'
        'print >>a, \\\n  "b"\nprint "d"\n'
    )
    old, new = text.split('\n'), python2_syntax.convert(text).split('\n')
    assert len(old) == len(new)
    for number, word in (
        (1, 'def f'),
        (3, 'print'),
        (6, '\twith a tab'),
        (7, 'exec'),
        (10, 'except A'),
        (11, 'raise B'),
        (14, 'd'),
    ):
        assert word in new[number - 1]


def test_error_names_the_users_line():
    with pytest.raises(SyntaxError) as caught:
        sources.compile_source(b'print "x"\n\nx = = 1\n', 'train.py')
    assert (caught.value.filename, caught.value.lineno) == ('train.py', 3)


def test_failing_line_is_the_users_own():
    text = 'def f((a, b)):\n    """Doc."""\n    print a\n    return b / 0\n'
    space = run(text)
    with pytest.raises(ZeroDivisionError) as caught:
        space['f']((1, 2))
    frames = [
        frame.lineno
        for frame in caught.traceback
        if (str(frame.path) == '<string>')
    ]
    assert frames[-1] + 1 == 4


@pytest.mark.parametrize(
    'text, expected',
    [
        ('print "x"', 2),
        ('x = xrange(3)', 2),
        ('import cPickle', 2),
        ('for k, v in d.iteritems(): pass', 2),
        ('import sys\nx = sys.maxint', 2),
        ('x = range(n / 2)', 2),
        ('x = y[: n / 2]', 2),
        ('import tensorflow as tf\nx = tf.reshape(y, (-1, n * n / 4, 1))', 2),
        ('import tensorflow\nx = tensorflow.fill([n / 2 + 1], 0.0)', 2),
        ('import tensorflow as tf\nx = tf.reshape(y, [int(n / 2)])', None),
        ('import tensorflow as tf\nx = tf.zeros([n / 2])', None),
        ('x = tf.reshape(y, [n / 2])', None),
        ('x = d.keys()[0]', 2),
        ('x = zip(a, b)[:3]', 2),
        ('x = range(3) + [1]', 2),
        ('d.items().sort()', 2),
        ('x = range(n)\nnp.random.shuffle(x)', 2),
        ('axes = range(2)\ny = tf.nn.moments(x, axes)', 2),
        ('y = moments(x, range(2))', 2),
        ('y = moments(x, list(range(2)))', None),
        ('x = range(n)\nx.remove(2)', 2),
        ('x = range(n)\nx = list(x)\nx.remove(2)', None),
        ('x = range(n)[2]\ny = sorted(d.keys())[0]', None),
        ('print("x")', None),
        ('print', 2),
        ('print >> f, "x"', 2),
        ('print("%d") % 3', 2),
        ('print("x", end="")', 3),
        ('from __future__ import print_function\nprint("x", end="")', None),
        ('with open(path, encoding="utf-8") as f: pass', 3),
        ('import codecs\nopen = codecs.open\nopen(p, encoding="x")', None),
        ('import string\nx = string.letters', 2),
        ('def f(string): return string.lower()', None),
        ('import itertools\nfor a in itertools.izip(x, y): pass', 2),
        ('"a".decode("utf-8")', 2),
        ('sorted(x, lambda a, b: a - b)', 2),
        ('x.sort(cmp=f)', 2),
        ('sorted(x, key=lambda a: a)', None),
        ('pairs = zip(a, b)\nrandom.shuffle(pairs)', 2),
        ('pairs = zip(a, b)\nprint(pairs[0])', 2),
        ('words = d.keys()\nx = words[i]', 2),
        ('words = d.keys()\nwords.sort()', 2),
        ('words = d.keys()\nwords = sorted(words)\nx = words[i]', None),
        ('words = d.keys()\nx = len(words)', None),
        ('x = hparams.values()\nfor k in sorted(x.keys()): y = x[k]', None),
        ('x = hparams.values()\nfor k in x: y = x[k]', None),
        ('x = hparams.values()\ny = [x[k] for k in sorted(x)]', None),
        ('x = hparams.values()\ny = x["size"]', None),
        ('def f(pairs): return pairs[0]\npairs = zip(a, b)', None),
        ('n = len(x) / 2\nfor i in range(n): pass', 2),
        ('n = int(len(x) / 2)\nfor i in range(n): pass', None),
        ('class A:\n  def __iter__(self): pass\n  def next(self): pass', 2),
        ('class A:\n  def next(self): pass', None),
        ('if str is bytes:\n  x = xrange(3)', None),
        ('if hasattr({}, "has_key"):\n  x = y.has_key(1)', None),
        ('if hasattr(y, "z"):\n  x = y.has_key(1)', 2),
        ('class A:\n  def __nonzero__(self): return True', 2),
        (
            'class A:\n  def __nonzero__(self): return True\n'
            '  __bool__ = __nonzero__',
            None,
        ),
        ('class A:\n  def __cmp__(self, o): return cmp(self.x, o.x)', 2),
        (
            'class A:\n  def __cmp__(self, o): return cmp(self.x, o.x)\n'
            '  def __lt__(self, o): return self.x < o.x',
            None,
        ),
        ('try:\n  import cPickle\nexcept ImportError:\n  cPickle = 1', None),
        ('try:\n  import a\nexcept ImportError:\n  b = 1\nxrange(3)', 2),
        ('with open(p, "rb") as f:\n  for l in f: x = l.split("\\t")', 2),
        ('x = open(p, "rb").read().replace("a", "b")', 2),
        ('x = [l.strip("\\n") for l in open(p, "rb")]', 2),
        ('f = open(p, "wb")\nf.write(x + "\\n")', 2),
        ('for l in open(p): x = l.strip().decode("utf-8")', 2),
        ('with open(p, "rb") as f:\n  for l in f: x = l.split()', None),
        ('x = open(p, "rb").read().decode("utf-8").split("a")', None),
        (
            'for l in open(p, "rb"):\n  l = l.decode("utf-8")[:-1]\n'
            '  x = l.split(" ")',
            None,
        ),
        ('f = open(p, "wb")\nf.write(x.encode("utf-8"))', None),
        ('f = open(p, "wb")\nf.write(b"a" + x)', None),
        ('f = open(p)\nx = [l.split("a") for l in f]', None),
        (
            'with open(p, "wb") as f: dump(x, f)\n'
            'with open(p, "w") as f: f.write("a")',
            None,
        ),
        ('f = open(p)\nx = f.read()\nf = open(p, "wb")\nf.write("a")', 2),
        ('import pandas as pd\nfor k, v in table.iteritems(): pass', None),
        ('import six\nfor k, v in six.iteritems(d): pass', None),
        ('if sys.version_info[0] < 3:\n  reload(sys)', None),
        ('from six.moves import xrange\nx = xrange(3)', None),
        ('try:\n  x = unicode\nexcept NameError:\n  x = str', None),
        ('from __future__ import division\nx = y[: n / 2]', None),
        ('x = f"{y}"', 3),
        ('def f(a, *, b): pass', 3),
        ('class A:\n  def f(self):\n    super().f()', 3),
        ('f(async=True)', None),
    ],
)
def test_dialect_is_told_by_what_only_one_has(text, expected):
    assert dialect.of_text(text) == expected


def test_names_that_are_keywords_today_are_renamed_in_code_alone():
    text = "f(async=1, await=[2])  # async = 1\ns = '(async)'\n"
    renamed = python2_syntax.rename_keywords(text)
    assert renamed == ("f(async_=1, await_=[2])  # async = 1\ns = '(async)'\n")
    new = 'async def f():\n    await g()\n'
    assert python2_syntax.rename_keywords(new) == new


def test_project_with_one_python_2_file_is_python_2(tmp_path):
    (tmp_path / 'model.py').write_text('print "x"\n')
    script = tmp_path / 'train.py'
    script.write_text('from model import *\nx = 7 / 2\n')
    assert dialect.of_project(str(script), script.read_text()) == 2
    assert dialect.of_project(str(script), script.read_text(), 3) == 3
    (tmp_path / 'model.py').write_text('print("x")\n')
    assert dialect.of_project(str(script), script.read_text()) == 3
    assert dialect.of_project(str(script), script.read_text(), 2) == 2


def test_what_is_told_goes_before_names_and_not_before_syntax():
    assert dialect.of_text('xrange(3)', 3) == 3
    assert dialect.of_text('x = 7 / 2', 2) == 2
    assert dialect.of_text('print "x"', 3) == 2
    assert dialect.of_text('x = f"{y}"', 2) == 3
    sign = dialect.sign('import os\nx = xrange(3)')
    assert sign[:3] == (2, 2, 'xrange')


def test_python_3_files_keep_their_meaning():
    space = run('x = 7 / 2\ny = map(abs, [1])\nz = f"{x}"', project=3)
    assert space['x'] == 3.5
    assert not isinstance(space['y'], list)


def test_files_that_fit_both_get_lists_that_are_iterators():
    space = run(
        'import itertools, sys\nBOTH = sys.version_info\n'
        'x = 7 / 2\n'
        'y = map(abs, [1, -2])\n'
        'z = len(zip([1], [2]))\n'
        'first = next(filter(None, [0, 3]))\n'
        'both = next(y), next(y), y\n'
        'endless = next(zip(itertools.count(), [5]))\n',
        project=3,
    )
    assert (space['x'], space['z'], space['first']) == (3.5, 1, 3)
    assert space['both'] == (1, 2, [1, 2])
    assert space['endless'] == (0, 5)


def test_array_of_one_number_serves_as_an_index():
    space = run(
        'import numpy as np\n'
        'start = np.random.choice(1, 1)\n'
        'x = np.arange(5)[start : start + 2]\n'
        'size = np.frombuffer(b"\\x03\\0\\0\\0", np.uint32)\n'
        'y = [1, 2, 3, 4][:size]\n'
    )
    assert space['x'].tolist() == [0, 1]
    assert len(space['y']) == 3


def test_method_of_the_name_of_a_text_method_takes_its_own_arguments():
    text = """
class Words(object):
    def encode(self, word):
        return [word]
    def decode(self, words, sep=''):
        return sep.join(words)
xrange(3)
x = Words().decode(Words().encode('a') * 2, sep='-')
"""
    assert run(text)['x'] == 'a-a'


def test_next_of_an_archive_is_its_next_member(tmp_path):
    path = tmp_path / 'a.tar'
    with tarfile.open(path, 'w') as archive:
        archive.addfile(tarfile.TarInfo('one'))
    with tarfile.open(path) as archive:
        opened = borders.BinaryFile(archive)
        assert (opened.next().name, opened.next()) == ('one', None)
    with path.open('rb') as file:
        assert borders.BinaryFile(file).next().startswith('one')


@pytest.mark.parametrize('texts', ["['a', 'é', None]", "[b'a', b'é', None]"])
@pytest.mark.parametrize('way', ["decode('utf-8')", "encode('utf-8')"])
def test_texts_of_columns_stay_texts(texts, way):
    before = f'# coding: utf-8\nimport pandas\nc = pandas.Series({texts})'
    assert value(f'list(c.str.{way})[:2]', before) == ['a', 'é']
