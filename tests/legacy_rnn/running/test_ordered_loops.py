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

with ordered_loops.in_order(tensorflow):
    assert together(count) == {9}
    assert together(plain) == {32}
    assert together(dropped) == {1}
"""


def test_loops_that_draw_run_an_iteration_at_a_time():
    run = forking.code(LOOPS)
    assert run.returncode == 0, run.stderr
