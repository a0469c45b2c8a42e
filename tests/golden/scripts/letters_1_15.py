"""A letter model with a static LSTM and clipping, as in 1.15."""

from __future__ import absolute_import, division, print_function

import patterns
import tensorflow as tf
import training

FLAGS = training.FLAGS
VOCABULARY = 11


def main(_):
    """Builds the model and trains it."""
    shape = [FLAGS.batch_size, FLAGS.length]
    data = tf.placeholder(tf.int32, shape)
    target = tf.placeholder(tf.int32, shape)
    embedding = tf.get_variable('embedding', [VOCABULARY, FLAGS.units])
    embedded = tf.nn.embedding_lookup(embedding, data)
    cells = [tf.nn.rnn_cell.BasicLSTMCell(FLAGS.units) for _ in range(2)]
    outputs, _ = tf.nn.static_rnn(
        tf.nn.rnn_cell.MultiRNNCell(cells),
        tf.unstack(embedded, axis=1),
        dtype=tf.float32,
    )
    output = tf.reshape(tf.stack(outputs, 1), [-1, FLAGS.units])
    weight = tf.get_variable('softmax_w', [FLAGS.units, VOCABULARY])
    bias = tf.get_variable('softmax_b', [VOCABULARY])
    logits = tf.matmul(output, weight) + bias
    losses = tf.contrib.legacy_seq2seq.sequence_loss_by_example(
        [logits],
        [tf.reshape(target, [-1])],
        [tf.ones([FLAGS.batch_size * FLAGS.length])],
    )
    loss = tf.reduce_mean(losses)
    variables = tf.trainable_variables()
    gradients, _ = tf.clip_by_global_norm(tf.gradients(loss, variables), 1.0)
    optimizer = tf.train.GradientDescentOptimizer(0.5)
    optimize = optimizer.apply_gradients(zip(gradients, variables))

    text = patterns.symbols(FLAGS.batch_size, FLAGS.length + 1, VOCABULARY)
    training.train(loss, optimize, {data: text[:, :-1], target: text[:, 1:]})


if __name__ == '__main__':
    tf.app.run()
