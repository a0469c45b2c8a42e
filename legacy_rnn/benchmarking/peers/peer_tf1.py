"""The real TensorFlow 1.15: its loops, and its fused and block cells."""

import os
import time

os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')

import numpy  # noqa: E402
import tensorflow as tf  # noqa: E402
import turns  # noqa: E402

tf.logging.set_verbosity(tf.logging.ERROR)


def make_cell(workload, contestant):
    """Makes the layers as one cell."""
    if workload['cell'] == 'lstm':
        kind = tf.nn.rnn_cell.LSTMCell
    elif contestant.endswith('block'):
        kind = tf.contrib.rnn.GRUBlockCellV2
    else:
        kind = tf.nn.rnn_cell.GRUCell
    return tf.nn.rnn_cell.MultiRNNCell(
        [kind(workload['units']) for _ in range(workload['layers'])]
    )


def run_layers(workload, contestant, data):
    """Outputs `[time, batch, units]` for `[time, batch, depth]`."""
    if contestant.endswith('block') and workload['cell'] == 'lstm':
        for layer in range(workload['layers']):
            cell = tf.contrib.rnn.LSTMBlockFusedCell(workload['units'])
            with tf.variable_scope(f'layer_{layer}'):
                data, _ = cell(data, dtype=tf.float32)
        return data
    cell = make_cell(workload, contestant)
    static = contestant.endswith('static') or contestant.endswith('block')
    if static and workload['steps'] <= 200:
        steps = tf.unstack(data)
        outputs, _ = tf.nn.static_rnn(cell, steps, dtype=tf.float32)
        return tf.stack(outputs)
    outputs, _ = tf.nn.dynamic_rnn(
        cell, data, dtype=tf.float32, time_major=True
    )
    return outputs


def build(specification):
    """Builds the graph and its steps."""
    workload = specification['workload']
    arrays = turns.arrays(workload, numpy)
    started = time.perf_counter()
    data = tf.placeholder(arrays[0].dtype, arrays[0].shape)
    target = tf.placeholder(tf.int32, arrays[1].shape)
    values = data
    if workload['vocabulary']:
        shape = [workload['vocabulary'], workload['depth']]
        embedding = tf.get_variable('embedding', shape)
        values = tf.nn.embedding_lookup(embedding, data)
    values = tf.transpose(values, [1, 0, 2])
    outputs = run_layers(workload, specification['contestant'], values)
    if workload['last_only']:
        outputs = outputs[-1]
    else:
        outputs = tf.transpose(outputs, [1, 0, 2])
        outputs = tf.reshape(outputs, [-1, workload['units']])
    shape = [workload['units'], workload['classes']]
    logits = tf.matmul(outputs, tf.get_variable('weight', shape))
    logits += tf.get_variable('bias', [workload['classes']])
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(
        labels=tf.reshape(target, [-1]), logits=logits
    )
    loss = tf.reduce_mean(losses)
    train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)
    prediction = tf.nn.softmax(logits)
    return _steps(
        specification['threads'],
        {data: arrays[0], target: arrays[1]},
        [loss, train],
        prediction,
        time.perf_counter() - started,
    )


def _steps(threads, feed, train, infer, seconds):
    session = tf.Session(
        config=tf.ConfigProto(
            intra_op_parallelism_threads=threads,
            inter_op_parallelism_threads=threads,
        )
    )
    nodes = len(tf.get_default_graph().get_operations())
    session.run(tf.global_variables_initializer())
    return {
        'train': lambda: session.run(train, feed),
        'infer': lambda: session.run(infer, feed),
        'nodes': nodes,
        'build_seconds': seconds,
        'version': tf.__version__,
    }


if __name__ == '__main__':
    turns.serve(build)
