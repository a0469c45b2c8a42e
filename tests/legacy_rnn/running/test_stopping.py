"""Programs that train in processes end after their steps."""

import multiprocessing
import os

import pytest

from legacy_rnn.running import stopping
from tests import forking

PROGRAM = """
import multiprocessing
import tensorflow as tf


def train(rate):
    w = tf.Variable(1.0)
    step = tf.train.GradientDescentOptimizer(rate).minimize(w * w)
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        for _ in range(5):
            session.run(step)
            print('step', flush=True)


pool = multiprocessing.Pool(1)
pool.map(train, [0.1])
print('done')
"""


def step():
    stopping.Stopper().heed(True)


@pytest.mark.skipif(not hasattr(os, 'fork'), reason='a pool forks there')
def test_who_waits_for_a_pool_gets_the_end_of_its_steps():
    """The worker had ended, and its task was lost."""
    with multiprocessing.get_context('fork').Pool(1) as pool:
        with pytest.raises(stopping.StepsDone):
            pool.apply_async(step).get(20)


TESTS = """
import unittest
import tensorflow as tf


class Training(unittest.TestCase):
    def test_steps(self):
        w = tf.Variable(1.0)
        step = tf.train.GradientDescentOptimizer(0.1).minimize(w * w)
        with tf.Session() as session:
            session.run(tf.global_variables_initializer())
            for _ in range(5):
                session.run(step)
                print('step', flush=True)


unittest.main()
"""


def test_program_that_trains_in_a_test_ends_as_others(tmp_path):
    """The test took the end of its steps for an error, and ended with 1."""
    (tmp_path / 'old.py').write_text(TESTS)
    done = forking.command(tmp_path, 'run', '--steps=3', 'old.py')
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ['step'] * 3
    assert 'Error' not in done.stderr and '3 training steps' in done.stderr


@pytest.mark.skipif(not hasattr(os, 'fork'), reason='a pool forks there')
def test_program_that_trains_in_a_pool_ends(tmp_path):
    (tmp_path / 'old.py').write_text(PROGRAM)
    done = forking.command(tmp_path, 'run', '--steps=3', 'old.py')
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ['step'] * 3


FAILING = """
import contextlib
import tensorflow as tf


@contextlib.contextmanager
def supervised(session):
    try:
        yield session
    finally:
        raise ValueError('a thread failed')


w = tf.Variable(1.0)
step = tf.train.GradientDescentOptimizer(0.1).minimize(w * w)
with supervised(tf.Session()) as session:
    session.run(tf.global_variables_initializer())
    for _ in range(5):
        session.run(step)
        print('step', flush=True)
"""


def test_error_on_the_way_out_of_the_last_step_is_no_end(tmp_path):
    """It ended with 1 and the error, as if it had not trained."""
    (tmp_path / 'old.py').write_text(FAILING)
    done = forking.command(tmp_path, 'run', '--steps=3', 'old.py')
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ['step'] * 3
    assert 'a thread failed' not in done.stderr
    done = forking.command(tmp_path, 'run', '--steps=9', 'old.py')
    assert done.returncode == 1
    assert 'a thread failed' in done.stderr


def test_verify_compares_steps_that_an_error_follows(tmp_path):
    (tmp_path / 'old.py').write_text(FAILING)
    new = FAILING.replace('import tensorflow', 'import tensorflow.compat.v1')
    new = new.replace('w = ', 'tf.disable_v2_behavior()\nw = ')
    (tmp_path / 'new.py').write_text(new)
    done = forking.command(tmp_path, 'verify', '--steps=3', 'old.py', 'new.py')
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]


CATCHING = """
import tensorflow as tf

w = tf.Variable(1.0)
loss = w * w
step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
session = tf.Session()


def train():
    try:
        return session.run([loss, step])
    except:
        print('wrong')


session.run(tf.global_variables_initializer())
for _ in range(5):
    value, _ = train()
    print('step', flush=True)
"""


def test_error_after_an_end_that_was_caught_is_no_end(tmp_path):
    """The program lacked what the step gives, and ended with 1."""
    (tmp_path / 'old.py').write_text(CATCHING)
    done = forking.command(tmp_path, 'run', '--steps=3', 'old.py')
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ['step'] * 3 + ['wrong']
    assert 'TypeError' not in done.stderr
    new = CATCHING.replace('import tensorflow', 'import tensorflow.compat.v1')
    new = new.replace('w = tf', 'tf.disable_v2_behavior()\nw = tf')
    (tmp_path / 'new.py').write_text(new)
    done = forking.command(tmp_path, 'verify', '--steps=3', 'old.py', 'new.py')
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]


LATER = """
import tensorflow as tf

w = tf.Variable(1.0)
step = tf.train.GradientDescentOptimizer(0.1).minimize(w * w)
session = tf.Session()
session.run(tf.global_variables_initializer())
try:
    for i in range(5):
        session.run(step)
        if i == 3:
            loss = None
except:
    print(session.run(w) < 1)
"""


@pytest.mark.parametrize(
    ('last', 'status'),
    [('loss[0]', 0), ('session.run(w)[0]', 1), ('int("a")', 1)],
)
def test_error_long_after_an_end_that_was_caught_is_its_own(
    tmp_path, last, status
):
    """Whatever came after a bare except counted as the end of the steps."""
    (tmp_path / 'old.py').write_text(f'{LATER}{last}\n')
    done = forking.command(tmp_path, 'run', '--steps=3', 'old.py')
    assert done.returncode == status, done.stderr[-2000:]
    assert done.stdout == 'True\n'
    assert ('Error' in done.stderr) == (status == 1)


THREADS = """
import threading
import tensorflow as tf

w = tf.Variable(1.0)
step = tf.train.GradientDescentOptimizer(0.1).minimize(w * w)
session = tf.Session()
session.run(tf.global_variables_initializer())


def look():
    while True:
        session.run(w)


for _ in range(40):
    threading.Thread(target=look, daemon=True).start()
for _ in range(5):
    session.run(step)
"""


def test_threads_that_outlive_the_steps_say_nothing(tmp_path):
    """They raised between the end of the program and that of Python."""
    (tmp_path / 'old.py').write_text(THREADS)
    done = forking.command(tmp_path, 'run', '--steps=3', 'old.py')
    assert done.returncode == 0, done.stderr[-2000:]
    assert 'Exception' not in done.stderr and 'Error' not in done.stderr
