"""The command `project` on a small project, in its own process."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from legacy_rnn import project
from legacy_rnn.project_report import settings, stages

MODEL = """\
import tensorflow as tf
def build(x):
    cell = tf.nn.rnn_cell.BasicLSTMCell(3)
    steps = tf.unpack(tf.transpose(x, [1, 0, 2]))
    outputs, _ = tf.nn.rnn(cell, steps, dtype=tf.float32)
    return tf.reduce_mean(tf.square(tf.pack(outputs) - 1))
"""
TRAIN = """\
import sys
import numpy as np
import tensorflow as tf
import model
x = tf.placeholder(tf.float32, [2, 4, 3])
loss = model.build(x)
train = tf.train.GradientDescentOptimizer(0.5).minimize(loss)
data = np.load('made.npy')
with tf.Session() as session:
    session.run(tf.initialize_all_variables())
    for i in range(int(sys.argv[1])):
        print i, session.run([train, loss], {x: data})
open('out.txt', 'w').write('done')
"""
INNER = """\
import tensorflow as tf
from . import constant
print(tf.Session().run(tf.mul(constant.two(), 3)))
"""
SETTINGS = """\
exclude = ["old/*"]
[programs."train.py"]
arguments = ["100"]
prepare = '''python -c "import numpy; \
numpy.save('made.npy', numpy.ones([2, 4, 3]))"'''
"""
FILES = {
    'model.py': MODEL,
    'train.py': TRAIN,
    'old/wrong.py': 'import tensorflow\nopen("nowhere")\n',
    'legacy_rnn.toml': SETTINGS,
}
PACKAGE = {
    'package/__init__.py': '',
    'package/main.py': INNER,
    'package/constant.py': 'import tensorflow as tf\ndef two():\n'
    '    return tf.constant(2)\n',
}


def _write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)


def _start(folder, *arguments):
    return subprocess.Popen(
        [sys.executable, '-m', 'legacy_rnn', 'project', *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A background job ignores it, and so does what it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def _run(folder, *arguments):
    process = _start(folder, *arguments)
    out, error = process.communicate()
    return process.returncode, out, error


@pytest.mark.first(1)
@pytest.mark.parametrize('package', [{}, PACKAGE], ids=['flat', 'package'])
def test_project_is_done_once_and_then_what_changed(tmp_path, package):
    folder = tmp_path / 'a project'
    folder.mkdir()
    _write(folder, {**FILES, **package})
    before = sorted(folder.rglob('*'))
    status, out, error = _run(folder, '--report=report.html')
    assert status == 0, out + error
    programs = ['package/main.py', 'train.py'] if package else ['train.py']
    assert [line.split() for line in out.splitlines()[1:]] == [
        [program, '0.12', 'ported', 'ran', 'PASS'] for program in programs
    ]
    n = len(programs)
    assert f'{n} fully ported, {n} ran, {n} verified' in error
    number = programs.index('train.py')
    assert f'<td><a href="#p{number}">train.py</a>' in (
        folder / 'report.html'
    ).read_text('utf-8')
    # The project itself has the report and one folder more, nothing else.
    own = {p for p in folder.rglob('*') if '.legacy_rnn' not in p.parts}
    assert own - set(before) == {folder / 'report.html'}

    broken = {'package/main.py': INNER + 'open("gone")\n'}
    _write(folder, {**PACKAGE, **broken})
    log = folder / '.legacy_rnn/logs/train.py.log'
    ran = log.stat().st_mtime_ns
    _write(folder, {'broken.py': 'import tensorflow as tf\ndef f(:\n'})
    status, out, _ = _run(folder, '--json')
    assert status == 2
    rows = {row['path']: row for row in json.loads(out)['programs']}
    assert log.stat().st_mtime_ns == ran, 'train.py ran again'
    assert rows['train.py']['verify'] == 'PASS'
    assert rows['package/main.py']['run'] == 'could not'
    assert 'gone' in rows['package/main.py']['run_why']
    assert 'invalid syntax' in rows['broken.py']['files'][0]['error']


def test_program_that_could_not_run_is_tried_again():
    ran = {'key': 'a', 'ran': {'run': 'ran'}}
    assert project._is_done(ran, 'a') and not project._is_done(ran, 'b')
    assert not project._is_done({'key': 'a', 'ran': {'run': 'could not'}}, 'a')
    assert not project._is_done({}, 'a')


def test_what_cannot_be_read_is_left_out_and_told(
    tmp_path, monkeypatch, capsys
):
    _write(tmp_path, {'a.py': '', 'b.py': '', 'c.txt': ''})
    monkeypatch.setattr(os, 'access', lambda path, _: path.name == 'a.py')
    state = tmp_path / '.legacy_rnn'
    told = settings.Settings()
    unreadable = stages.Stages(tmp_path, state, told, None).copy()
    assert os.listdir(state / stages.SOURCE) == ['a.py']
    left = project._Work(tmp_path, told, None)._left_out(unreadable)
    assert left == {'b.py': 'left out, Permission denied'}
    assert 'c.txt: Permission denied; left out' in capsys.readouterr().err


@pytest.mark.first(1)
@pytest.mark.parametrize('number', ['SIGINT', 'SIGTERM', 'SIGKILL'])
def test_signal_ends_all_and_leaves_nothing_running(tmp_path, number):
    slow = 'import time\nimport tensorflow as tf\ntf.pack\ntime.sleep(600)\n'
    name = f'slow_{tmp_path.name}_{os.getpid()}.py'
    _write(tmp_path, {name: slow})
    process = _start(tmp_path)
    log = tmp_path / '.legacy_rnn/work' / name / 'new'
    end = time.monotonic() + 300
    while not log.exists() and time.monotonic() < end:
        time.sleep(0.1)
    time.sleep(1)
    status, _, error = _run(tmp_path)
    assert status == 2 and 'another process is at work' in error
    process.send_signal(getattr(signal, number))
    _, error = process.communicate(timeout=300)
    if number == 'SIGKILL':
        assert process.returncode == -9
        end = time.monotonic() + 120  # A guard beside ends what is left.
        while _ids(name) and time.monotonic() < end:
            time.sleep(0.1)
    else:
        assert process.returncode == 130 and 'interrupted' in error
    assert not _ids(name)


def _ids(name):
    """Ids of the processes with a name in their command."""
    found = subprocess.run(['pgrep', '-f', name], capture_output=True)
    return found.stdout.split()


@pytest.mark.parametrize(
    'arguments, message',
    [
        (['nowhere'], 'nowhere: no such folder'),
        ([__file__], 'expected a folder, got a file'),
        (['a', 'b'], 'expected one DIR, got 2: a b'),
        ([], 'holds no program that imports TensorFlow'),
    ],
)
def test_what_is_no_project_is_refused(tmp_path, arguments, message):
    status, _, error = _run(tmp_path, *arguments)
    assert status == 2 and message in error
