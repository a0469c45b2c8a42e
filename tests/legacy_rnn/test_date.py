"""`legacy-rnn date`, as a user calls it."""

import json
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
