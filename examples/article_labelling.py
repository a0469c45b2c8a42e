"""The article's second listing: one class for every step of a sequence.

Written for TensorFlow 0.8, as the article was:

    legacy-rnn run examples/article_labelling.py static
    legacy-rnn parity examples/article_labelling.py

The words come letter by letter, 14 steps of 128 pixels; padding is a class.
"""

import sys

import numpy as np
import tensorflow as tf
from tensorflow.models.rnn import rnn, rnn_cell

import legacy_rnn

NUM_HIDDEN = 60
NUM_LAYERS = 2
NUM_CLASSES = 27
BATCH_SIZE = 10


class SequenceLabelling:
    def __init__(self, data, target, dropout, unroll):
        self.data = data
        self.dropout = dropout
        if unroll == 'static':
            self.prediction = self.static()
        else:
            self.prediction = self.dynamic()
        entropy = -tf.reduce_sum(
            target * tf.log(self.prediction), reduction_indices=[1, 2]
        )
        self.cost = tf.reduce_mean(entropy)
        self.optimize = tf.train.RMSPropOptimizer(0.003).minimize(self.cost)
        mistakes = tf.not_equal(
            tf.argmax(target, 2), tf.argmax(self.prediction, 2)
        )
        self.error = tf.reduce_mean(tf.cast(mistakes, tf.float32))

    def network(self):
        cell = rnn_cell.GRUCell(NUM_HIDDEN)
        cell = rnn_cell.DropoutWrapper(cell, output_keep_prob=self.dropout)
        return rnn_cell.MultiRNNCell([cell] * NUM_LAYERS)

    def static(self):
        frames = tf.unpack(tf.transpose(self.data, [1, 0, 2]))
        outputs, _ = rnn.rnn(self.network(), frames, dtype=tf.float32)
        weight, bias = self.weight_and_bias()
        steps = [
            tf.nn.softmax(tf.matmul(output, weight) + bias)
            for output in outputs
        ]
        return tf.transpose(tf.pack(steps), [1, 0, 2])

    def dynamic(self):
        outputs, _ = rnn.dynamic_rnn(
            self.network(), self.data, dtype=tf.float32
        )
        weight, bias = self.weight_and_bias()
        flat = tf.reshape(outputs, [-1, NUM_HIDDEN])
        prediction = tf.nn.softmax(tf.matmul(flat, weight) + bias)
        return tf.reshape(prediction, [-1, 14, NUM_CLASSES])

    def weight_and_bias(self):
        weight = tf.truncated_normal([NUM_HIDDEN, NUM_CLASSES], stddev=0.01)
        bias = tf.constant(0.1, shape=[NUM_CLASSES])
        return tf.Variable(weight), tf.Variable(bias)


def main():
    words = legacy_rnn.load_dataset('ocr')
    real = np.arange(14) < words.lengths[:, None]
    one_hot = np.eye(NUM_CLASSES)[np.where(real, words.labels, 26)]
    data = tf.placeholder(tf.float32, [None, 14, 128])
    target = tf.placeholder(tf.float32, [None, 14, NUM_CLASSES])
    dropout = tf.placeholder(tf.float32)
    model = SequenceLabelling(data, target, dropout, sys.argv[-1])
    session = tf.Session()
    session.run(tf.initialize_all_variables())
    random = np.random.RandomState(0)
    for epoch in range(5):
        for _ in range(100):
            chosen = random.randint(0, 4500, BATCH_SIZE)
            feed = {data: words.data[chosen], target: one_hot[chosen]}
            session.run(model.optimize, {**feed, dropout: 0.5})
        test = {data: words.data[6000:], target: one_hot[6000:]}
        error = session.run(model.error, {**test, dropout: 1.0})
        print('epoch %d error %.1f%%' % (epoch + 1, 100 * error))


if __name__ == '__main__':
    main()
