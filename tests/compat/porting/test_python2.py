"""Python 2 to Python 3, as one would write it."""

import pytest

from legacy_rnn.compat.porting import port_text, project, python2
from legacy_rnn.compat.porting.python2 import is_python2
from legacy_rnn.compat.sources import parsing
from legacy_rnn.compat.sources.python2 import dialect
from tests.compat.porting.tools import (
    HEAD,
    check_noop,
    check_transformed,
    findings,
    uncommented,
)

LINES = {
    'a function that is called as a builtin was': (
        'def apply(f, *x):\n    return f(*x)\n\n\ny = apply(max, 1, 2)\n',
        'def apply(f, *x):\n    return f(*x)\n\n\ny = apply(max, 1, 2)\n',
    ),
    'one that a module has': (
        'from common import run, reduce\nprint reduce(max, [1])\n',
        'from common import run, reduce\nprint(reduce(max, [1]))\n',
    ),
    'a builtin beside a method of its name': (
        'class A:\n    def apply(self): return apply(f, (1, 2))\n',
        'class A:\n    def apply(self): return f(*(1, 2))\n',
    ),
    'dictionaries': (
        'for k, v in d.iteritems(): f(k)\n',
        'for k, v in d.items(): f(k)\n',
    ),
    'what is no list but a dictionary': (
        'for k, v in p.values().iteritems(): f(p.values().get(k))\n'
        'q = f(x, **p.values()), f(x, *p.values())\n',
        'for k, v in p.values().items(): f(p.values().get(k))\n'
        'q = f(x, **p.values()), f(x, *list(old_sets.values(p)))\n',
    ),
    'a list of what a dictionary gives': (
        'x = f(p.values().keys())\n',
        'x = f(list(old_sets.keys(p.values())))\n',
    ),
    'a loop that changes what it loops over': (
        'for k in d.keys(): del d[k]\n',
        'for k in list(d.keys()): del d[k]\n',
    ),
    'what is read once': (
        'm = dict(zip(x, range(len(d)))), sorted(d.items())\n',
        'm = dict(zip(x, range(len(d)))), sorted(d.items())\n',
    ),
    'bytes that change': (
        'b = bytearray(x)\nd.has_key(1)\n',
        "b = bytearray(x.encode('utf-8') if isinstance(x, str) else x)\n"
        '1 in d\n',
    ),
    'what a handler of one line takes apart': (
        'try: f()\nexcept IOError, (a, b): print a; print b\n',
        'try: f()\nexcept IOError as caught: (a, b) = caught.args; '
        'print(a); print(b)\n',
    ),
    'what a handler stores elsewhere': (
        'try: f()\nexcept IOError, self.error: pass\n',
        'try: f()\nexcept IOError as caught: self.error = caught; pass\n',
    ),
    'what is indexed': ('k = map(f, x)[0]\n', 'k = list(map(f, x))[0]\n'),
    'what NumPy reduces': (
        'm = np.max(map(len, x)), np.sum(d.values()), max(d.values())\n',
        'm = np.max(list(map(len, x))), np.sum(list(d.values())), '
        'max(d.values())\n',
    ),
    'gradients': (
        'o.apply_gradients(zip(g, v))\n',
        'o.apply_gradients(zip(g, v))\n',
    ),
    'urllib': (
        'import urllib\nurllib.urlretrieve(u, p)\n',
        'import urllib.request\nurllib.request.urlretrieve(u, p)\n',
    ),
    'a pickle that is written': (
        "with open(p, 'w') as f:\n    cPickle.dump(x, f)\n",
        "with open(p, 'wb') as f:\n    pickle.dump(x, f)\n",
    ),
    'a pickle that is read': (
        'f = open(p)\nx = cPickle.load(f)\n',
        "f = open(p, 'rb')\nx = pickle.load(f, encoding='latin1')\n",
    ),
    'arrays that are read and written': (
        "import numpy as np\nnp.save(open(p, 'w'), 3)\ny = np.load(open(p))\n",
        "import numpy as np\nnp.save(open(p, 'wb'), 3)\n"
        "y = np.load(open(p, 'rb'), allow_pickle=True, encoding='latin1')\n",
    ),
    'pickles that are opened together': (
        'f, g = open(p), open(q)\nx = cPickle.load(g), cPickle.load(f)\n',
        "f, g = open(p, 'rb'), open(q, 'rb')\n"
        "x = pickle.load(g, encoding='latin1'), "
        "pickle.load(f, encoding='latin1')\n",
    ),
    'a list of the name of lists': (
        'def f(list):\n    return map(g, list)[0], zip(a, b)[1]\n'
        'k = map(f, x)[0]\n',
        'def f(list):\n    return [*map(g, list)][0], [*zip(a, b)][1]\n'
        'k = list(map(f, x))[0]\n',
    ),
    'lists beside a function of that name': (
        'def list(a):\n    return 1\ny = map(f, x)[0], list(g(x)), '
        'map(None, x)[0]\n',
        'def list(a):\n    return 1\ny = [*map(f, x)][0], list(g(x)), '
        '[*x][0]\n',
    ),
    'a lambda of parts and others': (
        'f = apply_all(lambda (a, (b, c)), d=1: x.a + g(c=b)[c] + a, y)\n',
        'f = apply_all(lambda a_b_c, d=1: x.a + g(c=a_b_c[1][0])[a_b_c[1][1]] '
        '+ a_b_c[0], y)\n',
    ),
    'a lambda of parts that it binds again': (
        'f = lambda (a, (b, c)), d: [a + c for a in d]\n'
        'g = lambda (a, b): (lambda a: a + b)(3)\n',
        'f = lambda a_b_c, d: (lambda a, b, c: [a + c for a in d])'
        '(a_b_c[0], a_b_c[1][0], a_b_c[1][1])\n'
        'g = lambda a_b: (lambda a, b: (lambda a: a + b)(3))'
        '(a_b[0], a_b[1])\n',
    ),
    'a lambda of one in brackets': (
        'f = lambda x, (y): x + y\n',
        'f = lambda x, y: x + y\n',
    ),
    'a pickle that codecs opens': (
        "with codecs.open(p, 'w') as f:\n    cPickle.dump(x, f)\n",
        "with open(p, 'wb') as f:\n    pickle.dump(x, f)\n",
    ),
    'text that is written': (
        "with open(p, 'w') as f:\n    f.write(x)\n",
        "with open(p, 'w', encoding='utf-8', errors='surrogateescape') as f:\n"
        '    f.write(x)\n',
    ),
    'what is sorted by a column': (
        "d = d.sort('size', ascending=False)\n",
        "d = d.sort('size', ascending=False)\n",
    ),
    'a method by two names': (
        'class A:\n    def next(self):\n        pass\n    __next__ = next\n',
        'class A:\n    def __next__(self):\n        pass\n'
        '    next = __next__\n',
    ),
    'the next member of an archive': (
        'with tarfile.open(p) as f:\n    m = f.next(), g.next()\n',
        'with tarfile.open(p) as f:\n    m = f.next(), next(g)\n',
    ),
    'what follows the next': (
        'x = f.next().strip(), g.a.next()[0], h().next().items()\n',
        'x = next(f).strip(), next(g.a)[0], list(old_sets.items(next(h())))\n',
    ),
    'what is sorted by columns in place': (
        "d.sort(['a', 'b'], inplace=True)\n",
        "d.sort(['a', 'b'], inplace=True)\n",
    ),
    'what is reduced otherwise': (
        'def reduce(f, x): pass\nprint reduce(f, y)\n',
        'def reduce(f, x): pass\nprint(reduce(f, y))\n',
    ),
    'what NumPy sorts': ('x = np.sort(y)\n', 'x = np.sort(y)\n'),
    'what is made to be sorted': ('f.sort(g(N))\n', 'f.sort(g(N))\n'),
    'what is sorted along an axis': ('x.sort(0)\n', 'x.sort(0)\n'),
    'future imports': (
        'from __future__ import division\nn = 3 / 2\n',
        'from __future__ import division\nn = 3 / 2\n',
    ),
}


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ('sort(f, reverse=True)', 'sort(key=cmp_to_key(f), reverse=True)'),
        ('sort(cmp=f, key=len)', 'sort(key=BY(len(item)))'),
        ('sort(f, lambda a: a[1])', 'sort(key=BY((lambda a: a[1])(item)))'),
        ('sort(cmp=f, key=None)', 'sort(key=cmp_to_key(f))'),
        ('sort(None, len, True)', 'sort(key=len, reverse=True)'),
        ('sort(None)', 'sort()'),
    ],
)
def test_what_is_compared_has_a_key(before, after):
    after = after.replace('BY', 'lambda item: cmp_to_key(f)')
    head = 'from functools import cmp_to_key\n' * ('cmp_to_key' in after)
    check_transformed(
        f'print x.{before}\n', f'{head}print(x.{after})\n', head=False
    )
    before, after = (
        before.replace('(', 'ed(x, '),
        after.replace('(', 'ed(x, ', 1),
    )
    after = after.replace('sorted(x, )', 'sorted(x)')
    check_transformed(
        f'print {before}\n', f'{head}print({after})\n', head=False
    )


def test_what_is_reduced_and_taken_apart_is_imported():
    head = 'from functools import reduce\n'
    line = 'reduce(f, y, [0])[1:]'
    check_transformed(f'print {line}\n', f'{head}print({line})\n', head=False)


@pytest.mark.parametrize('name', LINES)
def test_line_becomes_python_3(name):
    before, after = LINES[name]
    mark = 'import cPickle\nprint x\n'
    if before.startswith('from __future__'):
        before, after = before + mark, after + 'import pickle\nprint(x)\n'
    else:
        ours = 'from legacy_rnn.compat import old_sets\n'
        head = f'{ours if "old_sets" in after else ""}import pickle\n'
        before, after = mark + before, f'{head}print(x)\n{after}'
    check_transformed(before, after, head=False)


@pytest.mark.parametrize(
    'source',
    [
        'from six.moves import xrange\nfor i in xrange(3): pass\n',
        'try:\n    unicode\nexcept NameError:\n    unicode = str\n',
        'print("x")\n',
        's = "xrange(3) cPickle"  # iteritems\n',
        'import six\nx = six.iteritems(y), 3 / 2\n',
        "f = open(p, 'wb')\nd = 'a'\nd = d.encode()\nf.write(d)\n",
        "def g(d):\n f = open(p, 'wb')\n if not d: d = 'a'\n f.write(d)\n",
        'f = open(p)\nx = [int(x) for x in f.read().split()]\n'
        "y = [x.decode('utf-8') for x in rows]\n",
        "x = open(p).read()\nx = rows\ny = x.decode('utf-8')\n",
    ],
)
def test_source_for_both_pythons_is_python_3(source):
    assert not is_python2(source)
    assert port_text(source, '1.0').text == source


@pytest.mark.parametrize(
    'source',
    [
        'print 1\n',
        'x = xrange(3)\n',
        'd.iteritems()\n',
        "f = open(p, 'wb')\nline = 'rate' + str(x)\nf.write(line)\n",
        "x = open(p).read()\nx = clean(x)\ny = x.decode('utf-8')\n",
    ],
)
def test_source_for_python_2_alone_is_known(source):
    assert is_python2(source)


def test_what_protoc_wrote_is_python_3_among_files_of_python_2():
    source = (
        'import sys\n'
        '_b=sys.version_info[0]<3 and (lambda x:x) or (lambda x:x.encode("a"))'
        "\nx = _b('\\n')\n"
    )
    of_2 = project.Project(python2=True)
    assert port_text(source, '1.0', project=of_2).text == source
    assert dialect.of_text(source) == dialect.of_text(source, 2) == 3


def test_print_to_a_file_is_python_2_though_python_3_parses_it():
    text = 'import sys\nprint >>sys.stderr, "a", 1\nprint("b")\n'
    converted = port_text(f'import tensorflow as tf\n{text}', '1.0').text
    assert 'print("a", 1, file=sys.stderr)\n' in converted
    assert 'print("b")\n' in converted
    shifted = 'import tensorflow as tf\nx = sprint >> 2\n'
    assert not is_python2(shifted)


def test_safe_style_leaves_python_2_and_says_so():
    with pytest.raises(SyntaxError, match='--style=full'):
        port_text(HEAD + 'print 1\n', '0.8', 'safe')


def test_what_may_be_ported_already_is_not_evaluated():
    """A module of a program that is Python 2 by its other files alone."""
    program = project.Project(python2=True)
    line = "x = raw_input('?')\nraw_input()\n"
    first = port_text(line, '0.8', 'full', program)
    again = port_text(first.text, '0.8', 'full', program)
    assert uncommented(again.text) == line.replace('raw_', '') == first.text
    assert not findings(first, 'check')
    assert findings(again, 'check') == ['python2']
    own = port_text("x = input(unicode('?'))\n", '0.8', 'full', program)
    assert own.text == "x = eval(input(str('?')))\n"


def test_python_3_is_not_rewritten(monkeypatch):
    monkeypatch.setattr(python2, '_fix', None)
    assert port_text('print(1)\n', '0.8').text == 'print(1)\n'


@pytest.mark.parametrize(
    ('source', 'line'),
    [
        ('x = 1\ndef f(:\n', 2),
        ('print 1\nx = (\n', 3),
        ('print 1\n  x = 3\n', 2),
        ('if x:\n   a\n b\n', 3),
    ],
)
def test_error_names_its_line(source, line):
    with pytest.raises(SyntaxError, match='not valid Python, 2 or 3') as error:
        port_text(source, '0.8')
    assert error.value.lineno == line


@pytest.mark.parametrize('end', ['', ", end=''"])
def test_a_name_that_is_a_keyword_today_is_renamed(end):
    body = (
        'def f({0}=3 / x):  # async = 1\n    return self.{0}\n'
        'f({0}=1)\nprint("async, (await)"{1})\n'
        'async def g():\n    await f({2})\n'
    )
    ported = check_transformed(
        body.format('async', end, 1), body.format('async_', end, 1), '1.4'
    )
    assert findings(ported, 'check') == ['python2']


def test_flag_that_is_a_keyword_today_is_read_by_its_name():
    ported = port_text(HEAD + 'if FLAGS.async: print(FLAGS.async)\n', '1.4')
    read = "getattr(FLAGS, 'async')"
    assert f'if {read}: print({read})\n' in ported.text
    assert not findings(ported, 'check')


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ("print 'a', b\n", "print('a', b)\n"),
        ('n = len(x) / 2\nprint n\n', 'n = len(x) // 2\nprint(n)\n'),
        ('for i in xrange(3): pass\n', 'for i in range(3): pass\n'),
        ('n = 1.0 / k\nprint n\n', 'n = 1.0 / k\nprint(n)\n'),
        (
            'n = len(d) / batch_size\nprint n\n',
            'n = len(d) // batch_size\nprint(n)\n',
        ),
    ],
)
def test_python_2_becomes_python_3(before, after):
    check_transformed(before, after)


def test_neither_python_is_an_error():
    with pytest.raises(SyntaxError):
        port_text('def f(:\n', '0.8')


@pytest.mark.parametrize('head', ['', '"""A program."""\n'])
def test_imports_from_the_future_may_be_behind_strings(head):
    """Python 3 takes them behind a docstring alone."""
    first = head + 'from __future__ import division\n"""Licence."""\n'
    late = 'from __future__ import print_function\n'
    end = 'import os\nx = 7 / 2\n'
    check_transformed(first + late + end, first + '\n' + end, head=False)
    assert dialect.sign(first + late).line == 3 + bool(head)
    tree = parsing.tree((first + late + end).encode(), 'x')
    space: dict = {}
    exec(compile(tree, 'x', 'exec'), space)
    assert space['x'] == 3.5
    assert space.get('__doc__') == ('A program.' if head else None)


def test_print_is_a_function_where_it_is_imported_alone():
    out = '#from __future__ import print_function\n'
    check_transformed(out + 'print x, y\n', out + 'print(x, y)\n', head=False)
    head = 'from __future__ import (division,\n    print_function)\n'
    check_noop(head + 'print(x, y)\nprint\n', head=False)
