"""Labels each step by a static network in both directions, as in 0.12."""

from __future__ import absolute_import, division, print_function

import patterns
import tensorflow as tf
import training

FLAGS = training.FLAGS
CLASSES, DEPTH = 4, 3


def main(_):
    """Builds the model and trains it."""
    data = tf.placeholder(tf.float32, [FLAGS.batch_size, FLAGS.length, DEPTH])
    target = tf.placeholder(tf.int64, [FLAGS.batch_size, FLAGS.length])
    length = tf.placeholder(tf.int64, [FLAGS.batch_size])
    forward = tf.nn.rnn_cell.LSTMCell(FLAGS.units, use_peepholes=True)
    backward = tf.nn.rnn_cell.LSTMCell(FLAGS.units, use_peepholes=True)
    outputs, _, _ = tf.nn.bidirectional_rnn(
        forward,
        backward,
        tf.unpack(tf.transpose(data, [1, 0, 2])),
        dtype=tf.float32,
        sequence_length=length,
    )
    output = tf.reshape(tf.pack(outputs), [-1, 2 * FLAGS.units])
    weight = tf.get_variable('weight', [2 * FLAGS.units, CLASSES])
    bias = tf.get_variable('bias', [CLASSES])
    logits = tf.nn.xw_plus_b(output, weight, bias)
    labels = tf.reshape(tf.transpose(target), [-1])
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(logits, labels)
    loss = tf.reduce_mean(losses)
    optimize = tf.train.AdagradOptimizer(0.1).minimize(loss)

    training.train(
        loss,
        optimize,
        {
            data: patterns.waves(FLAGS.batch_size, FLAGS.length, DEPTH),
            target: patterns.symbols(FLAGS.batch_size, FLAGS.length, CLASSES),
            length: patterns.lengths(FLAGS.batch_size, FLAGS.length),
        },
    )


if __name__ == '__main__':
    tf.app.run()
