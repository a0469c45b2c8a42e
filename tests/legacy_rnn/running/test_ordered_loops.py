"""Iterations of loops that draw follow one another."""

from tests import forking

LOOPS = """\
import tensorflow
import tensorflow.compat.v1 as tf
tf.disable_v2_behavior()
from legacy_rnn.compat.cells import DropoutWrapper, GRUCell
from legacy_rnn.running.patches import ordered_loops

def together(build):
    with tf.Graph().as_default() as graph:
        build()
    nodes = graph.as_graph_def().node
    return {n.attr['parallel_iterations'].i for n in nodes if n.op == 'Enter'}

def count():
    tf.while_loop(lambda i: i < 3, lambda i: i + 1, [0], parallel_iterations=9)

def plain():
    tf.nn.dynamic_rnn(GRUCell(3), tf.zeros([1, 2, 3]), dtype=tf.float32)

def dropped():
    cell = DropoutWrapper(GRUCell(3), output_keep_prob=0.5)
    out, _ = tf.nn.dynamic_rnn(cell, tf.zeros([1, 2, 3]), dtype=tf.float32)
    tf.gradients(out, tf.trainable_variables())

def waiting():
    cell = DropoutWrapper(GRUCell(3), output_keep_prob=0.5)
    out, _ = tf.nn.dynamic_rnn(cell, tf.zeros([1, 4, 3]), dtype=tf.float32)
    weights = tf.trainable_variables()
    mean = tf.get_variable('mean', [])
    with tf.control_dependencies([mean.assign(tf.reduce_sum(out))]):
        gradients = tf.gradients(out, weights)
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        assert session.run([out, gradients])[0].shape == (1, 4, 3)

with ordered_loops.in_order(tensorflow):
    assert together(count) == {9}
    assert together(plain) == {32}
    assert together(dropped) == {1}
    assert together(waiting) == {1, 32}  # One in the gradient's.
"""


def test_loops_that_draw_run_an_iteration_at_a_time():
    run = forking.code(LOOPS)
    assert run.returncode == 0, run.stderr
