"""A letter model over lists, with a decoder and clipping, as in 0.12."""

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
    cell = tf.nn.rnn_cell.BasicLSTMCell(FLAGS.units, state_is_tuple=False)
    cell = tf.nn.rnn_cell.MultiRNNCell([cell] * 2, state_is_tuple=False)
    with tf.variable_scope('letters'):
        weight = tf.get_variable('softmax_w', [FLAGS.units, VOCABULARY])
        bias = tf.get_variable('softmax_b', [VOCABULARY])
        embedding = tf.get_variable('embedding', [VOCABULARY, FLAGS.units])
        embedded = tf.nn.embedding_lookup(embedding, data)
        inputs = tf.split(1, FLAGS.length, embedded)
        inputs = [tf.squeeze(step, [1]) for step in inputs]
        state = cell.zero_state(FLAGS.batch_size, tf.float32)
        outputs, _ = tf.nn.seq2seq.rnn_decoder(
            inputs, state, cell, scope='decoder'
        )
    output = tf.reshape(tf.concat(1, outputs), [-1, FLAGS.units])
    logits = tf.matmul(output, weight) + bias
    losses = tf.nn.seq2seq.sequence_loss_by_example(
        [logits],
        [tf.reshape(target, [-1])],
        [tf.ones([FLAGS.batch_size * FLAGS.length])],
        VOCABULARY,
    )
    loss = tf.reduce_sum(losses) / FLAGS.batch_size / FLAGS.length
    variables = tf.trainable_variables()
    gradients, _ = tf.clip_by_global_norm(tf.gradients(loss, variables), 5.0)
    optimizer = tf.train.AdamOptimizer(0.01)
    optimize = optimizer.apply_gradients(zip(gradients, variables))

    text = patterns.symbols(FLAGS.batch_size, FLAGS.length + 1, VOCABULARY)
    training.train(loss, optimize, {data: text[:, :-1], target: text[:, 1:]})


if __name__ == '__main__':
    tf.app.run()
