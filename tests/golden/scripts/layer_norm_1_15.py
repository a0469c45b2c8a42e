"""Predicts the next value by a layer-normalized LSTM, as in 1.15."""

from __future__ import absolute_import, division, print_function

import patterns
import tensorflow as tf
import training

FLAGS = training.FLAGS
DEPTH = 3


def main(_):
    """Builds the model and trains it."""
    data = tf.placeholder(tf.float32, [None, FLAGS.length, DEPTH])
    target = tf.placeholder(tf.float32, [None, FLAGS.length, DEPTH])
    cell = tf.contrib.rnn.LayerNormBasicLSTMCell(FLAGS.units)
    output, _ = tf.nn.dynamic_rnn(cell, data, dtype=tf.float32)
    output = tf.reshape(output, [-1, FLAGS.units])
    weight = tf.get_variable('weight', [FLAGS.units, DEPTH])
    prediction = tf.reshape(
        tf.matmul(output, weight), [-1, FLAGS.length, DEPTH]
    )
    loss = tf.reduce_mean(tf.square(prediction - target))
    optimize = tf.train.RMSPropOptimizer(0.01).minimize(loss)

    values = patterns.waves(FLAGS.batch_size, FLAGS.length + 1, DEPTH)
    training.train(
        loss, optimize, {data: values[:, :-1], target: values[:, 1:]}
    )


if __name__ == '__main__':
    tf.app.run()
