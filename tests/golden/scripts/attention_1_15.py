"""Translates symbols with embeddings and attention, as in 1.15."""

from __future__ import absolute_import, division, print_function

import patterns
import tensorflow as tf
import training

FLAGS = training.FLAGS
VOCABULARY = 9


def main(_):
    """Builds the model and trains it."""
    seq2seq = tf.contrib.legacy_seq2seq
    inputs = [
        tf.placeholder(tf.int32, [None], name='input%d' % i)
        for i in range(FLAGS.length)
    ]
    targets = [
        tf.placeholder(tf.int32, [None], name='target%d' % i)
        for i in range(FLAGS.length)
    ]
    decoder = [tf.zeros_like(targets[0])] + targets[:-1]
    outputs, _ = seq2seq.embedding_attention_seq2seq(
        inputs,
        decoder,
        tf.contrib.rnn.GRUCell(FLAGS.units),
        VOCABULARY,
        VOCABULARY,
        FLAGS.units,
    )
    weights = [tf.ones_like(t, dtype=tf.float32) for t in targets]
    loss = seq2seq.sequence_loss(outputs, targets, weights)
    optimize = tf.train.AdamOptimizer(0.01).minimize(loss)

    source = patterns.symbols(FLAGS.batch_size, FLAGS.length, VOCABULARY)
    feed = {t: source[:, i] for i, t in enumerate(inputs)}
    feed.update({t: source[:, -1 - i] for i, t in enumerate(targets)})
    training.train(loss, optimize, feed)


if __name__ == '__main__':
    tf.app.run()
