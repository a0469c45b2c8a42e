"""The command `verify`: traces compared, and one whole way through it."""

import json
import pathlib
import subprocess
import types

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import port
from legacy_rnn import verify as verify_command
from legacy_rnn.console import command
from legacy_rnn.running import reports, tracing
from legacy_rnn.verifying import compare, programs, replay_graph
from tests import forking

v1 = tf.compat.v1

SCRIPT = """\
import numpy as np
import tensorflow as tf
from tensorflow.models.rnn import rnn, rnn_cell

x = tf.placeholder(tf.float32, [4, 5, 3])
cell = rnn_cell.MultiRNNCell([rnn_cell.GRUCell(6)] * 2)
steps = [tf.squeeze(t, [1]) for t in tf.split(1, 5, x)]
outputs, state = rnn.rnn(cell, steps, dtype=tf.float32)
w = tf.get_variable('w', [6, 2])
logits = tf.matmul(tf.nn.dropout(outputs[-1], 0.8), w)
y = np.eye(2)[[0, 1, 0, 1]].astype('float32')
loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(logits, y))
train = tf.train.AdamOptimizer(0.01).minimize(loss)
session = tf.Session()
session.run(tf.initialize_all_variables())
for _ in range(4):
    print session.run([train, loss], {x: np.random.randn(4, 5, 3)})[1]
"""


def verify(*arguments):
    return forking.module('legacy_rnn.verify', *arguments)


@pytest.fixture(scope='module')
def ported(tmp_path_factory):
    folder = tmp_path_factory.mktemp('verify')
    old = folder / 'old.py'
    old.write_text(SCRIPT)
    status = port.main(
        ['--release=0.8', f'--outdir={folder / "new"}', str(old)]
    )
    assert status == 0
    return old, folder / 'new' / 'old.py'


def test_port_of_an_old_script_computes_the_same(ported):
    run = verify(*ported)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.splitlines()[-1].startswith('PASS: 5 runs')


def test_other_model_is_shown_at_its_first_difference(ported, tmp_path):
    old, new = ported
    wrong = tmp_path / 'wrong.py'
    wrong.write_text(
        new.read_text().replace('AdamOptimizer(0.01)', 'AdamOptimizer(0.1)')
    )
    run = verify(old, wrong)
    assert run.returncode == 1, run.stderr
    assert 'first difference in run 2: fetch' in run.stdout
    assert 'old.py:17' in run.stdout


def difference(run):
    return compare.Difference(run, 'fetch x', ('a.py:1', 'b.py:1'))


def row(number, fetches, line='a.py:1'):
    return {'run': number, 'line': line, 'feeds': [], 'fetches': fetches}


def value(number, **changes):
    return {
        'name': 'loss:0',
        'dtype': 'float32',
        'shape': [],
        'digest': str(number),
        'value': number,
        **changes,
    }


def test_values_within_the_tolerance_are_equal():
    a, b = [row(0, [value(1.0)])], [row(0, [value(1.0 + 1e-6)])]
    assert compare.compare(a, b, 1e-5).difference is None
    found = compare.compare(a, b, 1e-8).difference
    assert found.run == 0 and 'value 1.0 against' in found.what


def test_shape_and_number_of_runs_count():
    a = [row(0, [value(1.0)])]
    b = [row(0, [value(1.0, shape=[1])])]
    assert 'shape' in compare.compare(a, b, 1.0).difference.what
    found = compare.compare(a * 2, a, 1.0).difference
    assert '2 runs' in found.what
    assert found.lines == ('a.py:1', 'ended before this run')


def test_nan_is_equal_to_nan_alone():
    nan = [row(0, [value('nan')])]
    other = [row(0, [value('nan', digest='other')])]
    found = compare.compare(nan, other, 0.0)
    assert found.difference is None
    assert (found.nans, found.first_nan) == (1, (0, 'a.py:1'))
    one = [row(0, [value(1.0)])]
    assert compare.compare(nan, one, 1.0).difference
    with pytest.raises(command.CommandError, match='is NaN: nothing to comp'):
        verify_command._conclude(found)


def test_order_of_numbers_counts():
    array = np.arange(6.0).reshape(2, 3)

    def rows(numbers):
        return [row(0, [tracing.describe('x', numbers)])]

    other = rows(array.reshape(3, 2).T.copy())
    found = compare.compare(rows(array), other, 1e-5).difference
    assert 'but not number by number' in found.what
    near = compare.compare(rows(array), rows(array * (1 + 1e-6)), 1e-5)
    assert near.difference is None


def test_value_that_races_with_a_write_is_counted_and_not_judged():
    a, b = row(0, [value(1), value(2)]), row(0, [value(2), value(2)])
    assert compare.compare([a], [b], 0.0).difference
    found = compare.compare([{**a, 'races': ['loss:0']}], [b], 0.0)
    assert (found.difference, found.values, found.raced) == (None, 1, 1)


def test_operations_and_what_is_fed_are_no_proof():
    only = row(0, [{'name': 'train', 'dtype': None}])
    only['feeds'] = [value(1.0)]
    found = compare.compare([only], [only], 0.0)
    assert (found.runs, found.values, found.fetched) == (1, 1, 0)
    with pytest.raises(command.CommandError, match='nothing to compare'):
        verify_command._conclude(found)


def test_weights_are_judged_where_nothing_else_is_fetched(capsys):
    step = row(0, [{'name': 'train', 'dtype': None}])
    last = {**row(1, [value(2.0)]), 'weights': True}
    found = compare.compare([step, last], [step, last], 0.0)
    assert verify_command._conclude(found) == 0
    told = ''.join(capsys.readouterr())
    assert 'the weights after the last step are compared' in told
    other = compare.compare(
        [step, last], [step, {**last, 'fetches': [value(3.0)]}], 0.0
    )
    assert verify_command._conclude(other) == 1


@pytest.mark.parametrize('threads', [True, False])
def test_order_of_threads_is_named_where_values_differ(capsys, threads):
    a, b = row(0, [value(1)]), row(0, [value(2)])
    found = compare.compare([a], [{**b, 'threads': threads}], 0.0)
    verify_command._show(found)
    assert verify_command._conclude(found) == 1
    assert ('threads ran sessions' in capsys.readouterr().out) == threads


def test_saved_graph_is_replayed(tmp_path):
    with tf.Graph().as_default(), v1.Session() as session:
        x = v1.placeholder(tf.float32, [2], name='x')
        w = v1.get_variable('w', [2], initializer=v1.ones_initializer())
        tf.multiply(x, w + 1, name='y')
        session.run(v1.global_variables_initializer())
        prefix = v1.train.Saver().save(session, str(tmp_path / 'model'))
    fed = np.array([1.0, 2.0], 'float32')
    for wanted, passed in ((2 * fed, True), (3 * fed, False)):
        outputs = tmp_path / 'outputs.npz'
        np.savez(outputs, **{'feed/x:0': fed, 'fetch/y:0': wanted})
        (found,) = replay_graph.replay(
            prefix + '.meta', prefix, str(outputs), 1e-6
        )
        assert found.passed is passed


@pytest.mark.parametrize(
    ('arguments', 'message'),
    [
        (['a.py'], 'expected ORIGINAL and PORTED'),
        (['no.py', 'such.py'], 'no such script'),
        (['.', 'such.py'], '. is a folder without a __main__.py'),
        (['a', 'b', '--new_dir=.'], '--new_dir is for -m'),
        (['-m', 'a', 'b', '--old_dir=no'], '--old_dir: no is no folder'),
        (['--release=9', 'a', 'b'], 'release must be one of'),
        (['--meta=x'], '--meta needs --checkpoint'),
        (['--meta=', 'a', 'b'], '--meta needs --checkpoint'),
        (['--meta=x', '--checkpoint=x', '--seed=3'], '--seed is not for'),
        (['--checkpoint=x', 'a', 'b'], '--checkpoint is for --meta'),
        (['--outputs=x', 'a', 'b'], '--outputs is for --meta'),
        (['--meta=x.meta', '--checkpoint=x'], 'x.meta: no such file'),
        (
            [f'--meta={__file__}', '--checkpoint=x'],
            'test_verify.npz: no such file',
        ),
    ],
)
def test_bad_call_is_one_line_and_status_two(arguments, message):
    run = verify(*arguments)
    assert run.returncode == 2
    assert run.stderr.strip().splitlines()[-1].startswith('legacy-rnn:')
    assert message in run.stderr


DRAWS = """\
import tensorflow as tf

x = tf.ones([4, 3])
# More operations of the release's own lie before the draws than in a port.
for _ in range(3):
    x = tf.concat([x, x], 1)[:, :3]
cell = tf.contrib.rnn.BasicLSTMCell(5)
out, _ = tf.nn.dynamic_rnn(cell, tf.stack([x, x], 1), dtype=tf.float32)
w = tf.Variable(tf.random_normal([5, 2]))
out = tf.nn.dropout(tf.matmul(out[:, -1], w), 0.5)
session = tf.Session()
session.run(tf.global_variables_initializer())
print(session.run([out, w]))
"""


@pytest.mark.deep
def test_both_programs_draw_the_same_numbers(tmp_path):
    old = tmp_path / 'old.py'
    old.write_text(DRAWS)
    new = tmp_path / 'new'
    assert port.main(['--release=1.4', f'--outdir={new}', str(old)]) == 0
    text = (new / 'old.py').read_text()
    # An operation that draws nothing may be in one of the two alone.
    text = text.replace('x = tf.ones([4, 3])', 'x = tf.ones([4, 3]) + 0.0')
    (new / 'old.py').write_text(text)
    run = verify('--release=1.4', old, new / 'old.py')
    assert run.returncode == 0, run.stdout + run.stderr


RESTORES = """\
import os
import tensorflow as tf

w = tf.Variable(tf.random_uniform([2]))
train = tf.train.GradientDescentOptimizer(0.1).minimize(tf.reduce_sum(w))
saver = tf.train.Saver()
session = tf.Session()
session.run(tf.global_variables_initializer())
if os.path.isdir('saved'):
    saver.restore(session, tf.train.latest_checkpoint('saved'))
else:
    os.mkdir('saved')
if os.path.exists('../link'):
    os.remove('../link')
os.symlink(os.path.abspath('saved'), '../link')
session.run([train, w])
print(saver.save(session, 'saved/model'))
"""


def test_second_program_does_not_find_what_the_first_saved(
    tmp_path, monkeypatch
):
    old = tmp_path / 'old.py'
    old.write_text(RESTORES)
    new = tmp_path / 'new'
    assert port.main([f'--outdir={new}', str(old)]) == 0
    place = tmp_path / 'place'
    place.mkdir()
    monkeypatch.chdir(place)
    run = verify(old, new / 'old.py')
    assert run.returncode == 0, run.stdout + run.stderr
    assert (place / 'saved' / 'model.index').exists()
    assert (tmp_path / 'link' / 'model.index').exists()


def test_modules_beside_the_programs_are_none_of_the_package(
    tmp_path, monkeypatch
):
    """A random.py of the program's is for the program alone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv('PYTHONSAFEPATH', raising=False)
    flags = types.SimpleNamespace(seed=1)
    runs = programs.Runs(flags, [], str(tmp_path / 'runs'))
    assert runs.is_safe and runs.env['PYTHONSAFEPATH'] == '1'
    monkeypatch.setenv('PYTHONSAFEPATH', '1')
    assert not programs.Runs(flags, [], str(tmp_path / 'runs')).is_safe


@pytest.mark.deep
def test_ported_notebook_is_compared(tmp_path):
    cell = {'cell_type': 'code', 'source': SCRIPT, 'metadata': {}}
    cell |= {'outputs': [], 'execution_count': None}
    book = {'cells': [cell], 'metadata': {}, 'nbformat': 4}
    old = tmp_path / 'old.ipynb'
    old.write_text(json.dumps({**book, 'nbformat_minor': 0}))
    new = tmp_path / 'new'
    assert port.main(['--release=0.8', f'--outdir={new}', str(old)]) == 0
    run = verify(old, new / 'old.ipynb')
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.splitlines()[-1].startswith('PASS: 5 runs')


def test_script_that_fails_is_named(ported, tmp_path):
    broken = tmp_path / 'broken.py'
    broken.write_text('import tensorflow.compat.v1 as tf\n1 / 0\n')
    run = verify(ported[0], broken)
    assert run.returncode == 2
    place, code, last = run.stderr.splitlines()[-3:]
    assert place == f'  File "{broken}", line 2'
    assert code == '    1 / 0'
    assert last == (
        f'legacy-rnn: the ported program, {broken}, ended with status 1: '
        'ZeroDivisionError: division by zero'
    )


@pytest.mark.deep
def test_cause_is_the_originals_own_error(tmp_path):
    old = tmp_path / 'old.py'
    text = 'import tensorflow as tf\ntf.Session().run(tf.constant(1))\n'
    old.write_text(f'{text}open("missing.txt")\n')
    run = verify(old, old)
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1] == (
        f'legacy-rnn: the original program, {old}, ended with status 1: '
        'FileNotFoundError: [Errno 2] No such file or directory: '
        "'missing.txt'"
    )
    assert 'Session.run calls' not in run.stderr


@pytest.mark.deep
def test_what_may_help_the_original_is_said(tmp_path):
    old = tmp_path / 'old.py'
    old.write_text(
        'import tensorflow as tf\nhalf = 7 / 2\nprint(int(str(half)))\n'
    )
    run = verify(old, old)
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1].endswith(
        'written for Python 2: try --python=2'
    )


@pytest.mark.deep
def test_program_that_asks_for_arguments_is_quoted(tmp_path):
    old = tmp_path / 'old.py'
    old.write_text('print("usage: old.py FILE")\nraise SystemExit(1)\n')
    run = verify(old, old, '--release=1.4')
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1].endswith(
        'ended with status 1: usage: old.py FILE'
    )


@pytest.mark.deep
def test_message_that_begins_a_line_below_is_quoted(tmp_path):
    old = tmp_path / 'old.py'
    old.write_text('raise OSError("\\nno words.txt\\nmake it first")\n')
    run = verify(old, old, '--release=1.4')
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1].endswith(
        'ended with status 1: OSError: no words.txt'
    )


PACKAGE = {
    'pkg/__init__.py': '',
    'pkg/__main__.py': """\
import sys
import tensorflow as tf
from .net import total
from pkg import net
x = tf.placeholder(tf.float32, [2, 3])
print tf.Session().run(total(x), {x: [[1, 2, int(sys.argv[1])]] * 2})
""",
    'pkg/net.py': """\
import tensorflow as tf
def total(x):
    return tf.reduce_sum(tf.concat(1, [x, x])) * (3 / 2)
""",
}


def test_packages_are_compared_by_their_names(tmp_path, monkeypatch):
    """The port's modules are its own: the working folder has others."""
    for name, text in PACKAGE.items():
        path = tmp_path / 'old' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    new = tmp_path / 'new'
    assert port.main([f'--outdir={new}', str(tmp_path / 'old')]) == 0
    monkeypatch.chdir(tmp_path / 'old')
    run = verify('-m', 'pkg', 'pkg', '--new_dir=../new', '--', '3')
    assert run.stdout == 'PASS: 1 run, 2 values compared\n', run.stderr
    (new / 'pkg' / 'net.py').unlink()
    run = verify('-m', 'pkg', 'pkg', '--new_dir=../new', '--', '3')
    assert "No module named 'pkg.net'" in run.stderr.splitlines()[-1]


def test_error_of_a_graph_is_told_without_its_stack():
    with tf.Graph().as_default(), v1.Session() as session:
        x = v1.placeholder_with_default([1.0, 2.0], [None])
        y = tf.reshape(x, [5])
        with pytest.raises(tf.errors.InvalidArgumentError) as caught:
            session.run(y)
    _, said = reports.cause(caught.value)
    assert 'InvalidArgumentError: Input to reshape is a tensor' in said[0]
    assert len(said) <= 3


@pytest.mark.parametrize(
    ('error', 'wanted'),
    [
        (None, None),
        (SystemExit(3), None),
        (SystemExit('no\ndata'), ([], ['no', 'data'])),
        (
            OSError(2, 'gone', 'x'),
            ([], ["FileNotFoundError: [Errno 2] gone: 'x'"]),
        ),
    ],
)
def test_cause_is_what_escaped_the_program(error, wanted):
    assert reports.cause(error) == wanted


def test_trace_leaves_out_what_tensorflow_ran(tmp_path):
    path = tmp_path / 'trace.jsonl'
    rows = [{'format': 'x'}, {'run': 0, 'by': 'script'}]
    rows += [{'run': 1, 'by': 'tensorflow'}, {'end': {}}]
    lines = ''.join(json.dumps(row) + '\n' for row in rows)
    path.write_text(lines + '{"run": 2, "by')
    assert [r['run'] for r in compare.load(path)] == [0]


CLOCK = """\
import time
import tensorflow as tf

x = tf.placeholder(tf.float32, [])
session = tf.Session()
start = time.time()
for _ in range(3):
    session.run(x + 1, {x: time.time() - start})
"""


@pytest.mark.deep
def test_program_that_feeds_the_time_equals_itself(tmp_path):
    assert of_its_port(CLOCK, tmp_path).startswith('PASS: 3 runs')


def of_its_port(source, folder):
    """What `verify` prints of a program and its port, which agree."""
    old, new = folder / 'old.py', folder / 'new'
    old.write_text(source)
    assert port.main([f'--outdir={new}', str(old)]) == 0
    run = verify(old, new / 'old.py')
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


UPDATED = """\
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 4, 3])
out, _ = tf.nn.dynamic_rnn(tf.nn.rnn_cell.GRUCell(2), x, dtype=tf.float32)
out = tf.layers.batch_normalization(out, training=True)
loss = tf.reduce_mean(tf.square(out - 1.0))
with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS)):
    train = tf.train.AdamOptimizer().minimize(loss)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    session.run([loss, train], {x: np.ones([2, 4, 3])})
"""


@pytest.mark.deep
def test_updates_may_wait_for_a_loop_whose_gradient_waits_for_them(tmp_path):
    assert of_its_port(UPDATED, tmp_path).startswith('PASS: 2 runs')


GRAPHS = pathlib.Path(__file__).parents[1] / 'golden' / 'graphs'


@pytest.mark.first(1)
@pytest.mark.parametrize('release', ['0.12.1', '1.15.5'])
def test_graph_of_a_real_release_computes_what_it_did(
    release, tmp_path, capsys
):
    with np.load(GRAPHS / f'{release}.npz', allow_pickle=False) as arrays:
        for name in arrays.files:
            if name.startswith('file/'):
                data = arrays[name].tobytes()
                part = name.removeprefix('file/')
                (tmp_path / f'model.{part}').write_bytes(data)
        tensors = {n: arrays[n] for n in arrays.files if 'file/' not in n}
    np.savez(tmp_path / 'model.npz', **tensors)
    call = [
        f'--meta={tmp_path / "model.meta"}',
        f'--checkpoint={tmp_path / "model"}',
    ]
    assert verify_command.main(call) == 0
    assert capsys.readouterr().out.endswith('PASS: 3 tensors compared\n')
    tensors['fetch/loss:0'] = tensors['fetch/loss:0'] * 1.01
    np.savez(tmp_path / 'other.npz', **tensors)
    outputs = f'--outputs={tmp_path / "other.npz"}'
    assert verify_command.main([*call, outputs]) == 1
    assert 'loss:0: largest difference' in capsys.readouterr().out


def test_summaries_are_compared_by_their_numbers():
    def summary(tag, number):
        value = v1.Summary.Value(tag=tag, simple_value=number)
        return tracing.describe(
            's', v1.Summary(value=[value]).SerializeToString()
        )

    assert summary('loss', 2.0) == summary('scope/loss_1', 2.0)
    assert summary('loss', 2.0) != summary('loss', 3.0)
    full = 'queue/fraction_over_10_of_90_full'  # Its threads decide that.
    assert summary(full, 0.1) == summary(full, 0.2)
    assert 'mean' not in tracing.describe('s', b'text')


@pytest.mark.deep
@pytest.mark.parametrize('is_file', [True, False])
def test_both_programs_read_the_file_that_input_comes_from(
    ported, tmp_path, monkeypatch, is_file
):
    answers, read = tmp_path / 'answers.txt', []
    answers.write_text('3.5\n')

    def run(words, stdin, **options):
        read.append(stdin.read())
        request = json.loads(pathlib.Path(words[-1]).read_text())
        pathlib.Path(request['trace']).write_text('')
        return subprocess.CompletedProcess(words, 0)

    monkeypatch.setattr(programs.subprocess, 'run', run)
    with open(answers if is_file else '/dev/null') as file:
        monkeypatch.setattr('sys.stdin', file)
        verify_command.main([str(path) for path in ported])
    assert read == [b'3.5\n' if is_file else b''] * 2


def test_objects_that_are_numbers_are_recorded_as_numbers():
    numbers = tracing.describe('x', np.array([0.5, np.float32(2)], object))
    assert numbers == tracing.describe('x', np.array([0.5, 2.0]))
    texts = tracing.describe('x', np.array([0.5, 'a'], object))
    assert texts['dtype'] == 'object'


@pytest.mark.deep
def test_program_whose_thread_dies_before_it_trains_cannot_be_compared(
    tmp_path,
):
    text = (
        'import threading\nimport tensorflow as tf\n'
        'session = tf.Session()\nsession.run(tf.constant(1))\n'
        'thread = threading.Thread(target=lambda: 1 / 0)\n'
        'thread.start()\nthread.join()\n'
    )
    (tmp_path / 'old.py').write_text(text)
    (tmp_path / 'new.py').write_text(
        text.replace('tensorflow', 'tensorflow.compat.v1')
    )
    run = verify(str(tmp_path / 'old.py'), str(tmp_path / 'new.py'))
    assert run.returncode == 2
    assert 'ZeroDivisionError' in run.stderr
