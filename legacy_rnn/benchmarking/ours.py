"""A contestant of ours: one unroll, or the bare matrix products.

Run as `python -m legacy_rnn.benchmarking.ours SPECIFICATION`.
"""

from __future__ import annotations

import time

import numpy as np

from legacy_rnn.benchmarking import workloads
from legacy_rnn.benchmarking.peers import turns
from legacy_rnn.console import quiet_import

LEARNING_RATE = 0.01


def build(specification):
    """Builds a contestant; see `turns.serve`.

    Args:
        specification: Dict with `workload`, `contestant` (`'static'`,
            `'dynamic'`, `'fused'`, `'fused_jit'` or `'products'`) and
            `threads`.
    """
    tf = quiet_import.import_tensorflow()
    tf.compat.v1.disable_v2_behavior()
    if specification['contestant'] == 'products':
        made = _build_products(tf, **specification)
    else:
        made = _build_model(tf, **specification)
    return {**made, 'version': tf.__version__}


def _build_model(tf, workload, contestant, threads):
    from legacy_rnn.compat.fused import switch

    v1 = tf.compat.v1
    arrays = turns.arrays(workload, np)
    started = time.perf_counter()
    data = v1.placeholder(arrays[0].dtype, arrays[0].shape)
    target = v1.placeholder(tf.int32, arrays[1].shape)
    logits = _logits(tf, workload, contestant, data)
    with switch.fuse(contestant.startswith('fused')):
        losses = switch.cross_entropy(tf.reshape(target, [-1]), logits)
    loss = tf.reduce_mean(losses)
    optimizer = v1.train.GradientDescentOptimizer(LEARNING_RATE)
    train = [
        loss,
        # Waits once, as `SequenceModel` does: a third less of a graph.
        optimizer.minimize(loss, gate_gradients=optimizer.GATE_GRAPH),
    ]
    prediction = tf.nn.softmax(logits)
    seconds = time.perf_counter() - started
    session = v1.Session(config=_config(v1, threads))
    session.run(v1.global_variables_initializer())
    feed = {data: arrays[0], target: arrays[1]}
    return {
        'train': lambda: session.run(train, feed),
        'infer': lambda: session.run(prediction, feed),
        'nodes': len(session.graph.get_operations()),
        'build_seconds': seconds,
    }


def _logits(tf, workload, contestant, data):
    """Logits `[batch, classes]`, or `[batch * time, classes]`."""
    from legacy_rnn.article import network
    from legacy_rnn.article.unroll import unroll

    v1 = tf.compat.v1
    units, classes = workload['units'], workload['classes']
    if workload['vocabulary']:
        shape = [workload['vocabulary'], workload['depth']]
        data = tf.nn.embedding_lookup(
            v1.get_variable('embedding', shape), data
        )
    cell = network.make_network(workload['cell'], units, workload['layers'])
    if contestant == 'fused_jit':
        from legacy_rnn.compat.fused import fused_rnn

        outputs, _ = fused_rnn(cell, data, jit=True)
    else:
        outputs, _ = unroll(cell, data, unroll=contestant)
    if workload['last_only']:
        outputs = outputs[:, -1]
    else:
        outputs = tf.reshape(outputs, [-1, units])
    weight = v1.get_variable('weight', [units, classes])
    bias = v1.get_variable('bias', [classes])
    return tf.nn.bias_add(tf.matmul(outputs, weight), bias)


def _build_products(tf, workload, contestant, threads):
    """Builds a graph of the workload's matrix products, one by one."""
    v1 = tf.compat.v1
    groups = {
        mode: _chain(tf, workloads.products(workload, mode))
        for mode in ('train', 'infer')
    }
    config = _config(v1, threads)
    # Without it the optimizer drops products whose result nobody reads.
    config.graph_options.rewrite_options.disable_meta_optimizer = True
    config.graph_options.optimizer_options.opt_level = -1
    session = v1.Session(config=config)
    session.run(v1.global_variables_initializer())
    made = {
        mode: lambda group=group: session.run(group)
        for mode, group in groups.items()
    }
    return {**made, 'nodes': len(session.graph.get_operations())}


def _chain(tf, shapes):
    """An operation that runs all products, one after the other."""
    v1 = tf.compat.v1
    last = []
    for m, k, n, count in shapes:
        left = v1.Variable(np.full([m, k], 0.5, np.float32))
        right = v1.Variable(np.full([k, n], 0.5, np.float32))
        for _ in range(count):
            with tf.control_dependencies(last):
                last = [tf.matmul(left, right)]
    return tf.group(*last)


def _config(v1, threads):
    return v1.ConfigProto(
        intra_op_parallelism_threads=threads,
        inter_op_parallelism_threads=threads,
    )


if __name__ == '__main__':
    turns.serve(build)
