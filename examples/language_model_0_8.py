"""A word language model, as of April 2016: TensorFlow 0.8, Python 2.

Reads data/verses.txt, trains for a few epochs, prints the perplexity.
"""
import os
import time

import numpy as np
import tensorflow as tf
from tensorflow.models.rnn import rnn, rnn_cell, seq2seq

flags = tf.app.flags
flags.DEFINE_integer("batch_size", 4, "sentences in a batch")
flags.DEFINE_integer("num_steps", 8, "words of a sentence that are read")
flags.DEFINE_integer("size", 24, "units of a layer")
flags.DEFINE_integer("num_layers", 2, "layers")
flags.DEFINE_integer("epochs", 8, "passes over the text")
flags.DEFINE_float("learning_rate", 1.0, "of gradient descent")
FLAGS = flags.FLAGS

HERE = os.path.dirname(os.path.abspath(__file__))


def read_words(path):
    words = open(path).read().replace("\n", " <eos> ").split()
    vocabulary = dict((w, i) for i, w in enumerate(sorted(set(words))))
    return [vocabulary[w] for w in words], vocabulary


def batches(ids, batch_size, num_steps):
    length = len(ids) / batch_size
    rows = np.array(ids[:length * batch_size]).reshape(batch_size, length)
    for start in xrange(0, length - num_steps, num_steps):
        stop = start + num_steps
        yield rows[:, start:stop], rows[:, start + 1:stop + 1]


class Model(object):
    def __init__(self, vocabulary_size):
        shape = [FLAGS.batch_size, FLAGS.num_steps]
        self.inputs = tf.placeholder(tf.int32, shape)
        self.targets = tf.placeholder(tf.int32, shape)
        cell = rnn_cell.BasicLSTMCell(FLAGS.size, forget_bias=0.0)
        cell = rnn_cell.MultiRNNCell([cell] * FLAGS.num_layers)
        self.initial_state = cell.zero_state(FLAGS.batch_size, tf.float32)
        with tf.device("/cpu:0"):
            embedding = tf.get_variable(
                "embedding", [vocabulary_size, FLAGS.size])
            inputs = tf.nn.embedding_lookup(embedding, self.inputs)
        steps = [tf.squeeze(x, [1])
                 for x in tf.split(1, FLAGS.num_steps, inputs)]
        outputs, self.final_state = rnn.rnn(
            cell, steps, initial_state=self.initial_state)
        output = tf.reshape(tf.concat(1, outputs), [-1, FLAGS.size])
        logits = tf.matmul(
            output, tf.get_variable("w", [FLAGS.size, vocabulary_size]))
        logits += tf.get_variable("b", [vocabulary_size])
        loss = seq2seq.sequence_loss_by_example(
            [logits], [tf.reshape(self.targets, [-1])],
            [tf.ones([FLAGS.batch_size * FLAGS.num_steps])])
        self.cost = tf.reduce_sum(loss) / FLAGS.batch_size
        variables = tf.trainable_variables()
        gradients, _ = tf.clip_by_global_norm(
            tf.gradients(self.cost, variables), 5)
        optimizer = tf.train.GradientDescentOptimizer(FLAGS.learning_rate)
        self.train_op = optimizer.apply_gradients(zip(gradients, variables))


def main(_):
    ids, vocabulary = read_words(os.path.join(HERE, "data", "verses.txt"))
    print "%d words, %d different ones" % (len(ids), len(vocabulary))
    initializer = tf.random_uniform_initializer(-0.1, 0.1, seed=1)
    with tf.variable_scope("model", initializer=initializer):
        model = Model(len(vocabulary))
    with tf.Session() as session:
        session.run(tf.initialize_all_variables())
        for epoch in xrange(FLAGS.epochs):
            start, costs, steps = time.time(), 0.0, 0
            state = model.initial_state.eval()
            for x, y in batches(ids, FLAGS.batch_size, FLAGS.num_steps):
                cost, state, _ = session.run(
                    [model.cost, model.final_state, model.train_op],
                    {model.inputs: x, model.targets: y,
                     model.initial_state: state})
                costs += cost
                steps += FLAGS.num_steps
            print "epoch %d perplexity %.2f" % (
                epoch + 1, np.exp(costs / steps))


if __name__ == "__main__":
    tf.app.run()
