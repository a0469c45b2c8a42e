"""Up to 0.12 an optimizer may be built where variables are reused."""

import os
import subprocess
import sys

import pytest

SCRIPT = """
import sys
from legacy_rnn import compat
tf = compat.api(sys.argv[1])
with tf.variable_scope('s') as scope:
    w = tf.get_variable('w', [2])
    scope.reuse_variables()
    optimizer = tf.train.{}
    step = optimizer.minimize(tf.reduce_sum(w * w))
    average = tf.train.ExponentialMovingAverage(0.5)
    update = average.apply([tf.square(w)])
with tf.Session() as sess:
    sess.run(tf.initialize_all_variables())
    before = sess.run(w)
    sess.run([step, update])
    assert (sess.run(w) != before).all()
    assert isinstance(optimizer, tf.train.Optimizer)
print(sorted(v.name for v in tf.all_variables()))
"""


@pytest.mark.parametrize(
    ('release', 'optimizer', 'names'),
    [
        ('0.12', 'AdamOptimizer(0.1)', ['s/s/w/Adam:0', 's/s/w/Adam_1:0']),
        ('0.7', 'AdagradOptimizer(0.1)', ['s/s/w/Adagrad:0']),
    ],
)
def test_slots_are_made_in_a_scope_that_reuses(release, optimizer, names):
    done = subprocess.run(
        [sys.executable, '-c', SCRIPT.format(optimizer), release],
        env={**os.environ, 'TF_CPP_MIN_LOG_LEVEL': '3'},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert all(name in done.stdout for name in names), done.stdout


def test_the_same_lines_raise_from_1_0():
    done = subprocess.run(
        [
            sys.executable,
            '-c',
            SCRIPT.format('AdamOptimizer(0.1)'),
            '1.0',
        ],
        env={**os.environ, 'TF_CPP_MIN_LOG_LEVEL': '3'},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 'does not exist' in done.stderr
