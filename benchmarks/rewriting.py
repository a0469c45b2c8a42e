"""What it costs to rewrite a graph, and what it gives.

usage: python benchmarks/rewriting.py [ROUNDS]

Trains small networks of 20 steps, batch 32, 128 units in sessions of one
graph: with all that TensorFlow's Grappler does by default, with what
`legacy-rnn run` has it do, and with nothing. Prints the processor time of the
first training step, and of later ones, medians of ROUNDS (60) in turn.
"""

import os
import statistics
import sys
import time

os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')

import numpy as np
import tensorflow

from legacy_rnn.compat import v1 as tf
from legacy_rnn.running.patches import sessions

BATCH, STEPS, DEPTH, UNITS, CLASSES = 32, 20, 28, 128, 10
CELLS = {
    'LSTM': tf.nn.rnn_cell.BasicLSTMCell,
    'GRU': tf.nn.rnn_cell.GRUCell,
    'two LSTMs': lambda units: tf.nn.rnn_cell.MultiRNNCell(
        [tf.nn.rnn_cell.BasicLSTMCell(units) for _ in range(2)]
    ),
}


def main(rounds=60):
    """Measures each network and prints a row of a table for it."""
    print('| network | operations | first step, s | later steps, ms |')
    print('|---|---|---|---|')
    for cell in CELLS:
        for unroll in ('static', 'static with lengths', 'dynamic'):
            row(cell, unroll, int(rounds))


def row(cell, unroll, rounds):
    """Measures and prints one network."""
    graph, step, feed = network(CELLS[cell], unroll)
    ways = [session(graph, way) for way in ('default', 'run', 'none')]
    first = [seconds(way, step, feed) for way in ways]
    later: list = [[] for _ in ways]
    for _ in range(rounds):
        for way, took in zip(ways, later, strict=True):
            took.append(1e3 * seconds(way, step, feed))
    shown = [
        ' / '.join(f'{number:.2f}' for number in numbers)
        for numbers in (first, map(statistics.median, later))
    ]
    count = len(graph.get_operations())
    print(f'| {cell}, {unroll} | {count} | {" | ".join(shown)} |', flush=True)


def network(make, unroll):
    """A graph, its training step and what feeds it."""
    random = np.random.RandomState(0)
    with tf.Graph().as_default() as graph:
        data = tf.placeholder(tf.float32, [BATCH, STEPS, DEPTH])
        lengths = tf.placeholder(tf.int32, [BATCH])
        told = lengths if unroll != 'static' else None
        cell, options = make(UNITS), {'dtype': tf.float32}
        if unroll == 'dynamic':
            outputs, _ = tf.nn.dynamic_rnn(cell, data, told, **options)
            last = outputs[:, -1]
        else:
            frames = tf.unstack(data, axis=1)
            outputs, _ = tf.nn.static_rnn(
                cell, frames, sequence_length=told, **options
            )
            last = outputs[-1]
        weight = tf.get_variable('weight', [UNITS, CLASSES])
        cost = tf.reduce_mean(tf.square(tf.matmul(last, weight)))
        pairs = tf.train.AdamOptimizer(1e-3).compute_gradients(cost)
        gradients, variables = zip(*pairs, strict=True)
        clipped, _ = tf.clip_by_global_norm(gradients, 5.0)
        step = tf.train.AdamOptimizer(1e-3).apply_gradients(
            zip(clipped, variables, strict=True)
        )
        graph.init = tf.global_variables_initializer()
    feed = {
        data: random.randn(BATCH, STEPS, DEPTH),
        lengths: random.randint(1, STEPS, BATCH),
    }
    return graph, step, feed


def session(graph, way):
    """A session of the graph, with its variables."""
    kind = tensorflow.compat.v1.Session
    config = tensorflow.compat.v1.ConfigProto()
    if way == 'none':
        config.graph_options.rewrite_options.disable_meta_optimizer = True
    made = kind.__new__(kind)
    make = kind.__init__
    if way == 'run':
        make = sessions.configured(tensorflow, make)
    make(made, graph=graph, config=config)
    made.run(graph.init)
    return made


def seconds(session, step, feed):
    """Processor time of one step."""
    start = time.process_time()
    session.run(step, feed)
    return time.process_time() - start


if __name__ == '__main__':
    main(*sys.argv[1:])
