"""Classifies sequences read in both directions by GRUs, as in 1.15."""

from __future__ import absolute_import, division, print_function

import patterns
import tensorflow as tf
import training

FLAGS = training.FLAGS
CLASSES, DEPTH = 4, 3


def main(_):
    """Builds the model and trains it."""
    data = tf.placeholder(tf.float32, [None, FLAGS.length, DEPTH])
    target = tf.placeholder(tf.int32, [None])
    length = tf.placeholder(tf.int32, [None])
    _, states = tf.nn.bidirectional_dynamic_rnn(
        tf.contrib.rnn.GRUCell(FLAGS.units),
        tf.contrib.rnn.GRUCell(FLAGS.units),
        data,
        sequence_length=length,
        dtype=tf.float32,
    )
    hidden = tf.contrib.layers.fully_connected(
        tf.concat(states, 1), FLAGS.units
    )
    logits = tf.contrib.layers.fully_connected(
        hidden, CLASSES, activation_fn=None
    )
    loss = tf.losses.sparse_softmax_cross_entropy(target, logits)
    optimize = tf.train.AdamOptimizer(0.01).minimize(loss)

    training.train(
        loss,
        optimize,
        {
            data: patterns.waves(FLAGS.batch_size, FLAGS.length, DEPTH),
            target: patterns.symbols(FLAGS.batch_size, 1, CLASSES)[:, 0],
            length: patterns.lengths(FLAGS.batch_size, FLAGS.length),
        },
    )


if __name__ == '__main__':
    tf.app.run()
