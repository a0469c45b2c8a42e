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
