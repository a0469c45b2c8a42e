"""Draws of a run are those of the real 0.12.1, 1.4.1, 1.12.3 and 1.15.5."""

import pytest

from tests import forking

SCRIPT = """\
import tensorflow as tf
import numpy as np
tf.set_random_seed(1)
data = tf.ones([2, 3])
if tf.__version__ < '1':
    parts = tf.split(1, 3, data)
else:
    parts = tf.split(data, 3, 1)
dropped = tf.nn.dropout(tf.transpose(data), 0.5)
again = tf.nn.dropout(data, tf.placeholder_with_default(0.5, []))
drawn = [tf.random_uniform([2]), tf.random_normal([2])]
drawn.append(tf.get_variable('x', [2]))
with tf.Session() as session:
    session.run(tf.initialize_all_variables())
    for one in session.run([dropped, again]):
        print(np.ravel(one).astype(int).tolist())
    print([round(float(n), 3) for n in np.ravel(session.run(drawn))])
"""
OF_1 = """\
[0, 2, 2, 0, 2, 2]
[2, 0, 0, 0, 2, 0]
[0.386, 0.239, -0.232, 0.549, -0.397, 0.177]
"""
DRAWN = {
    '0.12': """\
[2, 2, 2, 2, 2, 0]
[0, 2, 0, 2, 2, 2]
[0.96, 0.28, 0.027, 1.161, -0.562, 0.25]
""",
    '1.4': OF_1,
    '1.12': OF_1,
    '1.15': """\
[2, 2, 2, 0, 0, 0]
[2, 0, 0, 0, 2, 0]
[0.229, 0.762, 0.472, -0.126, -0.643, 0.918]
""",
}


@pytest.mark.parametrize('release', DRAWN)
def test_draws_of_a_seeded_graph_are_those_of_the_release(release):
    done = forking.module(
        'legacy_rnn', 'run', f'--release={release}', '-c', SCRIPT
    )
    assert done.stdout == DRAWN[release]
