"""Trains the article's labelling example under a real TensorFlow 0.12.1.

usage: PYTHON benchmarks/article_labelling_real.py OCR_LETTERS.npz [SEED ...]

PYTHON is a Python 2.7 or 3.6 with tensorflow==0.12.1. The network, the
padding class, the split and the settings are those of the article's example
on the OCR data; prints the error as the example counts it, and over real
letters, after ten epochs of 100 batches of 10.
"""

from __future__ import division, print_function

import sys

import numpy as np
import tensorflow as tf

EPOCHS, BATCHES, BATCH, UNITS, LAYERS = 10, 100, 10, 200, 3


def load(path):
    """Data [n, 14, 128], one-hot [n, 14, 27] and lengths [n]."""
    arrays = np.load(path)
    lengths = arrays['lengths'].astype(int)
    pixels = np.unpackbits(arrays['pixels'], axis=1)
    longest = lengths.max()
    data = np.zeros((len(lengths), longest, 128), np.float32)
    labels = np.full((len(lengths), longest), 26)
    start = 0
    for row, length in enumerate(lengths):
        data[row, :length] = pixels[start : start + length]
        labels[row, :length] = arrays['letters'][start : start + length]
        start += length
    return data, np.eye(27, dtype=np.float32)[labels], lengths


def build(time, features, classes):
    """Builds the example's graph with the API of 0.12."""
    data = tf.placeholder(tf.float32, [None, time, features])
    target = tf.placeholder(tf.float32, [None, time, classes])
    keep = tf.placeholder(tf.float32)
    cell = tf.nn.rnn_cell.GRUCell(UNITS)
    cell = tf.nn.rnn_cell.DropoutWrapper(cell, output_keep_prob=keep)
    cell = tf.nn.rnn_cell.MultiRNNCell([cell] * LAYERS)
    output, _ = tf.nn.dynamic_rnn(cell, data, dtype=tf.float32)
    weight = tf.Variable(tf.truncated_normal([UNITS, classes], stddev=0.01))
    bias = tf.Variable(tf.constant(0.1, shape=[classes]))
    flat = tf.reshape(output, [-1, UNITS])
    prediction = tf.nn.softmax(tf.matmul(flat, weight) + bias)
    prediction = tf.reshape(prediction, [-1, time, classes])
    entropy = -tf.reduce_sum(target * tf.log(prediction), [1, 2])
    train = tf.train.RMSPropOptimizer(0.003).minimize(tf.reduce_mean(entropy))
    return data, target, keep, train, tf.argmax(prediction, 2)


def main(path, seed):
    data, target, lengths = load(path)
    split = int(0.66 * len(data))
    random = np.random.RandomState(seed)
    tf.set_random_seed(seed)
    x, y, keep, train, labels = build(14, 128, 27)
    session = tf.Session()
    session.run(tf.global_variables_initializer())
    for _ in range(EPOCHS * BATCHES):
        rows = random.randint(0, split, BATCH)
        session.run(train, {x: data[rows], y: target[rows], keep: 0.5})
    wrong = session.run(labels, {x: data[split:], keep: 1}) != np.argmax(
        target[split:], 2
    )
    real = np.arange(14)[None] < lengths[split:, None]
    print(
        'tensorflow',
        tf.__version__,
        'seed',
        seed,
        'as counted %.4f' % wrong.mean(),
        'real letters %.4f' % wrong[real].mean(),
    )
    sys.stdout.flush()


if __name__ == '__main__':
    for number in sys.argv[2:] or ['0', '1', '2']:
        with tf.Graph().as_default():
            main(sys.argv[1], int(number))
