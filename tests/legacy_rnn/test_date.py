"""`legacy-rnn date`, as a user calls it."""

import json
import os
import pathlib
import subprocess
import sys
import textwrap

import pytest

from legacy_rnn import date
from tests import forking

SOURCE = """\
import tensorflow as tf
x = [1]; print "x"
y = tf.concat(1, [x, x])
"""


@pytest.fixture
def script(tmp_path):
    path = tmp_path / 'old.py'
    path.write_text(SOURCE)
    return path


def run(*arguments):
    return forking.module('legacy_rnn', 'date', *arguments)


def test_text_names_releases_lines_and_evidence(script):
    done = run(script)
    assert done.returncode == 0, done.stderr
    assert 'fits 0.5 to 0.12' in done.stdout
    assert 'line 3: tf.concat (arguments)' in done.stdout


def test_json_has_the_agreed_form(script):
    done = run('--json', script)
    (file,) = json.loads(done.stdout)['files']
    assert file['path'] == str(script)
    assert file['releases'][0] == '0.5' and file['releases'][-1] == '0.12'
    (evidence,) = file['evidence']
    assert evidence['symbol'] == 'concat'
    assert evidence['line'] == 3
    assert '1.0' not in evidence['releases']
    assert file['contradictions'] == []


def test_program_of_keras_alone_is_one(tmp_path):
    (tmp_path / 'model.py').write_text('from keras.layers import LSTM\n')
    (tmp_path / 'plain.py').write_text('import json\n')
    found = json.loads(run('--json', tmp_path).stdout)
    (program,) = found['programs']
    assert program['path'].endswith('model.py')
    assert program['run']['release'] == '1.15'


def test_contradiction_is_shown_and_is_no_failure(tmp_path):
    path = tmp_path / 'mixed.py'
    path.write_text(SOURCE + 'z = tf.concat([x, x], 1)\n')
    done = run(path)
    assert done.returncode == 0
    assert 'contradiction: line 3 tf.concat' in done.stdout
    (file,) = json.loads(run(path, '--json').stdout)['files']
    assert len(file['contradictions']) == 1


def test_python_is_told_by_the_program_or_by_the_user(tmp_path):
    main = tmp_path / 'main.py'
    main.write_text('import tensorflow as tf\nimport words\ny = tf.pack(x)\n')
    (tmp_path / 'words.py').write_text('a = 1\nfor i in xrange(3): pass\n')
    words = os.path.relpath(tmp_path / 'words.py')
    sign = f'{tmp_path / "words.py"} line 2: xrange'
    told = run(main).stdout
    assert f'Python 2: {sign}' in told or f'Python 2: {words} line 2' in told
    (program,) = json.loads(run('--json', main).stdout)['programs']
    assert program['python']['version'] == 2
    assert 'Python 2' not in run('--python=3', main).stdout
    (tmp_path / 'words.py').unlink()
    assert 'Python 2' not in run(main).stdout
    assert '  Python 2: as told\n' in run('--python=2.7', main).stdout
    refused = run('--python=4', main)
    assert refused.returncode == 2
    assert "--python=4: expected 2 or 3, got '4'" in refused.stderr


TREE = {
    'stack.py': """\
        import tensorflow as tf
        cell = tf.contrib.rnn.MultiRNNCell([a] * 2)
        loss = tf.losses.mean_squared_error(x, y, weights=1.0)
        """,
    'pkg/train.py': """\
        import tensorflow as tf
        from pkg.net import f
        y = tf.nn.dropout(x, rate=0.5)
        if __name__ == '__main__':
            print(y)
        """,
    'pkg/net.py': 'import tensorflow as tf\nf = tf.concat([a, b], 1)\n',
    'pkg/sample.py': 'from pkg import net, train\n',
    'plain.py': 'import os\n',
    'bad.py': 'import tensorflow as tf\ndef (:\n',
    'now.py': """\
        import tensorflow as tf
        with tf.GradientTape() as tape:
            pass
        """,
}
TOLD = """\
now.py: TensorFlow 2 already
  line 2: tf.GradientTape
pkg/sample.py with pkg/net.py and pkg/train.py: fits 1.13 to 1.15, and \
TensorFlow 2
  pkg/net.py line 2: tf.concat (arguments): 1.0 to 1.15
  pkg/train.py: as by itself
  run takes 1.15: the newest that fits
pkg/train.py with pkg/net.py: fits 1.13 to 1.15, and TensorFlow 2
  line 3: tf.nn.dropout (arguments): 1.13 to 1.15
  pkg/net.py: as above
  run takes 1.15: the newest that fits
stack.py: fits 1.0 to 1.15
  line 2: tf.contrib.rnn.MultiRNNCell (name): 1.0 to 1.15
  line 3: tf.losses.mean_squared_error (name): 1.0 to 1.15
  run takes 1.0: line 2: [cell] * n made n cells up to 1.0, and shares one \
from 1.2 on
"""


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A folder of several programs, as the working folder."""
    for name, text in TREE.items():
        path = tmp_path / 'here' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))
    monkeypatch.chdir(tmp_path / 'here')


def test_folder_is_dated_by_program(tree):
    done = run('.')
    assert done.stdout == TOLD
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith('legacy-rnn: could not date bad.py: line 2 is nei')


def test_folder_elsewhere_is_dated_the_same(tree, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path.parent)
    name = os.path.join(tmp_path.name, 'here')
    done = run(name)
    assert done.stdout.replace(f'{name}/', '') == TOLD


def test_json_has_the_programs_too(tree):
    found = json.loads(run('--json', 'pkg', 'bad.py').stdout)
    programs = {program['path']: program for program in found['programs']}
    assert list(programs) == ['pkg/sample.py', 'pkg/train.py']
    train = programs['pkg/train.py']
    assert train['files'] == ['pkg/train.py', 'pkg/net.py']
    assert train['run'] == {'release': '1.15', 'why': 'the newest that fits'}
    assert train['evidence'][1]['path'] == 'pkg/net.py'
    files = {file['path']: file for file in found['files']}
    assert files['pkg/net.py']['releases'][0] == '1.0'
    assert 'line 2' in files['bad.py']['error']


def test_neighbours_that_share_a_module_are_named(tree):
    path = pathlib.Path('pkg/net.py')
    path.write_text('import tensorflow as tf\ntf.initialize_all_variables()\n')
    other = path.with_name('other.py')
    other.write_text('import tensorflow as tf\nimport net\ntf.pack(x)\n')
    path.with_name('train.py').unlink()
    assert run(path).stdout.splitlines()[-1] == (
        '  run takes 0.12: the newest that fits pkg/other.py too, by shared '
        'modules'
    )


def test_what_alone_speaks_for_a_release_is_all_that_is_told(tmp_path):
    path = tmp_path / 'a.py'
    path.write_text(
        'import tensorflow as tf\n'
        'tf.variable_scope(tf.get_variable_scope(), reuse=False)\n'
    )
    assert run(path).stdout.splitlines()[-1] == (
        '  run takes 1.0: line 2: variable_scope(scope, reuse=False) ended '
        'reuse up to 1.0'
    )


def test_thirty_scripts_are_thirty_programs(tmp_path):
    for number in range(30):
        call = 'tf.pack([x])' if number % 2 else 'tf.nn.dropout(x, rate=0.1)'
        path = tmp_path / f'script_{number:02}.py'
        path.write_text(f'import tensorflow as tf\n{call}\n')
    done = run(tmp_path)
    assert done.returncode == 0
    assert done.stdout.count('run takes 0.12') == 15
    assert done.stdout.count('run takes 1.15') == 15
    assert 'fits no release' not in done.stdout


def test_names_are_printed_without_control_characters(tmp_path):
    path = tmp_path / 'a\x1b[31m\n.py'
    path.write_text(SOURCE)
    done = run(path)
    assert '\x1b' not in done.stdout
    assert 'a\\x1b[31m\\n.py: fits 0.5 to 0.12' in done.stdout
    path.write_text('(\x1b[31m\n')
    done = run(path)
    assert '\x1b' not in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    'terms', [1500, pytest.param(3000, marks=pytest.mark.deep)]
)
def test_deep_expression_is_dated(tmp_path, terms):
    path = tmp_path / 'deep.py'
    sums = ' + '.join(['tf.mul(a, b)'] * terms)
    path.write_text(f'import tensorflow as tf\nx = {sums}\n')
    assert 'fits 0.5 to 0.12' in run(path).stdout


def test_notebook_that_nests_too_deeply_is_one_line(tmp_path):
    path = tmp_path / 'deep.ipynb'
    cells = [{'cell_type': 'code', 'source': 'x = a' + '.a' * 2000}]
    path.write_text(json.dumps({'cells': cells, 'nbformat': 4}))
    done = run(path)
    assert (done.returncode, done.stderr.count('\n')) == (2, 1)
    assert 'nested too deeply' in done.stderr


@pytest.mark.parametrize(
    'arguments', [(), ('no_such_file.py',), ('--no-such',)]
)
def test_what_cannot_be_done_is_two_and_one_line(arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith('legacy-rnn:')
    assert 'Traceback' not in done.stderr


def test_tensorflow_is_not_imported(script):
    """Nor are the packages that came with it: neither command needs any."""
    blocked = ['tensorflow', 'numpy', 'keras', 'h5py', 'google.protobuf']
    code = (
        'import sys\n'
        f'sys.modules.update(dict.fromkeys({blocked}))\n'
        'from legacy_rnn import date, port\n'
        f'sys.exit(date.main([{str(script)!r}]) or port.main(['
        f'{str(script)!r}]))'
    )
    done = subprocess.run(
        [sys.executable, '-c', code], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert 'run takes 0.12' in done.stdout
    assert '+y = tf.concat([x, x], 1)' in done.stdout


def make_binary(path):
    path.write_bytes(b'import tensorflow\0')


def make_loop(path):
    path.symlink_to(path.name)


def make_prose(path):
    path.write_text('this is (no Python at all\n')


def make_half_a_notebook(path):
    path.write_text('{"cells": [')


def make_empty_folder(path):
    path.mkdir()


@pytest.mark.parametrize(
    ('make', 'name', 'reason'),
    [
        (make_binary, 'binary.py', 'got binary data'),
        (make_loop, 'loop.py', 'Too many levels of symbolic links'),
        (make_prose, 'prose.py', 'line 1 is neither Python 2 nor Python 3'),
        (make_half_a_notebook, 'half.ipynb', 'must be a notebook in JSON'),
        (make_empty_folder, 'empty', 'holds no .py or .ipynb file'),
    ],
)
def test_bad_input_is_named_and_ends_with_two(tmp_path, make, name, reason):
    make(tmp_path / name)
    done = run(tmp_path / name)
    assert done.returncode == 2
    last = done.stderr.splitlines()[-1]
    assert last.startswith('legacy-rnn:')
    assert name in last and reason in last
    assert 'Traceback' not in done.stderr
    assert not done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason='root reads everything')
def test_file_without_permission_ends_with_two(script):
    script.chmod(0)
    done = run(script)
    assert done.returncode == 2
    assert 'Permission denied' in done.stderr


def test_folder_dates_the_rest_and_says_what_it_could_not(script, tmp_path):
    make_binary(tmp_path / 'binary.py')
    make_prose(tmp_path / 'prose.py')
    done = run(tmp_path)
    assert done.returncode == 2
    assert 'old.py: fits 0.5 to 0.12' in done.stdout
    assert done.stderr.count('could not date') == 2


@pytest.mark.skipif(not hasattr(os, 'mkfifo'), reason='needs named pipes')
def test_named_pipe_beside_a_program_is_no_source(script):
    os.mkfifo(script.with_name('pipe.py'))
    script.with_name('more.py').write_text('import old\nprint old\n')
    for path in (script.parent, script):
        done = forking.module('legacy_rnn', 'date', path, timeout=60)
        assert done.returncode == 0, done.stderr
        assert 'pipe.py' not in done.stdout


def test_notebook_is_read_cell_by_cell(tmp_path):
    cell = {'cell_type': 'code', 'source': ['%matplotlib inline\n', SOURCE]}
    text = {'cell_type': 'markdown', 'source': ['tf.stack is newer']}
    path = tmp_path / 'old.ipynb'
    cells = [text, {'cell_type': 'code', 'source': ['1\n', '2']}, cell]
    path.write_text(json.dumps({'cells': cells, 'nbformat': 4}))
    out = run(path).stdout
    assert 'fits 0.5 to 0.12' in out
    assert 'cell 2, line 4: tf.concat (' in out
    found = date._Report([str(path)]).as_json()['programs'][0]['evidence']
    assert [(item['cell'], item['line']) for item in found] == [(2, 4)]


def test_keras_3_is_told_as_tensorflow_2(tmp_path, capsys):
    (tmp_path / 'new.py').write_text('from keras import ops\nops.sum(x)\n')
    (tmp_path / 'plain.py').write_text('x = 1\n')
    assert date.main([str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert 'new.py: TensorFlow 2 already\n  line 1: keras.ops' in told
