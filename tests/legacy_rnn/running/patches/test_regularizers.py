"""Regularizers of a run are called once, as 1.4.1, 1.12.3 and 1.15.5 did."""

import pytest

from tests import forking

SCRIPT = """\
import tensorflow as tf


def decay(weights):
    loss = tf.nn.l2_loss(weights)
    tf.add_to_collection('losses', loss)
    return loss


def none(weights):
    return None


tf.get_variable('x', [2], regularizer=decay)
with tf.variable_scope('part', regularizer=decay):
    tf.get_variable('y', [4, 2], partitioner=tf.fixed_size_partitioner(2))
with tf.variable_scope('part', regularizer=decay, reuse=True):
    tf.get_variable('y', [4, 2], partitioner=tf.fixed_size_partitioner(2))
tf.layers.dense(tf.ones([2, 3]), 2, kernel_regularizer=decay)
tf.get_variable('z', [2], regularizer=none)
losses = tf.get_collection('losses')
print(losses == tf.get_collection(tf.GraphKeys.REGULARIZATION_LOSSES))
print([loss.name for loss in losses])
"""
WANTED = """\
True
['x/Regularizer/L2Loss:0', 'part/y/part_0/Regularizer/L2Loss:0', \
'part/y/part_1/Regularizer/L2Loss:0', 'dense/kernel/Regularizer/L2Loss:0']
"""


@pytest.mark.parametrize('release', ['1.4', '1.15'])
def test_regularizer_is_called_once_for_each_variable(release):
    done = forking.module(
        'legacy_rnn', 'run', f'--release={release}', '-c', SCRIPT
    )
    assert done.stdout == WANTED


LOOP = """\
import tensorflow as tf

cells = tf.nn.rnn_cell
with tf.variable_scope('net', regularizer=tf.nn.l2_loss):
    cell = cells.BasicLSTMCell(3)
    tf.nn.dynamic_rnn(cell, tf.ones([2, 3, 4]), dtype=tf.float32)
losses = tf.get_collection(tf.GraphKeys.REGULARIZATION_LOSSES)
total = tf.add_n(losses)
with tf.Session() as session:
    session.run([v.assign(tf.ones_like(v)) for v in tf.global_variables()])
    print(session.run(total))
"""


def test_losses_of_weights_that_a_loop_makes_stand_outside_of_it():
    """The 7 x 12 weights and 12 biases, as 1.12.3 and 1.15.5 printed."""
    done = forking.module('legacy_rnn', 'run', '--release=1.12', '-c', LOOP)
    assert done.stdout == '48.0\n'
