"""Sparse tensors of the runner have the shape of their release."""

from tests import forking

SCRIPT = """\
import tensorflow as tf
made = tf.SparseTensor([[0, 1]], [1.0], [2, 3])
batch = tf.sparse_reorder(made)
with tf.Session() as session:
    print(session.run(batch.shape), session.run(batch).shape)
"""


def run(release):
    done = forking.module(
        'legacy_rnn', 'run', f'--release={release}', '-c', SCRIPT
    )
    return done.stdout.strip()


def test_shape_is_a_tensor_up_to_0_12():
    assert run('0.12') == '[2 3] [2 3]'


def test_shape_is_known_before_running_from_1_0():
    assert run('1.0') == ''
