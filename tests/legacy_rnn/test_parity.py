"""`legacy-rnn parity SCRIPT`: any program, its loops swapped."""

import json

import pytest

from legacy_rnn import parity as parity_command
from tests import forking

AGREES = """
import sys
import numpy as np
import tensorflow as tf
data = tf.placeholder(tf.float32, [4, 6, 3])
length = tf.placeholder(tf.int32, [4])
target = tf.placeholder(tf.int64, [4])
cells = [tf.nn.rnn_cell.GRUCell(5) for _ in range(2)]
cells = [tf.nn.rnn_cell.DropoutWrapper(c, output_keep_prob=0.7)
         for c in cells]
cell = tf.nn.rnn_cell.MultiRNNCell(cells)
out, state = tf.nn.dynamic_rnn(cell, data, length, dtype=tf.float32)
logits = tf.layers.dense(tf.nn.dropout(state[-1], 0.8), 3)
loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(
    labels=target, logits=logits))
train = tf.train.AdamOptimizer(float(sys.argv[1])).minimize(loss)
best = tf.argmax(logits, 1)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for i in range(9):
        x = np.random.randn(4, 6, 3)
        feed = {data: x, length: [6, 3, 0, 4], target: [0, 1, 2, 0]}
        print(session.run([loss, best, train], feed))
    open('written.txt', 'x').close()
"""

DIFFERS = """
import numpy as np
import tensorflow as tf

class Counting(tf.nn.rnn_cell.BasicRNNCell):
    calls = 0
    def __call__(self, inputs, state, scope=None):
        self.calls += 1
        made = super(Counting, self).__call__(inputs, state, scope)
        return made[0] * self.calls, made[1]

class Keeping(tf.nn.rnn_cell.BasicRNNCell):
    kept = []
    def __call__(self, inputs, state, scope=None):
        made = super(Keeping, self).__call__(inputs, state, scope)
        self.kept.append(tf.reduce_sum(made[0]))
        return made

data = tf.placeholder(tf.float32, [4, 6, 3])
steps = tf.unstack(data, axis=1)
with tf.variable_scope('a'):
    a, _ = tf.nn.static_rnn(Counting(5), steps, dtype=tf.float32)
with tf.variable_scope('b'):
    b, _ = tf.nn.static_rnn(Keeping(5), steps, dtype=tf.float32)
with tf.variable_scope('c'):
    cell = tf.nn.rnn_cell.GRUCell(2)
    state = cell.zero_state(4, tf.float32)
    for t in range(6):
        if t: tf.get_variable_scope().reuse_variables()
        c, state = cell(data[:, t], state)
tf.while_loop(lambda i: i < 3, lambda i: i + 1, [0])
loss = sum(map(tf.reduce_mean, [a[-1], b[-1], c] + Keeping.kept))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for i in range(3):
        print(session.run([loss, train], {data: np.ones([4, 6, 3])}))
"""

UNUSED = """
import numpy as np
import tensorflow as tf
data = tf.placeholder(tf.float32, [4, 6, 3])
_, state = tf.nn.dynamic_rnn(tf.nn.rnn_cell.GRUCell(2), data, dtype=tf.float32)
weight = tf.get_variable('w', [3, 1])
loss = tf.reduce_mean(tf.matmul(data[:, 0], weight) ** 2)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for i in range(3):
        print(session.run([loss, train], {data: np.ones([4, 6, 3])}))
"""

BY_HAND = """
import sys, threading
import numpy as np
import tensorflow as tf
data = tf.placeholder(tf.float32, [4, 6, 3])
ids = tf.cast(tf.argmax(data, 2), tf.int32)
cell = tf.contrib.rnn.EmbeddingWrapper(tf.contrib.rnn.GRUCell(2), 3, 4)
with tf.variable_scope('e'):
    tops, state = tf.contrib.rnn.static_rnn(
        cell, tf.unstack(ids, axis=1), dtype=tf.float32)
_, state = tf.contrib.legacy_seq2seq.rnn_decoder(
    tops, state, tf.contrib.rnn.GRUCell(2))
loss = tf.reduce_mean(state)
weights = tf.trainable_variables()
train = [w.assign_sub(0.1 * tf.convert_to_tensor(slope))
         for w, slope in zip(weights, tf.gradients(loss, weights))]
train = tf.group(*train)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    read = session.make_callable(weights[0])
    for i in range(2):
        feed = {data: np.random.randn(4, 6, 3)}
        train.run(feed), read()
        if 'thread' in sys.argv:
            thread = threading.Thread(target=lambda: loss.eval(feed, session))
            thread.start()
            thread.join()
"""


def parity(folder, *arguments):
    return forking.command(folder, 'parity', *arguments)


@pytest.mark.deep
def test_program_agrees_with_itself_unrolled_otherwise(tmp_path):
    (tmp_path / 'train.py').write_text(AGREES)
    arguments = ['--json', '--training_steps=4', '--variables']
    arguments += ['--unroll=static,dynamic,fused', 'train.py', '0.01']
    done = parity(tmp_path, *arguments)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result['passed']
    told = [(c['unroll'], c['to'], c['reason']) for c in result['calls']]
    assert told[0] == ('static', 'static_rnn', '')
    assert told[1][:2] == ('fused', None)
    assert 'dropout draws for all steps at once' in told[1][2]
    assert 'train.py:12 dynamic_rnn over 6 steps -> static_rnn' in done.stderr
    rows = result['rows']
    judged = [row for row in rows if row['passed'] is not None]
    assert {row['run'] for row in judged} == {1, 2, 3, 4}
    assert {row['quantity'] for row in judged} == {'fetch', 'gradient'}
    assert all(
        row['passed'] and row['line'] == 'train.py:23' for row in judged
    )
    kinds = [row['quantity'] for row in rows if row['passed'] is None]
    assert set(kinds) == {'variable'}


@pytest.mark.deep
def test_differences_and_what_cannot_be_swapped_are_told(tmp_path):
    (tmp_path / 'net.py').write_text(DIFFERS)
    done = parity(tmp_path, '-m', 'net')
    assert done.returncode == 1, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == 'net.py:22 static_rnn over 6 steps -> dynamic_rnn'
    assert lines[1].startswith(
        'net.py:24 static_rnn over 6 steps not swapped for dynamic: a tensor '
        'made inside the loop is used outside of it'
    )
    assert lines[2] == (
        'net.py:30 cell (6 times) not swapped: the program calls the cell '
        'step by step in a loop of its own'
    )
    assert lines[3] == (
        'net.py:31 while_loop not swapped: a loop that the program wrote '
        'itself'
    )
    assert lines[-3].startswith(
        'first difference: run 1 at net.py:37, fetch add_8:0'
    )
    assert lines[-2] == 'loops swapped for it: net.py:22'
    assert lines[-1].startswith('parity: FAIL, 0 of 3 values of 3 runs')


def test_nothing_to_swap_is_no_pass(tmp_path):
    (tmp_path / 'plain.py').write_text('print(1)\n')
    done = parity(tmp_path, 'plain.py')
    assert (done.returncode, done.stdout) == (2, '')
    last = done.stderr.splitlines()[-1]
    assert last == (
        'legacy-rnn: nothing to swap: no loop of the program could be swapped'
    )


def test_loop_that_no_compared_value_follows_from_is_no_pass(tmp_path):
    (tmp_path / 'unused.py').write_text(UNUSED)
    done = parity(tmp_path, 'unused.py')
    assert done.returncode == 2, done.stderr
    assert done.stdout.splitlines()[0] == (
        'unused.py:5 dynamic_rnn over 6 steps -> static_rnn, compared by no '
        'value'
    )
    assert 'no value follows from a swapped loop' in done.stderr


@pytest.mark.deep
def test_steps_of_hand_made_training_are_judged_by_gradients(tmp_path):
    (tmp_path / 'hand.py').write_text(BY_HAND)
    done = parity(tmp_path, '--json', 'hand.py', 'thread')
    assert done.returncode == 2, done.stderr
    assert '2 runs in a thread were not compared' in done.stderr
    done = parity(tmp_path, '--json', 'hand.py')
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    judged = [row for row in result['rows'] if row['passed'] is not None]
    told = [(row['run'], row['quantity']) for row in judged]
    of_step = [(1, 'gradient')] * 9
    assert told[:10] == [*of_step, (2, 'fetch')]
    told = [(c['name'], c['to']) for c in result['calls']]
    assert told == [('static_rnn', 'dynamic_rnn'), ('rnn_decoder', None)]


def test_program_that_takes_too_long_is_told_how_far_it_came(tmp_path):
    (tmp_path / 'slow.py').write_text('import time\ntime.sleep(60)\n')
    done = parity(tmp_path, '--timeout=1', 'slow.py')
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        'legacy-rnn: slow.py did not end within 1 second: it had run no '
        'session yet; lower --training_steps or raise --timeout'
    )


def test_flags_of_the_other_use_are_refused(tmp_path):
    for flags, told in [
        (['--cell=gru', 'plain.py'], '--cell needs no SCRIPT'),
        (['--variables'], '--variables needs a SCRIPT'),
        (['missing.py'], 'missing.py: no such script'),
    ]:
        done = parity(tmp_path, *flags)
        assert done.returncode == 2
        assert done.stderr.splitlines()[-1] == f'legacy-rnn: {told}'


def test_one_unroll_of_the_models_is_refused_at_once(capsys):
    assert parity_command.main(['--unroll=static']) == 2
    out, err = capsys.readouterr()
    assert (out, '--unroll=static: expected two unrolls' in err) == ('', True)
