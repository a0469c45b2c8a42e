"""Time to build a static graph with its gradients, beside TensorFlow's own.

usage: python benchmarks/static_build.py [ROUNDS]

Each contestant builds 28 steps of 3 layers of GRUCell(200), the loss, the
gradients and the optimizer, in a process of its own, in turn, ROUNDS times
(3). Prints a Markdown table of the medians. `tf_keras` has a row where it is
installed: its cells are those that TensorFlow's `static_rnn` was made for.
"""

import importlib.util
import os
import statistics
import subprocess
import sys
import time

CONTESTANTS = {
    'ours': 'ours',
    'cells': "TensorFlow's `static_rnn`, our cells",
    'tf_keras': "TensorFlow's `static_rnn`, tf_keras' cells",
}


def main(rounds=3):
    """Measures and prints the table."""
    names = [
        name
        for name in CONTESTANTS
        if name != 'tf_keras' or importlib.util.find_spec('tf_keras')
    ]
    found = {name: [] for name in names}
    for _ in range(int(rounds)):
        for name in names:
            found[name].append(measure(name))
    print(
        '| static unroll | forward, s | gradients, s | all, s | operations |'
    )
    print('|---|---|---|---|---|')
    for name, rows in found.items():
        forward, gradients, total, nodes = map(
            statistics.median, zip(*rows, strict=True)
        )
        print(
            f'| {CONTESTANTS[name]} | {forward:.2f} | {gradients:.2f} | '
            f'{total:.2f} | {nodes:,.0f} |'
        )


def measure(name):
    """Seconds of both halves and of all, and operations, of one build."""
    done = subprocess.run(
        [sys.executable, __file__, '--build', name],
        env={**os.environ, 'TF_CPP_MIN_LOG_LEVEL': '3'},
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(map(float, done.stdout.split()))


def build(name):
    """Builds one graph and prints what `measure` reads."""
    os.environ['TF_USE_LEGACY_KERAS'] = '1'
    import tensorflow as tf

    from legacy_rnn.article import network
    from legacy_rnn.article.unroll import unroll

    v1 = tf.compat.v1
    v1.disable_v2_behavior()
    started = time.perf_counter()
    data = v1.placeholder(tf.float32, [100, 28, 28])
    target = v1.placeholder(tf.int32, [100])
    if name == 'ours':
        outputs, _ = unroll(
            network.make_network('gru', 200, 3), data, unroll='static'
        )
        last = outputs[:, -1]
    else:
        cell = network.make_network('gru', 200, 3)
        if name == 'tf_keras':
            # Public, and tf_keras' by TF_USE_LEGACY_KERAS.
            cells = v1.nn.rnn_cell
            cell = cells.MultiRNNCell([cells.GRUCell(200) for _ in range(3)])
        steps = tf.unstack(data, axis=1)
        last = v1.nn.static_rnn(cell, steps, dtype=tf.float32)[0][-1]
    weight = v1.get_variable('weight', [200, 10])
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(
        labels=target, logits=tf.matmul(last, weight)
    )
    loss = tf.reduce_mean(losses)
    half = time.perf_counter()
    optimizer = v1.train.GradientDescentOptimizer(0.01)
    gate = optimizer.GATE_GRAPH if name == 'ours' else optimizer.GATE_OP
    optimizer.minimize(loss, gate_gradients=gate)
    end = time.perf_counter()
    nodes = len(v1.get_default_graph().get_operations())
    print(half - started, end - half, end - started, nodes)


if __name__ == '__main__':
    if sys.argv[1:2] == ['--build']:
        build(sys.argv[2])
    else:
        main(*sys.argv[1:])
