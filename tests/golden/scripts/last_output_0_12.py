"""Classifies sequences by the last relevant output of a GRU, as in 0.12."""

from __future__ import absolute_import, division, print_function

import numpy as np
import patterns
import tensorflow as tf
import training

FLAGS = training.FLAGS
CLASSES, DEPTH = 3, 5


def last_relevant(output, length):
    """Gathers the output `[batch, units]` of each last step."""
    batch_size = tf.shape(output)[0]
    steps = int(output.get_shape()[1])
    units = int(output.get_shape()[2])
    index = tf.range(0, batch_size) * steps + (length - 1)
    return tf.gather(tf.reshape(output, [-1, units]), index)


def main(_):
    """Builds the model and trains it."""
    data = tf.placeholder(tf.float32, [None, FLAGS.length, DEPTH])
    target = tf.placeholder(tf.float32, [None, CLASSES])
    used = tf.sign(tf.reduce_max(tf.abs(data), reduction_indices=2))
    length = tf.cast(tf.reduce_sum(used, reduction_indices=1), tf.int32)
    cell = tf.nn.rnn_cell.GRUCell(FLAGS.units)
    network = tf.nn.rnn_cell.MultiRNNCell([cell] * 2)
    output, _ = tf.nn.dynamic_rnn(
        network, data, dtype=tf.float32, sequence_length=length
    )
    weight = tf.Variable(
        tf.truncated_normal([FLAGS.units, CLASSES], stddev=0.01)
    )
    bias = tf.Variable(tf.constant(0.1, shape=[CLASSES]))
    logits = tf.matmul(last_relevant(output, length), weight) + bias
    loss = -tf.reduce_sum(target * tf.log(tf.nn.softmax(logits)))
    optimize = tf.train.RMSPropOptimizer(0.003).minimize(loss)

    batch = patterns.waves(FLAGS.batch_size, FLAGS.length, DEPTH) + 2
    for row, steps in enumerate(
        patterns.lengths(FLAGS.batch_size, FLAGS.length)
    ):
        batch[row, steps:] = 0
    classes = patterns.symbols(FLAGS.batch_size, 1, CLASSES)[:, 0]
    training.train(
        loss, optimize, {data: batch, target: np.eye(CLASSES)[classes]}
    )


if __name__ == '__main__':
    tf.app.run()
