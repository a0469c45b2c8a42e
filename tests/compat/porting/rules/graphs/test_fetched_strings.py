"""Strings of records that Python 2 fetched as text."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import HEAD

RULE = 'fetched-strings'
PARSED = (
    HEAD
    + """\
parsed = tf.parse_single_example(record, features={
    'name': tf.FixedLenFeature([], dtype=tf.string),
    'pixels': tf.FixedLenFeature([], tf.string),
    'n': tf.FixedLenFeature([], tf.int64)})
pixels = tf.decode_raw(parsed['pixels'], tf.uint8)
label = parsed['name']
count = parsed['name']
count = tf.size(count)
key, line = tf.TextLineReader().read(queue)
def read_one():
    return parsed['n'], parsed['name']
number, given = read_one()
many, numbers = tf.train.batch([label, parsed['n']], batch_size=2)
session = tf.Session()
"""
)


def found(line, python2=True):
    told = Project(python2=python2)
    ported = port_text(PARSED + line, '1.4', project=told)
    kinds = [f.severity for f in ported.findings if f.rule == RULE]
    return kinds, ported.text.partition('Session()\n')[2]


@pytest.mark.parametrize(
    ('line', 'written'),
    [
        ("name = {session.run(parsed['name'])}", 'text'),
        ('name, n = {session.run([label, pixels])}', 'text'),
        ('n, names = {session.run([numbers, many], feed)}', 'text'),
        ('print(v[{session.run(many)}[0]])', 'text'),
        ('print(v[{session.run(given)}])', 'text'),
        ('x = tf.train.batch([given], 2)\nv = {session.run(x)}', 'text'),
        ('text = {session.run(line)}', 'text'),
        ('v[{label.eval(session=session)}]', 'text'),
        ("x = tf.constant(['a', 'b'])\ny = {session.run(x)}", 'text'),
        ('v = {session.run(element)}\nprint(v[0].split())', 'text'),
        ('n, v = {session.run(element)}\nx = v.lower()', 'text'),
        ('n, v = {session.run([k, element])}\nx = v.lower()', 'text'),
        ("v = {session.run(element)}\nprint(' '.join(v[0]))", 'text'),
        ("v = {session.run(e)}\nfor x in v:\n    ' '.join(x)", 'text'),
        ('v = {session.run(e)}\ny = [x.split() for x in v]', 'text'),
        ('n = tf.py_func({look}, [many, numbers], tf.int64)', 'with_text'),
        (
            'x = tf.placeholder(tf.string, [])\n'
            'n = tf.py_func({look}, [x], tf.int64)',
            'with_text',
        ),
    ],
)
def test_fetched_string_becomes_text(line, written):
    after = line.replace('{', f'python2.{written}(').replace('}', ')')
    before = line.replace('{', '').replace('}', '')
    assert found(f'{before}\n') == (['changed'], f'{after}\n')


@pytest.mark.parametrize(
    'made',
    [
        'tf.contrib.lookup.index_to_string_table_from_file(f).lookup(i)',
        'tf.string_join([y, z])',
        'tf.py_func(look, [ids], tf.string)',
    ],
)
def test_what_gives_strings_besides_is_fetched_as_text(made):
    table, dot, _ = made.partition('.lookup(i)')
    made = f't = {table}\nw = t{dot}\n' if dot else f'w = {made}\n'
    new = 'v = python2.text(session.run(w))\n'
    assert found(made + 'v = session.run(w)\n')[1].endswith(new)


def test_function_of_the_module_inside_is_given_text():
    line = 'from tensorflow.python.ops import script_ops\n'
    line += 'n = script_ops.py_func(look, [many], tf.int64)\n'
    new = 'n = tf.py_func(python2.with_text(look), [many], tf.int64)\n'
    assert found(line) == (['changed'], new)


@pytest.mark.parametrize(
    'line',
    [
        'd = session.run(parsed)\nv.get(d["name"])\n',
        'python2 = 3\nname = session.run(label)\n',
        'x, y = session.run([raw, label])\nx = np.fromstring(x)\n',
    ],
)
def test_what_cannot_be_text_as_a_whole_is_reported(line):
    assert found(line)[0] == ['check']


@pytest.mark.parametrize(
    ('body', 'is_text'),
    [
        ("return read(x + '.jpg')", True),
        ('return len(x.split())', True),
        ("return '%s.jpg' % x", True),
        ('return v[x]', True),
        ("return x == 'a'", True),
        ('return read(x)', True),
        ("return re.sub('a', 'b', x[0])", True),
        ("return [re.sub('a', 'b', y) for y in x]", True),
        ("return load('names/' + x + '.npz')", True),
        ("return load(x + '.npz')", True),
        ('for y in x:\n        z = y.split()\n    return z', True),
        ('for y in range(3):\n        y.split()\n    return x + 1', False),
        ('return np.sum(x) + len(x)', False),
        ('return x * 2', False),
        ('return x.sum()', False),
    ],
)
def test_function_that_may_take_text_is_given_it(body, is_text):
    start = f'def look(x):\n    {body}\n'
    for call in ('look, [z], tf.int64', 'func=look, inp=[z], Tout=tf.int64'):
        kinds, _ = found(f'{start}y = tf.py_func({call})\n')
        assert (kinds == ['changed']) == is_text


@pytest.mark.parametrize(
    ('start', 'called'),
    [
        ('def look(n, x):\n    return v[x]\n', 'functools.partial(look, 3)'),
        (
            'class Look:\n    def __call__(self, x):\n        return v[x]\n',
            'Look()',
        ),
        (
            'class A:\n    def look(self, x):\n        return v[x]\n',
            'A().look',
        ),
    ],
)
def test_what_a_function_is_made_of_is_followed(start, called):
    line = 'y = tf.py_func({}, [z], tf.int64)\n'
    new = f'python2.with_text({called})'
    kinds, text = found(start + line.format(called))
    assert (kinds, text) == (['changed'], start + line.format(new))
    assert found(start.replace('v[x]', 'x * 2') + line.format(called))[0] == []


def test_function_that_nothing_names_is_left_alone():
    assert not found('y = tf.py_func(*given)\n')[0]


def test_functions_and_fetches_give_what_python_2_gave():
    lines = (
        HEAD + 'import numpy as np\n'
        "names = tf.constant(['a b', 'c'])\n"
        'def size(name):\n'
        '    return np.int64(len(name.split()))\n'
        'words = tf.map_fn(\n'
        '    lambda n: tf.py_func(size, [n], tf.int64), names, tf.int64)\n'
        'with tf.Session() as session:\n'
        '    sizes, texts = session.run([words, names])\n'
        'found = list(sizes), list(texts)\n'
    )
    space = {}
    exec(port_text(lines, '1.4', project=Project(python2=True)).text, space)
    assert space['found'] == ([2, 1], ['a b', 'c'])


@pytest.mark.parametrize(
    'line',
    [
        'n = session.run(numbers)\n',
        'x, n = session.run([pixels, count])\n',
        'k, n = session.run([key, number])\n',
        'x = tf.constant([1, 2])\nsession.run(x)\n',
        "x = tf.constant('Hello')\nprint(session.run(x))\n",
        'n = tf.py_func(look, [pixels, numbers], tf.int64)\n',
        'def look(x):\n    return v[x.decode()]\n'
        'n = tf.py_func(look, [label], tf.int64)\n',
        "name = session.run(label)\nprint(name.decode('utf-8'))\n",
        'd = session.run(parsed)\nprint(d["n"])\n',
        "x = session.run(parsed['pixels'])\na = np.fromstring(x, 'uint8')\n",
    ],
)
def test_numbers_and_what_is_decoded_are_left_alone(line):
    kinds, text = found(line)
    assert not kinds
    assert 'python2' not in text


def test_program_of_python_3_is_left_alone():
    line = "name = session.run(parsed['name'])\n"
    assert found(line, False) == ([], line)
