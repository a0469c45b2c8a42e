"""`legacy-rnn run`, called as a user calls it."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest

from legacy_rnn import run as run_command
from legacy_rnn.running import programs
from tests import forking

ROOT = pathlib.Path(__file__).resolve().parents[2]

TRAIN = """\
import tensorflow as tf
import numpy as np

flags = tf.app.flags
flags.DEFINE_integer('steps', 4, 'Steps.')
flags.DEFINE_string('log_dir', '/tmp', 'Logs.')
FLAGS = flags.FLAGS


def main(_):
    x = tf.placeholder(tf.float32, [None, 2], name='x')
    y = tf.reduce_sum(x, reduction_indices=1, keep_dims=True)
    w = tf.Variable(tf.random_normal([2, 1]))
    loss = tf.reduce_mean(tf.square(tf.sub(tf.matmul(x, w), y)), name='loss')
    train = tf.train.AdamOptimizer(0.1).minimize(loss)
    with tf.Session() as sess:
        sess.run(tf.initialize_all_variables())
        for step in xrange(FLAGS.steps):
            _, value = sess.run([train, loss], {x: np.eye(2)})
            print step, value


if __name__ == '__main__':
    tf.app.run()
"""


def run(folder, *argv, **files):
    """Runs the command in a folder; returns status, stdout and stderr."""
    for name, text in files.items():
        path = folder / name.replace('__', '/')
        path = path if path.suffix else path.with_suffix('.py')
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    done = forking.module(
        'legacy_rnn.run', *argv, cwd=folder, env=environment()
    )
    return done.returncode, done.stdout, done.stderr


def environment():
    kept = {k: v for k, v in os.environ.items() if k != 'PYTHONHASHSEED'}
    return {**kept, 'PYTHONPATH': str(ROOT)}


def last(text):
    return text.strip().split('\n')[-1]


def test_script_of_2016_trains_with_its_own_flags(tmp_path):
    status, out, err = run(
        tmp_path, '--release=0.8', 'train.py', '--steps=3', train=TRAIN
    )
    assert (status, len(out.split('\n'))) == (0, 4)
    assert out.split()[0::2] == ['0', '1', '2']
    assert float(out.split()[5]) < float(out.split()[1])
    assert err.count('\n') == 1
    assert err.startswith('legacy-rnn: release 0.8, 4 Session.run calls, 3 ')
    assert ' loss=' in err


def test_fuse_says_which_loops_it_fused(tmp_path):
    script = """
import tensorflow as tf
from tensorflow.python.ops import seq2seq, rnn_cell
cell = rnn_cell.GRUCell(3)
start = cell.zero_state(2, tf.float32)
steps = [tf.ones([2, 3])] * 4
seq2seq.rnn_decoder(steps, start, cell)
seq2seq.rnn_decoder(steps, start, cell, lambda x, _: x, scope='fed_back')
tf.Session().run(tf.initialize_all_variables())
"""
    status, _, err = run(tmp_path, '--fuse', 'decode.py', decode=script)
    assert status == 0
    assert err.startswith(
        'legacy-rnn: fused rnn_decoder; not fused: rnn_decoder (its '
        'loop_function uses the outputs of each step)\nlegacy-rnn: release 0.'
    )


def test_seed_repeats_a_run_to_the_bit_and_steps_end_it(tmp_path):
    traces = [tmp_path / 'a.jsonl', tmp_path / 'b.jsonl']
    run(tmp_path, '--seed=3', f'--trace={traces[0]}', 'train.py', train=TRAIN)
    status, out, err = run(
        tmp_path, '--seed=3', '--steps=2', '--trace', traces[1], 'train.py'
    )
    assert (status, out.count('\n')) == (0, 2)
    assert '2 training steps' in err
    whole, part = ([json.loads(t) for t in p.open()] for p in traces)
    assert whole[0]['format'] == 'legacy-rnn trace 1'
    assert (whole[0]['seed'], whole[0]['script']) == (3, 'train.py')
    assert whole[-1]['end']['steps'] == 4
    assert part[-1]['end']['steps'] == 2
    for ours, theirs in zip(whole[1:4], part[1:4], strict=True):
        assert ours['fetches'] == theirs['fetches']
        assert ours['feeds'] == theirs['feeds']
    first = part[2]
    assert (first['line'], first['by']) == ('train.py:19', 'script')
    assert first['training'] is True
    assert [f['name'] for f in first['fetches']] == ['Adam', 'loss:0']
    assert first['fetches'][1]['value'] == pytest.approx(float(out.split()[1]))
    assert first['feeds'][0]['shape'] == [2, 2]


def test_only_the_users_files_see_the_old_world(tmp_path):
    script = """
import sys, tensorflow as tf
import flags, compat, utils, helper
import absl.flags
print(flags.WHO, compat.WHO, utils.WHO, helper.np_float)
print(hasattr(tf, 'pack'), hasattr(sys.modules['tensorflow'], 'pack'))
print(hasattr(sys.modules['absl.flags'], 'DEFINE_string'))
import numpy as np
print(np.float is float, np.integer is sys.modules['numpy'].integer)
print(sys.argv, sys.path[0] == FOLDER, __name__)
sys.exit(7)
"""
    status, out, err = run(
        tmp_path,
        '--release=0.8',
        'script.py',
        '--x',
        script=f'FOLDER = {str(tmp_path)!r}\n{script}',
        flags="WHO = 'own flags'",
        compat="WHO = 'own compat'",
        utils="WHO = 'own utils'",
        helper='import numpy as np\nnp_float = np.float(2)',
    )
    assert out.split('\n')[:6] == [
        'own flags own compat own utils 2.0',
        'True False',
        'True',
        'True False',
        "['script.py', '--x'] True __main__",
        '',
    ], err
    assert status == 7


def test_module_and_code_run_as_python_runs_them(tmp_path):
    status, out, _ = run(
        tmp_path,
        '-m',
        'pkg.tool',
        '--a',
        pkg____init__='',
        pkg__tool='from . import other\nimport sys\n'
        'print(other.X, __package__, sys.argv[1:], __name__)',
        pkg__other='X = 5',
    )
    assert (status, out) == (0, "5 pkg ['--a'] __main__\n")
    status, out, _ = run(
        tmp_path, '-c', 'import sys; print sys.argv, 7 / 2', '-v'
    )
    assert (status, out) == (0, "['-c', '-v'] 3\n")


def test_module_is_found_in_the_working_folder(tmp_path):
    # As by the console script, whose path does not begin with that folder.
    package = tmp_path / 'deep' / 'inner'
    package.mkdir(parents=True)
    (tmp_path / 'deep' / '__init__.py').write_text('print "around"')
    (package / '__init__.py').write_text('from .tool import X')
    (package / 'tool.py').write_text('X = 1\nprint __name__, 7 / 2')
    code = (
        'import sys; del sys.path[0]; from legacy_rnn.run import main; '
        'main(["-m", "deep.inner.tool"])'
    )
    done = forking.code(code, cwd=tmp_path)
    assert done.stdout == 'around\ndeep.inner.tool 3\n__main__ 3\n'


def test_notebook_runs_its_cells_in_order(tmp_path):
    cells = [
        {'cell_type': 'markdown', 'source': ['# Title']},
        {'cell_type': 'code', 'source': ['%matplotlib inline\n', 'x = 7']},
        {'cell_type': 'code', 'source': '!ls\nprint(x)'},
        {'cell_type': 'code', 'source': ['1 / 0']},
    ]
    path = tmp_path / 'a.ipynb'
    path.write_text(json.dumps({'cells': cells, 'nbformat': 4}))
    status, out, err = run(tmp_path, 'a.ipynb')
    assert (status, out) == (1, 'a.ipynb\n7\n')
    assert '    1 / 0\n' in err and 'ZeroDivisionError' in err
    path.write_text('{"cells": 3}')
    status, out, err = run(tmp_path, 'a.ipynb')
    assert (status, out) == (2, '')
    assert last(err).startswith('legacy-rnn: a.ipynb must be a notebook')


def test_tensors_are_true_only_where_the_release_allowed_it(tmp_path):
    script = (
        'import tensorflow as tf\nx = tf.constant(0)\n'
        'print("yes" if x else "no")\n'
    )
    status, out, _ = run(tmp_path, '--release=0.7', 'a.py', a=script)
    assert (status, out) == (0, 'yes\n')
    status, out, err = run(tmp_path, '--release=0.8', 'a.py')
    assert (status, out) == (1, '')
    assert 'a.py", line 3' in err
    status, out, _ = run(tmp_path, 'a.py', a=script + 'tf.pack([x])\n')
    assert (status, out) == (0, 'yes\n')
    status, out, _ = run(tmp_path, 'a.py', a=script + 'tf.stack([x])\n')
    assert (status, out) == (1, '')


def test_scripts_own_messages_pass_and_chatter_does_not(tmp_path):
    script = """
import logging, os, sys, warnings
import tensorflow as tf
sys.stderr.write('own line\\n')
os.write(2, b'own bytes\\n')
os.write(2, b'2016-11-25 01:00:00.123456: W some/file.cc:12] noise\\n')
os.write(2, b'I0000 00:00:1.5 77 gpu.cc:1] noise\\n')
os.system('echo from a child >&2')
warnings.warn('own warning')
tf.logging.warn('own log')
logging.warning('root log')
with tf.Session() as sess:
    print(sess.run(tf.constant([1.0, 2.5])))
"""
    status, out, err = run(tmp_path, '--release=1.0', 'a.py', a=script)
    assert status == 0
    assert out == '[ 1.   2.5]\n'
    lines = err.strip().split('\n')
    for text in ('own line', 'own bytes', 'from a child', 'own warning'):
        assert any(text in line for line in lines), text
    for text in ('own log', 'root log'):
        assert any(text in line for line in lines), text
    assert 'noise' not in err
    assert len(lines) == 8, err


def test_operations_that_ask_for_a_gpu_run_here(tmp_path):
    script = """
import tensorflow as tf
with tf.device('/gpu:0'):
    x = tf.constant(3.0) * 2
config = tf.ConfigProto(allow_soft_placement=False)
with tf.Session(config=config) as sess:
    print(sess.run(x))
"""
    status, out, _ = run(tmp_path, '--release=1.0', 'a.py', a=script)
    assert (status, out) == (0, '6.0\n')


def test_what_was_printed_is_there_when_the_script_is_killed(tmp_path):
    script = 'import time\nprint("step 1")\ntime.sleep(600)\n'
    (tmp_path / 'a.py').write_text(script)
    process = subprocess.Popen(
        [sys.executable, '-m', 'legacy_rnn.run', 'a.py'],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline() == 'step 1\n'
    finally:
        process.kill()
        process.communicate(timeout=60)


def test_compat_v1_is_the_release_itself(tmp_path):
    script = """
import tensorflow.compat.v1 as tf
from tensorflow.compat.v1.nn import rnn_cell
import tensorflow
tf.disable_v2_behavior()
cell = rnn_cell.GRUCell(3)
x = tensorflow.compat.v1.placeholder(tf.float32, [2, 4, 5])
outputs, _ = tf.nn.dynamic_rnn(cell, x, dtype=tf.float32)
print(outputs.shape, tensorflow.compat.v1 is tf)
"""
    status, out, err = run(tmp_path, 'a.py', a=script)
    assert (status, out) == (0, '(2, 4, 3) True\n'), err


def test_debugger_lets_the_session_run(tmp_path):
    script = """
import numpy as np
import tensorflow as tf
from tensorflow.python import debug as tf_debug
with tf.Session() as sess:
    sess = tf_debug.LocalCLIDebugWrapperSession(sess)
    sess.add_tensor_filter('bad', tf_debug.has_inf_or_nan)
    print(sess.run(tf.constant(2)), tf_debug.has_inf_or_nan(None, np.inf))
"""
    status, out, err = run(tmp_path, '--release=1.4', 'a.py', a=script)
    assert (status, out) == (0, '2 True\n'), err


def test_checkpoint_without_its_data_does_not_exist(tmp_path):
    script = """
import os
import tensorflow as tf
tf.Variable(1.0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    path = tf.train.Saver().save(sess, './model.ckpt')
print(tf.train.checkpoint_exists(path))
os.remove('model.ckpt.data-00000-of-00001')
print(tf.train.checkpoint_exists(path), tf.train.checkpoint_exists('no'))
"""
    status, out, err = run(tmp_path, '--release=1.4', 'a.py', a=script)
    assert (status, out) == (0, 'True\nFalse False\n'), err


def test_a_script_that_never_trains_says_so(tmp_path):
    script = (
        'import tensorflow as tf\nwith tf.Session() as s:\n'
        '    print(s.run(tf.constant(2)))\n'
    )
    status, out, err = run(tmp_path, '--steps=5', 'a.py', a=script)
    assert (status, out) == (0, '2\n')
    assert 'no training step' in last(err)


@pytest.mark.parametrize(
    'argv, words',
    [
        ((), 'expected SCRIPT'),
        (('absent.py',), 'cannot read absent.py: No such file'),
        (('-m', 'absent.tool'), 'no module named absent.tool'),
        (('--release=0.4', 'a.py'), 'release must be one of'),
        (('--steps=0', 'a.py'), '--steps=0: expected a whole number of at'),
        (('--steps=x', 'a.py'), "of at least 1, got 'x'"),
        (('--seeds=1', 'a.py'), 'no flag --seeds; did you mean --seed?'),
        (('--release',), '--release: expected a value, got none'),
        (('',), 'SCRIPT: expected a path, got an empty name'),
        (('.',), '. is a folder without a __main__.py; name a script'),
        (('-m', ''), '-m: expected a module, got an empty name'),
        (('-m', 'xml'), 'xml is a package without a __main__ module'),
        ((sys.executable,), 'must be Python source, got binary data'),
        (('bad.py',), 'bad.py: line 3 is neither Python 2 nor Python 3.'),
        (('bad2.py',), 'bad2.py: line 4 is neither Python 2 nor Python 3.'),
        (('wide.py',), 'yyyyy...'),
        (('--trace=/proc/none/x', 'a.py'), '/proc/none'),
    ],
)
def test_what_cannot_start_ends_with_one_line(tmp_path, argv, words):
    status, out, err = run(
        tmp_path,
        *argv,
        a='print(1)',
        bad='x = 1\n\nx = = 2\n',
        bad2='print "x"\n\nif 1:\n    x = = 2\n',
        wide=f'x = "{"y" * 9999}\n\x1b',
    )
    assert (status, out) == (2, '')
    assert len(err) < 300 and err.rstrip('\n').isprintable()
    assert last(err).startswith('legacy-rnn: ')
    assert words in last(err)
    assert 'Traceback' not in err


def test_failure_ends_with_what_is_known_of_the_line(tmp_path):
    script = """import tensorflow as tf
x = tf.concat([tf.zeros([1]), tf.zeros([1])], 0)
"""
    status, _, err = run(tmp_path, '--release=0.12', 'a.py', a=script)
    assert status == 1
    assert '  File "a.py", line 2, in <module>' in err
    assert 'running/' not in err
    tail = [t for t in err.split('\n') if t.startswith('legacy-rnn: a.py:2')]
    assert '0.12 took (concat_dim, values, name=' in tail[0]


def test_missing_package_is_named_with_its_pip_line(tmp_path):
    status, _, err = run(tmp_path, 'a.py', a='import cv2\n')
    assert status == 1
    line = 'legacy-rnn: a.py:1: needs the package cv2: pip install opencv-'
    assert line in err
    assert 'ModuleNotFoundError' in err


def test_package_that_a_helper_imports_is_missed_when_it_is_used(tmp_path):
    helper = """
import prettytensor.layers as layers
from prettytensor import wrap
try:
    import theano
    there = True
except ImportError:
    there = False

def use():
    return wrap()
"""
    script = 'import helper\nprint(helper.there)\nhelper.use()\n'
    status, out, err = run(tmp_path, 'a.py', a=script, helper=helper)
    assert (status, out) == (1, 'False\n')
    assert 'helper.py:11: needs the package prettytensor: pip install' in err
    status, out, err = run(tmp_path, 'a.py', a='from helper import there\n')
    assert (status, out) == (0, '')
    status, out, err = run(tmp_path, 'b.py', b='from prettytensor import wrap')
    assert status == 1
    assert 'b.py:1: needs the package prettytensor' in err


def test_file_that_is_no_python_is_shown_as_python_shows_it(tmp_path):
    files = {'a': 'import helper\n', 'helper': 'x =\n'}
    status, _, err = run(tmp_path, 'a.py', **files)
    assert status == 1
    shown = [line for line in err.split('\n') if '  File' in line]
    assert len(shown) == 2 and 'helper.py", line 1' in shown[1], err


def test_missing_data_file_is_named(tmp_path):
    status, _, err = run(tmp_path, 'a.py', a="\nopen('x.txt')\n")
    assert status == 1
    assert 'legacy-rnn: a.py:2: x.txt is not in ' in err


def test_symbol_without_home_exits_2_with_advice(tmp_path):
    script = (
        'import tensorflow as tf\n'
        'from tensorflow.contrib.learn import KMeansClustering\n'
        'KMeansClustering(3)\n'
    )
    status, out, err = run(tmp_path, '--release=1.4', 'a.py', a=script)
    assert (status, out) == (2, '')
    assert last(err).startswith('legacy-rnn: a.py:')
    assert 'contrib.learn.KMeansClustering' in last(err)
    assert 'Traceback' not in err


def test_interrupt_exits_130(tmp_path):
    script = (
        'import sys, time\nprint("ready")\nsys.stdout.flush()\n'
        'while True:\n    time.sleep(0.05)\n'
    )
    (tmp_path / 'a.py').write_text(script)
    process = subprocess.Popen(
        [sys.executable, '-m', 'legacy_rnn.run', 'a.py'],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A background job ignores it, and so does what it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        assert process.stdout.readline() == 'ready\n'
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130
    assert last(err).startswith('legacy-rnn: interrupted at a.py:')
    assert 'Traceback' not in err


KILLED = """\
import os, signal
import tensorflow as tf
x = tf.placeholder(tf.float32, [])
session = tf.Session()
for i in range(3):
    session.run(x + 1, {x: i})
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_trace_is_there_when_the_program_is_killed(tmp_path):
    status, _, err = run(tmp_path, '--trace=new/t', 'a.py', a=KILLED)
    assert status == -signal.SIGKILL, err
    lines = (tmp_path / 'new' / 't').read_text().splitlines()
    assert [json.loads(line).get('run') for line in lines] == [None, 0, 1, 2]


@pytest.mark.parametrize(
    ('path', 'reason'),
    [
        ('a.py', 'got a.py, which is neither; choose another name'),
        ('.', '--trace=.: expected a file, got the folder .'),
        ('', '--trace=: expected a file, got an empty name'),
    ],
)
def test_path_of_a_trace_is_checked_first(tmp_path, path, reason):
    text = 'import tensorflow as tf\nopen("reached", "w")\n'
    status, _, err = run(tmp_path, f'--trace={path}', 'a.py', a=text)
    assert status == 2
    assert err.startswith('legacy-rnn: ') and err.endswith(f'{reason}\n')
    assert err.count('\n') == 1
    assert (tmp_path / 'a.py').read_text() == text
    assert not (tmp_path / 'reached').exists()


@pytest.mark.parametrize(
    'source, told',
    [
        (b'optimizer = 1', ['--release']),
        (b'import sys; sys.argv', []),
        (b'FLAGS = tf.app.flags.FLAGS', []),
        (b"tf.app.flags.DEFINE_integer('epochs', 3, '')", ['--release']),
        (b"tf.app.flags.DEFINE_string('release', '', '')", []),
        (b'parser.add_argument("-r", "--release")', []),
    ],
)
def test_flag_behind_a_script_that_knows_none_is_told(source, told):
    argv = ['a.py', '--release=0.8', '--epochs=3', 'trace']
    program = programs.Program(source, 'a.py', argv, '.')
    assert run_command._misplaced(program) == told
