"""How layers reuse: numbered up to 1.1, shared from 1.2, as in real 1.0.1."""

import pytest

from tests import forking

SCRIPT = """
import sys
from legacy_rnn import compat
tf = compat.api(sys.argv[1])
for reuse in (None, True):
    with tf.variable_scope('a', reuse=reuse):
        y = tf.layers.dense(tf.zeros([2, 5]), 3, reuse=reuse)
        tf.layers.dense(y, 1, reuse=reuse)
print(len(tf.global_variables()))
"""


@pytest.mark.parametrize(
    ('release', 'said'),
    [('1.1', '4\n'), ('1.4', 'Trying to share variable a/dense/kernel')],
)
def test_unnamed_layers_are_found_again_up_to_1_1(release, said):
    done = forking.code(SCRIPT, release)
    assert said in done.stdout + done.stderr


RENEWED = """
import sys
from legacy_rnn import compat
tf = compat.api(sys.argv[1])
for reuse in (False, True):
    with tf.variable_scope('a', reuse=True):
        y = tf.layers.dense(tf.zeros([2, 5]), 3, reuse=reuse)
        tf.layers.dense(y, 1, name='last', reuse=reuse)
print([v.name for v in tf.global_variables()][::2])
"""


@pytest.mark.parametrize(
    ('release', 'said'),
    [
        ('1.0', "['a/dense/kernel:0', 'a/last/kernel:0']"),
        ('1.1', 'a/dense/kernel does not exist'),
    ],
)
def test_layers_of_1_0_end_the_reuse_around_them(release, said):
    done = forking.code(RENEWED, release)
    assert said in done.stdout + done.stderr
