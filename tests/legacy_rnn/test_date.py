"""`legacy-rnn date`, as a user calls it."""

import json
import os
import resource
import subprocess
import sys

import pytest

SOURCE = 'import tensorflow as tf\nprint "x"\ny = tf.concat(1, [x, x])\n'


@pytest.fixture
def script(tmp_path):
    path = tmp_path / 'old.py'
    path.write_text(SOURCE)
    return path


def run(*arguments):
    return subprocess.run(
        [sys.executable, '-m', 'legacy_rnn', 'date', *map(str, arguments)],
        capture_output=True,
        text=True,
    )


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


def test_contradiction_is_shown_and_is_no_failure(tmp_path):
    path = tmp_path / 'mixed.py'
    path.write_text(SOURCE + 'z = tf.concat([x, x], 1)\n')
    done = run(path)
    assert done.returncode == 0
    assert 'contradiction: line 3 tf.concat' in done.stdout
    (file,) = json.loads(run(path, '--json').stdout)['files']
    assert len(file['contradictions']) == 1


def test_folder_gives_one_verdict_for_all(script, tmp_path):
    (tmp_path / 'new.py').write_text('import tensorflow as tf\ntf.stack(x)\n')
    (tmp_path / 'other.py').write_text('import os\n')
    done = run(tmp_path)
    assert 'all 2 files: fits 0.12' in done.stdout
    assert 'other.py' not in done.stdout


@pytest.mark.parametrize(
    'arguments', [(), ('no_such_file.py',), ('--no-such',)]
)
def test_what_cannot_be_done_is_two_and_one_line(arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith('legacy-rnn:')
    assert 'Traceback' not in done.stderr


def test_tensorflow_is_not_imported(script):
    code = (
        'import sys; from legacy_rnn import date; '
        f'date.main([{str(script)!r}]); '
        'sys.exit("tensorflow" in sys.modules)'
    )
    done = subprocess.run([sys.executable, '-c', code], capture_output=True)
    assert done.returncode == 0


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
        (make_prose, 'prose.py', 'must be Python, got other text'),
        (make_half_a_notebook, 'half.ipynb', 'must be a notebook in JSON'),
        (make_empty_folder, 'empty', 'must hold .py or .ipynb files'),
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


def test_folder_skips_what_it_cannot_read_and_says_so(script, tmp_path):
    make_binary(tmp_path / 'binary.py')
    make_prose(tmp_path / 'prose.py')
    done = run(tmp_path)
    assert done.returncode == 0
    assert 'old.py: fits 0.5 to 0.12' in done.stdout
    assert done.stderr.count('skipped') == 2


def test_notebook_is_read_cell_by_cell(tmp_path):
    cell = {'cell_type': 'code', 'source': ['%matplotlib inline\n', SOURCE]}
    text = {'cell_type': 'markdown', 'source': ['tf.stack is newer']}
    path = tmp_path / 'old.ipynb'
    path.write_text(json.dumps({'cells': [text, cell], 'nbformat': 4}))
    assert 'fits 0.5 to 0.12' in run(path).stdout


def test_file_of_500_lines_takes_less_than_a_second(tmp_path):
    """CPU time: the machine may be busy."""
    path = tmp_path / 'long.py'
    body = (
        'def f(x):\n'
        '    y = tf.concat(1, [x, tf.mul(x, 2)])\n'
        '    return tf.nn.softmax_cross_entropy_with_logits(x, y)\n'
    )
    path.write_text('import tensorflow as tf\n' + body * 166)
    before = cpu_seconds()
    assert run(path).returncode == 0
    assert cpu_seconds() - before < 1


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
