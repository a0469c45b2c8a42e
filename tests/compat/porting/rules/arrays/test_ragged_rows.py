"""Rows that may be of unequal lengths are objects, as in NumPy 1."""

import io
import types

import numpy as np
import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import HEAD, check_noop

NUMPY = 'import numpy as np\n'


def ported(source):
    """A port, which a second pass leaves as it is."""
    text = port_text(NUMPY + source, '1.0').text
    assert port_text(text, '1.0').text == text
    return text


def made(source, **space):
    """What a port of `x = ...` binds to x, and whether it asked numpy1."""
    text = ported(source)
    exec(text, space)
    return space['x'], 'numpy1.' in text


UNEQUAL = {
    'of texts': 'x = np.array([[ord(c) for c in t] for t in texts])',
    'of words': 'x = np.asarray([t.split("b") for t in texts])',
    'filled': (
        'rows = []\nfor t in texts:\n    rows.append(list(t))\n'
        'x = np.array(rows)'
    ),
    'of pairs': (
        'rows = []\nfor t in texts:\n    pair = [t]\n    pair.append([1])\n'
        '    rows.append(pair[: len(t)])\nx = np.array(rows)'
    ),
    'of sizes': 'x = np.array([np.zeros(len(t)) for t in texts])',
    'of lengths that change': (
        'rows = []\nfor n in map(len, texts):\n    rows.append(np.zeros(n))\n'
        'x = np.array(rows)'
    ),
    'of lengths that are assigned': (
        'rows = []\nfor t in texts:\n    n = len(t)\n'
        '    rows.append([0] * n)\nx = np.array(rows)'
    ),
    'put in their places': (
        'rows = [0] * len(texts)\nfor i, t in enumerate(texts):\n'
        '    rows[i] = list(t)\nx = np.array(rows)'
    ),
    'grown': (
        'rows = [[0] for t in range(len(texts))]\nrows[0].append(1)\n'
        'x = np.array(rows)'
    ),
    'given': (
        'def f(rows):\n    return np.array(rows)\n'
        'x = f([list(t) for t in texts])'
    ),
    'in an attribute that pandas has, too': (
        'class Part:\n    def __init__(self):\n        self.values = []\n'
        'part = Part()\nfor t in texts:\n    part.values.append(list(t))\n'
        'x = np.array(part.values + [0])'
    ),
    'cut': 'rows = [list(t) for t in texts]\nx = np.array(rows[:5])',
    'zipped': 'x = np.array(list(zip([[1, 2], [3, 4]], [[1], [2]])))',
    'written out': 'x = np.array([[1, 2], [3]])',
    'mixed': 's = np.ones((1, 4))\nx = np.array([s, 1, 0.5])',
    'of settings': 'd = {"p": [[0.5, 0.5], [1.0]]}\nx = np.array(d["p"])',
    'split': 'x = np.array(np.array_split(np.arange(5), 2))',
}


@pytest.mark.parametrize('name', UNEQUAL)
def test_unequal_rows_are_objects(name):
    rows, asked = made(UNEQUAL[name] + '\n', texts=['ab', 'c'])
    assert rows.dtype == object and asked


EVEN = {
    'numbers': 'x = np.array([len(t) for t in texts])',
    'sums of numbers': 'x = np.array([0.5 + 2 * i for i in range(3)])',
    'rows of one length': 'x = np.array([[0] * 3 for t in texts])',
    'rows by a function': 'x = np.asarray([np.zeros((2, n)) for t in texts])',
    'filled with numbers': (
        'rows = []\nfor t in texts:\n    rows.append(len(t))\n'
        'x = np.array(rows)'
    ),
    'filled with rows of one length': (
        'rows = []\nfor t in texts:\n    row = np.zeros(n)\n    row[0] = 1\n'
        '    rows.append(row)\nx = np.array(rows)'
    ),
    'counted': (
        'total = 0\nfor t in texts:\n    total += len(t)\n'
        'x = np.array([total, 1])'
    ),
    'an array': 'x = np.array(np.concatenate([[1], [2]]))',
    'differences': 'def f(a, b):\n    return np.array(a - b)\nx = f(3, 2)',
    'words': 'x = np.array("a b".split())',
    'numbers of text': 'x = np.array(list(map(float, "1 2".split())))',
    'a comparison': 'def f(a):\n    return np.array(a == 1)\nx = f(1)',
    'made of a type': (
        'def f(a):\n    return np.array(a, dtype=float)\nx = f([1])'
    ),
    'converted': (
        'def f(a):\n    return np.array(a).astype(np.float32)\nx = f([1])'
    ),
    'written out': 'x = np.array([[1, 2], [3, -4.5]])',
    'a part of an array': 'a = np.zeros((3, 4))\nx = np.array(a[:, 1])',
}


@pytest.mark.parametrize('name', EVEN)
def test_rows_that_are_even_for_sure_stay(name):
    array, asked = made(EVEN[name] + '\n', texts=['ab', 'c'], n=2)
    assert array.dtype != object and not asked
    assert EVEN[name] in ported(EVEN[name] + '\n')


def test_pictures_of_pillow_stay():
    check_noop(
        f'{NUMPY}from PIL import Image\n'
        "x = np.array(Image.open(p).convert('L').crop(box))\n",
        '1.4',
    )


def test_what_is_fed_or_given_to_tensorflow_stays():
    check_noop(
        NUMPY + 'def f(s, p, rows):\n'
        '    s.run(p, feed_dict={p: np.array(rows)})\n'
        '    return tf.constant(np.array(rows))\n'
    )


def test_functions_that_numba_compiles_stay():
    made = 'def f(rows):\n    return np.array([r for r in rows])\n'
    assert 'numpy1.array(' in ported(made)
    for compiler in ('@numba.njit', '@jit(nopython=True)'):
        check_noop(f'{NUMPY}{compiler}\n{made}')


def test_what_takes_rows_of_any_length_is_given_them():
    text = port_text(
        f'{HEAD}{NUMPY}def f(rows):\n'
        '    pad = tf.keras.preprocessing.sequence.pad_sequences\n'
        '    return pad(np.array(rows))\n',
        '1.12',
    ).text
    assert 'numpy1.array(rows)' in text


@pytest.mark.parametrize('name', ['choice', 'permutation'])
def test_what_is_drawn_from_may_be_unequal(name):
    source = (
        'rows = [t.split() for t in texts]\nnp.random.seed(0)\n'
        f'x = np.random.{name}(rows)\nn = 4\n'
        f'def f(n):\n    return np.random.{name}(n)\ny = f(4)\n'
    )
    text = ported(source)
    assert text.count('numpy1.rows(') == 1  # Not of a number.
    space = {'texts': ['a b', 'c']}
    exec(text, space)
    assert len(space['x']) in (1, 2)
    assert np.all(space['y'] < 4)


@pytest.mark.parametrize('split', ['array_split(a, 2)', 'split(a, [2])'])
def test_parts_of_an_array_that_are_drawn_from_may_be_unequal(split):
    source = f'a = np.arange(5)\nparts = np.{split}\n'
    use = 'np.concatenate(np.random.permutation({}))\n'
    for given in ('parts', f'np.{split}'):
        space = {}
        exec(ported(f'{source}x = {use.format(given)}'), space)
        assert sorted(space['x']) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ('call', 'found'),
    [
        ('np.array_split(rows, 2)[0]', [['a', 'b']]),
        ('np.delete(rows, 0)', [['c'], ['d']]),
        ('np.take(rows, [2])', [['d']]),
        ('np.append(rows, rows)[2:4]', [['d'], ['a', 'b']]),
        ('np.reshape(rows, [-1])[:1]', [['a', 'b']]),
        ('np.shape(rows)', [3]),
    ],
)
def test_what_makes_arrays_by_itself_may_be_given_unequal_rows(call, found):
    rows = 'rows = [t.split() for t in texts]\n'
    text = ported(
        f'{rows}x = {call}\ny = np.delete([1, 2], 0)\n'
        'def f():\n    return np.reshape(rows, (-1, 2)), '
        'np.append(x, rows, axis=0)\n'
    )
    assert 'np.delete([1, 2], 0)' in text
    assert 'np.reshape(rows, (-1, 2)), np.append(x, rows, axis=0)' in text
    space = {'texts': ['a b', 'c', 'd']}
    exec(text, space)
    assert list(space['x'])[: len(found)] == found


def test_what_is_drawn_from_numbers_stays():
    source = (
        'x = np.random.choice(range(3))\n'
        'y = np.random.permutation(len("ab"))\n'
    )
    assert source in ported(source)


def test_rows_that_are_saved_may_be_unequal():
    source = (
        'rows = [list(t) for t in texts]\n'
        'np.savez(file, rows=rows, one=[1, 2], *[])\n'
    )
    text = ported(source)
    assert 'rows=numpy1.rows(rows), one=[1, 2]' in text
    file = io.BytesIO()
    exec(text, {'texts': ['a', 'bc'], 'file': file})
    file.seek(0)
    saved = np.load(file, allow_pickle=True)
    assert [list(row) for row in saved['rows']] == [['a'], ['b', 'c']]
    assert saved['one'].tolist() == [1, 2]


def test_arrays_of_a_list_may_be_saved(tmp_path):
    source = (
        'w, b = np.ones([3, 2]), np.ones(2)\n'
        "np.save(f'{folder}/rows.npy', [w, b])\n"
    )
    exec(ported(source), {'folder': tmp_path})
    w, b = np.load(tmp_path / 'rows.npy', allow_pickle=True)
    assert (w.shape, b.shape) == ((3, 2), (2,))


def test_names_of_numpy_may_be_imported():
    source = (
        'from numpy import array\nimport numpy\n'
        'x = array([t.split() for t in ["a b", "c"]])\n'
        'y = numpy.asarray([list(t) for t in ["ab", "c"]])\n'
    )
    text = port_text(source, '1.0').text
    assert 'numpy1.array(' in text and 'numpy1.asarray(' in text
    space: dict = {}
    exec(text, space)
    assert space['x'].shape == space['y'].shape == (2,)


@pytest.mark.parametrize('module', ['json', 'pickle'])
def test_what_a_file_holds_may_be_unequal_rows(module):
    head = f'import {module}\nimport numpy as np\n'
    read = f'rows = {module}.load(file)\n'
    ported = port_text(head + read + 'print(np.shape(rows))\n', '1.15')
    assert 'np.shape(numpy1.rows(rows))' in ported.text


TENSORS = {
    'written out': ('np.sum([a, b])', 'np.sum(numpy1.rows([a, b]))', 4),
    'filled': ('np.prod(filled)', 'np.prod(numpy1.rows(filled))', 3),
    'of a comprehension': (
        'np.dot(made, [1.0, 2.0])',
        'np.dot(numpy1.rows(made), [1.0, 2.0])',
        9,
    ),
    'given': ('total(made)', 'np.sum(numpy1.rows(parts))', 5),
    'in an attribute': (
        'Model().total()',
        'np.sum(numpy1.rows(self.losses))',
        4,
    ),
    'of a function': (
        'np.sum([half(a), b * 0.5])',
        'np.sum(numpy1.rows([half(a), b * 0.5]))',
        2,
    ),
    'an array': ('np.array([a, b])[1] + 0', 'numpy1.array([a, b])', 3),
    'stacked': (
        'np.stack([a, b])[1] + 0',
        'np.stack(list(map(numpy1.rows, [a, b])))',
        3,
    ),
    'one': ('np.square(b)', 'np.square(numpy1.rows(b))', 9),
    'of a generator': (
        'np.sum(2 * t for t in [a, b])',
        '= sum(2 * t for t in [a, b])',
        8,
    ),
}
GRAPH = (
    f'{NUMPY}a, b = tf.constant(1.0), tf.constant(3.0)\n'
    'made = [tf.identity(x) + y for x, y in zip([a, b], [0.0, 1.0])]\n'
    'filled = []\nfor t in [a, b]:\n    filled.append(t * 1.0)\n'
    'def half(x):\n    return tf.divide(x, 2.0)\n'
    'def total(parts):\n    return np.sum(parts)\n'
    'class Model:\n    def __init__(self):\n        self.losses = [a]\n'
    '        self.losses.append(b)\n'
    '    def total(self):\n        return np.sum(self.losses)\n'
)


@pytest.mark.parametrize('name', TENSORS)
def test_tensors_are_objects(name):
    """As under TensorFlow 0.12.1, 1.4.1 and 1.12.3 beside NumPy 1.19."""
    old, new, value = TENSORS[name]
    text = port_text(f'{HEAD}{GRAPH}x = {old}\n', '1.12').text
    assert new in text
    assert port_text(text, '1.12').text == text
    space: dict = {}
    exec(text, space)
    with space['tf'].Session() as session:
        assert session.run(space['x']) == value


def test_names_that_are_made_of_too_many_others_are_not_followed():
    steps = [f'x{n + 1} = x{n} * 2.0 + filled[0]\n' for n in range(300)]
    text = f'{HEAD}{GRAPH}x0 = a\n{"".join(steps)}'
    ported = port_text(f'{text}y = np.sum(x300)\nz = np.sum(x9)\n', '1.12')
    assert 'y = np.sum(x300)\nz = np.sum(numpy1.rows(x9))' in ported.text


@pytest.mark.parametrize(
    'source',
    [
        'x = np.sum(session.run([a, b]))\n',
        'x = np.sum([session.run(a) for _ in range(2)])\n',
        'a = session.run(a)\nx = np.sum([a, 1.0])\n',
        'def mean(values):\n    return np.sum(values)\nx = mean([1, 2])\n',
        'x = np.shape(a), np.sum([a.get_shape().ndims])\n',
        'class Net:\n    def __init__(self):\n        self.value = a\n'
        'x = np.prod([size.value for size in a.get_shape()])\n',
        'x = np.random.choice(a=3)\ny = np.linalg.norm(a)\n',
    ],
)
def test_numbers_that_a_graph_gave_stay(source):
    check_noop(
        f'{NUMPY}a, b = tf.constant(1.0), tf.constant(3.0)\n'
        f'session = tf.Session()\n{source}',
        '1.12',
    )


GAINS = """y = []
for i in range(3):
    if i == 1:
        y.append(r[i])
    else:
        y.append(r[i] + 0.5 * q[i])
"""


@pytest.mark.parametrize(
    'call',
    [
        'np.reshape(y, (3, 1))',
        'np.resize(y, [3, 1])',
        'np.resize(y, [3])',
        'np.array(y, dtype=np.float32)',
        'np.asarray(y)',
        'run(t, feed_dict={a: y})[a]',
        'session.run(t, {a: y})[a]',
    ],
)
def test_numbers_beside_arrays_of_one_number(call):
    """Rewards of states that end, beside those with what is to come."""
    space = {'r': [1.0, 2.0, 3.0], 'q': np.ones((3, 1)), 'a': 'a', 't': 't'}
    space['run'] = lambda fetch, feed_dict: feed_dict
    space['session'] = types.SimpleNamespace(run=space['run'])
    exec(ported(f'{GAINS}x = {call}\n'), space)
    assert np.ravel(np.asarray(space['x'], float)).tolist() == [1.5, 2, 3.5]


@pytest.mark.parametrize(
    'call',
    [
        'np.reshape(z, (3, 2))',
        'np.array(z, dtype=np.float32)',
        'run(t, feed_dict={a: z})',
    ],
)
def test_other_lists_are_given_as_they_are(call):
    source = f'{GAINS}z = []\nfor x in y:\n    z.append(f(x) + y[0])\n{call}\n'
    assert f'\n{call}\n' in ported(source)
