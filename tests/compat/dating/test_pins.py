"""Releases that a program's list of packages names."""

import os

import pytest

from legacy_rnn.compat.dating import projects

PROGRAM = (
    'import tensorflow as tf\n'
    'cell = tf.nn.rnn_cell.BasicLSTMCell(3)\n'
    'x = tf.split(1, 3, y)\n'
)
WHEEL = 'https://storage.example/linux/cpu/tensorflow-0.8.0-cp27-none.whl'


def release(folder, wanted, name='requirements.txt', below='.'):
    (folder / below).mkdir(exist_ok=True)
    path = folder / below / 'train.py'
    path.write_text(PROGRAM)
    (folder / name).write_text(wanted)
    assumed = projects.Files([path]).dating([projects.resolve(path)]).assume()
    return str(assumed.release), [liked.line for liked in assumed.preferences]


@pytest.mark.parametrize(
    'wanted',
    [
        'numpy\ntensorflow==0.8.0',
        '\nTensorFlow-GPU == 0.8.0rc0 # old',
        f'six\n{WHEEL}',
        'tensorflow==0.10.0; python_version > "4"\ntensorflow==0.8.0\n',
    ],
)
def test_pin_says_which_release_of_those_that_fit(tmp_path, wanted):
    last, line = ('0.10', 1) if '0.10' in wanted else ('0.8', 2)
    assert release(tmp_path, wanted) == (last, [line])


@pytest.mark.parametrize(
    'wanted',
    [
        'tensorflow==1.4.0',  # Which `tf.split(1, 3, y)` does not fit.
        'tensorflow==2.1.0',
        'tensorflow>=0.8.0',
        'tensorflow-hub==0.8.0',
        '# tensorflow==0.8.0',
        'mytensorflow==0.8.0',
    ],
)
def test_others_say_nothing(tmp_path, wanted):
    assert release(tmp_path, wanted) == ('0.12', [])


def test_lists_above_count_in_the_same_checkout(tmp_path):
    wanted = 'tensorflow==0.8.0'
    name = 'requirements-cpu.txt'
    assert release(tmp_path, wanted, name, below='src') == ('0.12', [])
    (tmp_path / '.git').mkdir()
    assert release(tmp_path, wanted, name, below='src') == ('0.8', [1])
    (tmp_path / 'src' / 'requirements.txt').write_text('numpy\n')
    assert release(tmp_path, wanted, name, below='src') == ('0.12', [])


def graph(version, stripped=0, after=b''):
    """Bytes of a MetaGraphDef, as its protocol buffer has them."""

    def field(number, content):
        size = len(content)
        lengths = []
        while size > 127:
            lengths.append(size & 127 | 128)
            size >>= 7
        return bytes([number << 3 | 2, *lengths, size]) + content

    info = field(2, bytes(stripped)) + field(5, version.encode()) + b'\x38\x01'
    return field(1, info) + field(2, b'graph') + after


def taken(folder, graphs):
    path = folder / 'train.py'
    path.write_text(PROGRAM)
    for name, content in graphs.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_bytes(content)
    assumed = projects.Files([path]).dating([projects.resolve(path)]).assume()
    return str(assumed.release), [liked.why for liked in assumed.preferences]


def test_graph_says_which_release_of_those_that_fit(tmp_path):
    wrote = {'out/a.meta': graph('0.8.0', 70_000, b'more')}
    assert taken(tmp_path, wrote) == ('0.8', ['0.8 wrote out/a.meta'])
    wrote['out/b.meta'] = graph('0.10.0-rc0')
    why = '0.8 wrote out/a.meta, 0.10 wrote out/b.meta'
    assert taken(tmp_path, wrote) == ('0.10', [why])


def test_graph_in_a_folder_above_counts_in_the_same_checkout(tmp_path):
    (tmp_path / 'src').mkdir()
    wrote = {'../out/a.meta': graph('0.8.0')}
    assert taken(tmp_path / 'src', wrote) == ('0.12', [])
    (tmp_path / '.git').mkdir()
    why = ['0.8 wrote ../out/a.meta']
    assert taken(tmp_path / 'src', wrote) == ('0.8', why)


@pytest.mark.parametrize(
    'content',
    [
        graph('2.21.0'),
        graph('1.4.0'),  # Which `tf.split(1, 3, y)` does not fit.
        graph('0.8.0')[:6],
        b'',
        b'\xff' * 40,
        b'\x12' + b'\xff' * 9 + b'\x7f',  # A length of more than 2 ** 69.
        b'\x18\1' * 200 + graph('0.8.0'),
        b'not a graph',
    ],
)
def test_other_graphs_say_nothing(tmp_path, content):
    assert taken(tmp_path, {'a.meta': content}) == ('0.12', [])


@pytest.mark.skipif(not hasattr(os, 'mkfifo'), reason='needs named pipes')
def test_pipes_are_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / 'a.meta')
    os.mkfifo(tmp_path / 'requirements.txt')
    assert taken(tmp_path, {}) == ('0.12', [])


def test_large_trees_and_other_projects_are_not_looked_through(tmp_path):
    (tmp_path / 'other' / '.git').mkdir(parents=True)
    far = 'a/b/c/d/e/a.meta', '.cache/a.meta', 'other/a.meta'
    far += ('venv/pyvenv.cfg', 'venv/lib/a.meta', 'node_modules/a.meta')
    wrote = dict.fromkeys(far, graph('0.8.0'))
    assert taken(tmp_path, wrote) == ('0.12', [])
