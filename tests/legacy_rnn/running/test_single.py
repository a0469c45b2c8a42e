"""Arrays of one number serve as that number."""

import types

import numpy as np
import pytest

from legacy_rnn.running import shims
from legacy_rnn.running.imports import importing


class _NoTensorFlow:
    def get(self, name):
        return None

    def of_source(self, data):
        return self


def run(text, project=3):
    imports = importing.UserImports(_NoTensorFlow(), shims.find, project)
    namespace = types.ModuleType('script').__dict__
    text = f'import math, numpy as np\na = np.array([[1.5]])\n{text}'
    code = imports.compile(text.encode('utf-8'), '<string>', namespace)
    exec(code, namespace)
    return namespace


@pytest.mark.parametrize('before', ['', 'print "2"\n'])
@pytest.mark.parametrize(
    'expression, expected',
    [
        ('float(a) + int(a)', 2.5),
        ("'%.2f' % a", '1.50'),
        ("'%d of %s' % (a, a)", '1 of [[1.5]]'),
        ('math.floor(a)', 1),
        ('isinstance(float(a), float)', True),
        ("float('2')", 2.0),
        ('complex(a)', 1.5 + 0j),
        ("(lambda t: t % a)('%.1f')", '1.5'),
        ("'%(a).1f of %(b)s' % {'a': a, 'b': 2}", '1.5 of 2'),
        ("__import__('cmath').sqrt(a * 0)", 0j),
        ("__import__('random').randint(0, np.array([0]))", 0),
        ("__import__('time').sleep(a * 0)", None),
        ('np.arange(np.array([2])).tolist()', [0, 1]),
        ('np.random.randint(0, np.array([1]))', 0),
        ('list(map(int, [a, 2]))', [1, 2]),
        ("''.join(map(chr, [np.array([65]), 66]))", 'AB'),
        ('chr(np.array([[97]]))', 'a'),
        ('7 % 4', 3),
    ],
)
def test_it_is_converted_and_printed(before, expression, expected):
    np.set_printoptions(legacy='1.21')
    assert run(f'{before}x = {expression}')['x'] == expected


@pytest.mark.parametrize(
    'text, expected',
    [
        ('Value(simple_value=a)', 1.5),
        ('train.FloatList(value=[a, 2])', [1.5, 2]),
        ('Int64List(value=[np.array([3])])', [3]),
    ],
)
def test_messages_take_it(text, expected):
    tf = pytest.importorskip('tensorflow')
    kinds = {
        'Value': tf.compat.v1.Summary.Value,
        'train': tf.train,
        'Int64List': tf.train.Int64List,
    }
    space = run(f'def f(Value, train, Int64List):\n    return {text}\n')
    found = space['f'](**kinds)
    value = getattr(found, 'value', None) or found.simple_value
    assert (value if text[0] == 'V' else list(value)) == expected


def test_it_is_stored_in_one_place():
    space = run('x = np.zeros(2)\nx[1] = a\ny = [0]\ny[0] = a\n')
    assert space['x'].tolist() == [0, 1.5]
    assert space['y'][0] is space['a']


def test_it_is_stored_among_others():
    space = run(
        'x, y = np.zeros(2), np.zeros(2, np.uint8)\n'
        'x[1], (y[0], n) = a, (300, 2)\n'
        'x[0], x[1] = x[1], x[0]\n'
        '[y[1]] = [np.array([4])]\n'
    )
    assert space['x'].tolist() == [1.5, 0]
    assert space['y'].tolist() == [44, 4]


def test_it_is_stored_among_numbers_in_a_row():
    space = run(
        'x = np.zeros((1, 3))\nx[0] = [1, a, 2]\ny = [0]\ny[0] = [a]\n'
    )
    assert space['x'].tolist() == [[1, 1.5, 2]]
    assert space['y'][0][0] is space['a']
    with pytest.raises(ValueError, match='sequence'):
        run('x = np.zeros(2)\nx[:] = [[1, 2], a]\n')


@pytest.mark.parametrize(
    'text, expected',
    [
        ('x = 1 if b == None else 2', 2),
        ('x = 1 if n and None != b else 2', 1),
        ('x = [1 for i in b if not b == None]', [1, 1]),
        ('x = 1 if None == None else 2', 1),
        ('x = 1 if b == [] else 2', 2),
        ('x = 1 if b != [] else 2', 1),
        ('x = 1 if [] == [] else 2', 1),
        ('x = (b == None).tolist()', [False, False]),
        ("x = 1 if b == 'all' or b != 'a' and False else 2", 2),
        ("x = 1 if 'a' == 'a' and b != 'all' else 2", 1),
        ("x = (np.array(['a', 'b']) == 'a').tolist()", [True, False]),
    ],
)
def test_condition_that_compares_an_array_has_one_answer(text, expected):
    assert run(f'n, b = 1, np.ones(2)\n{text}')['x'] == expected


def test_arrays_of_more_numbers_are_refused_still():
    for line in ('float(b)', "'%f' % b", 'math.exp(b)', 'x[0] = b'):
        with pytest.raises((TypeError, ValueError)):
            run(f'b = np.ones(2)\nx = np.zeros(2)\n{line}')


def test_evaluation_stays_in_order():
    space = run(
        'seen = []\n'
        'def note(x):\n    seen.append(x)\n    return x\n'
        'd = {}\nd[note("key")] = note("value")\n'
    )
    assert (space['seen'], space['d']) == (
        ['value', 'key'],
        {'key': 'value'},
    )


def test_functions_that_numba_compiles_stay_as_they_are():
    namespace = run(
        'def jit(**options):\n'
        '    return lambda f: f\n'
        '@jit(nopython=True)\n'
        'def compiled(x, i):\n'
        '    x[i] = 2\n'
        '    return int(x[i])\n'
        'def plain(x, i):\n'
        '    x[i] = a\n'
        '    return x[i]\n'
        'seen = compiled(np.zeros(2), 1), plain(np.zeros(2), 1)\n'
    )
    assert namespace['seen'] == (2, 1.5)
    assert namespace['compiled'].__code__.co_names == ('int',)


@pytest.mark.parametrize(
    ('line', 'wanted'),
    [
        ('x[0] = 300', [44, 0]),
        ('x[:] = -1', [255, 255]),
        ('x[:] = [256, 1]', [0, 1]),
        ('x[:] = [300, 2.5]', [44, 2]),
        ("x = np.array([300, -1], dtype='uint8')", [44, 255]),
        ('x = np.asarray([1, 258], np.uint8)', [1, 2]),
    ],
)
def test_whole_numbers_wrap_around_in_smaller_ones(line, wanted):
    text = f'import numpy as np\nx = np.zeros(2, np.uint8)\n{line}\n'
    assert run(text)['x'].tolist() == wanted


@pytest.mark.parametrize(
    'line',
    ['x[0] = 1 << 70', "x[0] = float('inf')", 'x[:] = [1 << 70, 2.5]'],
)
def test_what_never_wrapped_around_is_refused(line):
    with pytest.raises(OverflowError):
        run(f'import numpy as np\nx = np.zeros(2, int)\n{line}\n')


@pytest.mark.parametrize('python2', [False, True])
def test_functions_of_numbers_take_it(python2):
    module = shims.find('math', python2)
    assert module.sqrt(np.array([4.0])) == 2
    assert module.ceil(np.array([2.5])) == 3
