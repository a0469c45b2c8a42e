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


# Seeds of all draws, of graphs alone.
SEEDS = """\
import tensorflow as tf

if hasattr(tf.nn, 'rnn_cell'):
    cells = tf.nn.rnn_cell
else:
    cells = tf.contrib.rnn
floats = tf.float32


def embedded():
    ids = tf.placeholder(tf.int32, [None, 7])
    table = tf.get_variable('table', [20, 5])
    rows = tf.nn.embedding_lookup(table, ids)
    tf.nn.dynamic_rnn(cells.BasicLSTMCell(4), rows, dtype=floats)


def dropped():
    data = tf.placeholder(floats, [None, 7, 3])
    keep = tf.placeholder(floats)
    cell = cells.DropoutWrapper(
        cells.BasicLSTMCell(4), output_keep_prob=keep)
    tf.nn.dynamic_rnn(cell, data, dtype=floats)


def both_ways():
    data = tf.placeholder(floats, [None, 7, 3])
    lengths = tf.placeholder(tf.int32, [None])
    tf.nn.bidirectional_dynamic_rnn(
        cells.LSTMCell(4), cells.LSTMCell(4), data, lengths, dtype=floats)


def contributed():
    layers = tf.contrib.layers
    data = tf.placeholder(floats, [None, 8, 8, 3])
    data = tf.reshape(layers.conv2d(data, 8, 3), [-1, 512])
    data = layers.dropout(layers.fully_connected(data, 10), 0.5)


def layered():
    data = tf.placeholder(floats, [None, 8, 8, 3])
    training = tf.placeholder(tf.bool)
    data = tf.layers.conv2d_transpose(data, 8, 5, strides=2)
    data = tf.layers.batch_normalization(data, training=training)
    data = tf.nn.leaky_relu(data)
    data = tf.layers.dropout(data, 0.4, training=training)
    data = tf.nn.softmax(tf.layers.dense(data, 3))
    tf.losses.mean_squared_error(data, data)


builds = [embedded, both_ways, contributed]
if tf.__version__ >= '1':
    builds += [dropped, layered]
for build in builds:
    with tf.Graph().as_default() as graph:
        tf.set_random_seed(7)
        build()
        tf.random_normal([2])
        print([
            op.get_attr('seed2') for op in graph.get_operations()
            if op.type.startswith('Random')])
"""
OF_12 = """\
[4, 114, 176]
[120, 302, 369]
[4, 24, 42, 53]
[104, 138, 178]
[5, 105, 119, 202]
"""
SEEDED = {
    '0.12': """\
[5, 85, 137]
[91, 238, 299]
[5, 28, 45, 56]
""",
    '1.4': """\
[4, 99, 159]
[105, 274, 343]
[4, 24, 42, 53]
[91, 125, 163]
[5, 106, 120, 230]
""",
    '1.8': OF_12.replace('[4, 114, 176]', '[4, 113, 175]').replace(
        '[5, 105, 119, 202]', '[5, 105, 119, 231]'
    ),
    '1.12': OF_12,
    '1.15': """\
[4, 114, 176]
[120, 302, 369]
[4, 24, 42, 57]
[104, 141, 184]
[5, 107, 125, 198]
""",
}


@pytest.mark.parametrize('release', SEEDED)
def test_seeds_of_draws_count_what_layers_and_loops_made(release):
    done = forking.module(
        'legacy_rnn', 'run', f'--release={release}', '-c', SEEDS
    )
    assert done.stdout == SEEDED[release]
