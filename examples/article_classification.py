"""The article's first listing: one class for a whole sequence.

Written for TensorFlow 0.8, as the article was:

    legacy-rnn run examples/article_classification.py static
    legacy-rnn parity examples/article_classification.py

The digits come row by row, eight steps of eight pixels.
"""

import sys

import numpy as np
import tensorflow as tf
from tensorflow.models.rnn import rnn, rnn_cell

import legacy_rnn

NUM_HIDDEN = 50
NUM_LAYERS = 2
BATCH_SIZE = 20


class SequenceClassification:
    def __init__(self, data, target, dropout, unroll):
        self.data = data
        self.target = target
        self.dropout = dropout
        outputs = self.static() if unroll == 'static' else self.dynamic()
        self.prediction = self.softmax(outputs)
        self.cost = -tf.reduce_sum(target * tf.log(self.prediction))
        self.optimize = tf.train.RMSPropOptimizer(0.003).minimize(self.cost)
        mistakes = tf.not_equal(
            tf.argmax(target, 1), tf.argmax(self.prediction, 1)
        )
        self.error = tf.reduce_mean(tf.cast(mistakes, tf.float32))

    def network(self):
        cell = rnn_cell.GRUCell(NUM_HIDDEN)
        cell = rnn_cell.DropoutWrapper(cell, output_keep_prob=self.dropout)
        return rnn_cell.MultiRNNCell([cell] * NUM_LAYERS)

    def static(self):
        frames = tf.unpack(tf.transpose(self.data, [1, 0, 2]))
        outputs, _ = rnn.rnn(self.network(), frames, dtype=tf.float32)
        return outputs[-1]

    def dynamic(self):
        outputs, _ = rnn.dynamic_rnn(
            self.network(), self.data, dtype=tf.float32
        )
        outputs = tf.transpose(outputs, [1, 0, 2])
        return tf.gather(outputs, int(outputs.get_shape()[0]) - 1)

    def softmax(self, last):
        num_classes = int(self.target.get_shape()[1])
        weight = tf.truncated_normal([NUM_HIDDEN, num_classes], stddev=0.01)
        weight = tf.Variable(weight)
        bias = tf.Variable(tf.constant(0.1, shape=[num_classes]))
        return tf.nn.softmax(tf.matmul(last, weight) + bias)


def main():
    digits = legacy_rnn.load_dataset('digits')
    one_hot = np.eye(10)[digits.labels]
    data = tf.placeholder(tf.float32, [None, 8, 8])
    target = tf.placeholder(tf.float32, [None, 10])
    dropout = tf.placeholder(tf.float32)
    model = SequenceClassification(data, target, dropout, sys.argv[-1])
    session = tf.Session()
    session.run(tf.initialize_all_variables())
    random = np.random.RandomState(0)
    for epoch in range(10):
        for _ in range(50):
            chosen = random.randint(0, 1500, BATCH_SIZE)
            feed = {data: digits.data[chosen], target: one_hot[chosen]}
            session.run(model.optimize, {**feed, dropout: 0.5})
        test = {data: digits.data[1500:], target: one_hot[1500:]}
        error = session.run(model.error, {**test, dropout: 1.0})
        print('epoch %d error %.1f%%' % (epoch + 1, 100 * error))


if __name__ == '__main__':
    main()
