"""Labels each step by two LSTM layers with projections, as in 1.15."""

from __future__ import absolute_import, division, print_function

import patterns
import tensorflow as tf
import training

FLAGS = training.FLAGS
CLASSES, DEPTH = 4, 3


def main(_):
    """Builds the model and trains it."""
    data = tf.placeholder(tf.float32, [None, FLAGS.length, DEPTH])
    target = tf.placeholder(tf.int32, [None, FLAGS.length])
    length = tf.placeholder(tf.int32, [None])
    cells = [
        tf.nn.rnn_cell.LSTMCell(
            FLAGS.units, use_peepholes=True, num_proj=FLAGS.units // 2
        )
        for _ in range(2)
    ]
    output, _ = tf.nn.dynamic_rnn(
        tf.nn.rnn_cell.MultiRNNCell(cells),
        data,
        sequence_length=length,
        dtype=tf.float32,
    )
    logits = tf.layers.dense(output, CLASSES)
    mask = tf.sequence_mask(length, FLAGS.length, dtype=tf.float32)
    loss = tf.contrib.seq2seq.sequence_loss(logits, target, mask)
    optimize = tf.train.MomentumOptimizer(0.1, 0.9).minimize(loss)

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
