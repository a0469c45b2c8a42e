"""Half-ported programs run, and their ports run and compute the same."""

import json
import pathlib

import pytest

from tests import forking
from tests.legacy_rnn import half_programs

GROUPS = 16
SECOND = """\
import tensorflow as tf0
import tensorflow.compat.v1 as tf1
import tensorflow.compat.v2 as tf
from tensorflow.python.feature_column import feature_column_v2
print(tf.estimator.SessionRunHook.__name__, tf.keras.layers.LSTM.__name__)
print(tf0.compat.v2.estimator.Estimator is tf.estimator.Estimator)
print(feature_column_v2.FeatureColumn.__name__)
x = tf1.placeholder(tf.float32, [None, 3, 2])
cell = tf1.nn.rnn_cell.GRUCell(3)
outputs, state = tf1.nn.dynamic_rnn(cell, x, dtype=tf.float32)
"""
TF2 = """\
import sys
import tensorflow as tf
v = tf.Variable(2.0)
with tf.GradientTape() as tape:
    y = v * v
print(sys.argv[1:], float(tape.gradient(y, v).numpy()))
sys.exit(3)
"""


@pytest.mark.first(1)
@pytest.mark.parametrize('group', range(GROUPS))
def test_ports_run_and_verify(tmp_path, group):
    names = list(half_programs.PROGRAMS)[group::GROUPS]
    driver = 'tests.legacy_rnn.half_driver'
    done = forking.module(driver, tmp_path, *names, timeout=900)
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout.splitlines()[-1])
    assert list(results) == names
    wrong = {}
    for name, result in results.items():
        status, output = result['plain']
        good = (
            result['port'] == 0
            and status == 0
            and output.count('\nloss ') + output.startswith('loss ') == 3
            and result['difference'] == 'None'
            and result['values'] >= 3
        )
        if not good:
            wrong[name] = result
    assert not wrong, json.dumps(wrong, indent=1)


def test_there_are_programs_of_many_kinds():
    texts = ''.join(
        text
        for files in half_programs.PROGRAMS.values()
        for text in files.values()
    )
    assert len(half_programs.PROGRAMS) >= 20
    for wanted in ('tf1', 'dynamic_rnn', 'static_rnn', 'Saver', 'summary'):
        assert wanted in texts


@pytest.fixture(scope='module')
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp('programs')
    (folder / 'new.py').write_text(TF2)
    (folder / 'eager.py').write_text(
        'import tensorflow as tf\ntf.enable_eager_execution()\n'
    )
    return folder


@pytest.mark.deep
def test_run_leaves_tensorflow_2_to_python(folder):
    done = forking.command(folder, 'run', 'new.py', '--x', '1')
    assert done.returncode == 3
    assert done.stdout == "['--x', '1'] 4.0\n"
    (line,) = [x for x in done.stderr.splitlines() if 'legacy-rnn' in x]
    assert 'new.py:4: TensorFlow 2 already (tf.GradientTape)' in line


@pytest.mark.parametrize('flag', ['--steps=3', '--seed=1', '--trace=t'])
def test_run_refuses_what_only_sessions_have(folder, flag):
    done = forking.command(folder, 'run', flag, 'new.py')
    assert done.returncode == 2
    assert done.stdout == ''
    (line,) = done.stderr.splitlines()
    assert 'TensorFlow 2 already' in line and flag.split('=')[0] in line


def test_run_says_what_eager_execution_is(folder):
    done = forking.command(folder, 'run', 'eager.py')
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith('legacy-rnn: eager.py:2: ')
    assert 'not supported' in line


def test_date_names_the_evidence_of_tensorflow_2(folder):
    done = forking.command(folder, 'date', 'new.py', 'eager.py')
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert 'new.py: TensorFlow 2 already' in lines
    assert '  line 4: tf.GradientTape' in lines
    files = json.loads(forking.command(folder, 'date', '--json', '.').stdout)
    kinds = {f['path']: f['written_for'] for f in files['files']}
    assert kinds == {
        'eager.py': 'eager tensorflow 1',
        'new.py': 'tensorflow 2',
    }


def test_port_leaves_tensorflow_2_to_the_letter(folder):
    done = forking.command(folder, 'port', 'new.py', '--outdir=out')
    assert done.returncode == 0
    assert (folder / 'out/new.py').read_text() == TF2
    assert 'new.py:4: TensorFlow 2 already (tf.GradientTape)' in done.stdout
    assert '1 TensorFlow 2 already' in done.stderr
    (folder / 'lost.py').write_text(f'{TF2}tf.estimator.Estimator\n')
    report = folder / 'report.json'
    done = forking.command(
        folder, 'port', '.', '--check', f'--report={report}'
    )
    assert done.returncode == 2  # of eager.py
    rows = json.loads(report.read_text())['files']
    found = {pathlib.Path(row['path']).name: row['status'] for row in rows}
    assert found == {
        'eager.py': 'failed',
        'lost.py': 'failed',
        'new.py': 'tensorflow 2',
    }
    (folder / 'lost.py').unlink()


@pytest.mark.deep
def test_verify_says_that_tensorflow_2_has_no_session(folder):
    done = forking.command(folder, 'verify', 'new.py', 'new.py')
    assert done.returncode == 2
    assert 'TensorFlow 2 already' in done.stderr.splitlines()[-1]


def test_what_compat_v2_lacks_today_is_supplied(folder):
    (folder / 'second.py').write_text(SECOND)
    done = forking.command(folder, 'run', 'second.py')
    (folder / 'second.py').unlink()
    assert done.returncode == 0, done.stderr
    assert done.stdout == 'SessionRunHook LSTM\nTrue\nFeatureColumn\n'
