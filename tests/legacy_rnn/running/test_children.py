"""What a program starts by `python` is run as the program is."""

import pathlib
import subprocess

import pytest

from legacy_rnn.running import children
from tests import forking

TRAIN = """\
import sys
import tensorflow as tf
print '%s %s %d' % (sys.argv[1:], tf.pack([1, 2]).get_shape(), 7 / 2)
tf.Session().run(tf.constant(1))
"""
# Nothing of it is TensorFlow's, so that it starts soon.
PLAIN = """\
import sys
print('optimize %d, %s' % (sys.flags.optimize, sys.argv[1:]))
"""
SHELL = """\
set -e
python2 -O plain.py 'a b'
python - c <<END
print 'input', 7 / 2
END
python --version
"""
MAIN = """\
import multiprocessing, os, subprocess, sys
import tensorflow as tf
def work(number):
    return tf.pack([1] * number).get_shape().as_list()
if __name__ == '__main__':
    print(subprocess.check_output(
        [sys.executable, '-u', 'train.py', 'called'],
        stderr=subprocess.STDOUT, universal_newlines=True))
    sys.stdout.flush()
    os.system('sh all.sh')
    subprocess.call([sys.executable, '-m', 'json.tool', '--help'])
    sys.stdout.flush()
    pool = multiprocessing.get_context('spawn').Pool(1)
    print(pool.map(work, [1, 2]))
    pool.terminate()
    sys.exit(subprocess.call(['python', '-c', 'raise SystemExit(3)']))
"""


@pytest.mark.deep
def test_children_have_the_release_and_are_counted(tmp_path):
    folder = tmp_path / 'a b'
    folder.mkdir()
    files = {'train.py': TRAIN, 'plain.py': PLAIN, 'all.sh': SHELL}
    for name, text in {**files, 'main.py': MAIN}.items():
        (folder / name).write_text(text)
    done = forking.command(folder, 'run', 'main.py')
    assert done.returncode == 3, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:2] == ["['called'] (2,) 3", ''], done.stdout
    assert lines[2:4] == ["optimize 1, ['a b']", 'input 3']
    assert lines[4].startswith('Python 3.')
    assert lines[5].startswith('usage: ')
    assert lines[-1] == '[[1], [2]]'
    assert done.stderr.startswith('legacy-rnn: release 0.12, 0 Session.run')
    assert len(done.stderr.splitlines()) == 1
    counted = 'what it started made 1 Session.run call, no training step'
    assert counted in done.stderr


@pytest.mark.parametrize(
    'line, options, rest',
    [
        ('a.py -u -c x', [], ['a.py', '-u', '-c', 'x']),
        ('-u -O a.py', ['-u', '-O'], ['a.py']),
        ('-W ignore -Wonce a.py', ['-W', 'ignore', '-Wonce'], ['a.py']),
        ('-uX dev - b', ['-uX', 'dev'], ['-', 'b']),
        ('-uc x -c', ['-u'], ['-c', 'x', '-c']),
        ('-mpdb a.py', [], ['-m', 'pdb', 'a.py']),
        ('-3 -tt -B a.py', ['-B'], ['a.py']),
        ('--version', ['--version'], []),
    ],
)
def test_options_are_pythons(line, options, rest):
    assert children.split(line.split()) == (options, rest)


def test_code_of_the_users_is_ours(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pathlib.Path('own.py').write_text('x = 1\n')
    pathlib.Path('own.pyc').write_bytes(b'\0\0')
    spawn = 'from multiprocessing.{} import main; main(3)'
    loky = 'joblib.externals.loky.backend'
    for line, expected in {
        'own.py x': True,
        'own.pyc': False,
        '-m own': True,
        '-m pytest': False,
        '-m json.tool': False,
        f'-m {loky}.popen_loky_posix': True,
        subprocess.__file__: False,
    }.items():
        assert children.is_ours(line.split()) == expected, line
    for code, expected in {
        'print(1)': True,
        spawn.format('spawn'): True,
        spawn.format('forkserver'): True,
        spawn.format('resource_tracker'): False,
        f'from {loky}.resource_tracker import main': False,
    }.items():
        assert children.is_ours(['-c', code]) == expected, code
