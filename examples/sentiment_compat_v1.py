"""A classifier as upgraded by 2021: TensorFlow 2's compat.v1.

What tf_upgrade_v2 left of a program of 2017. Today's TensorFlow raises at the
first cell: "`BasicLSTMCell` is not available with Keras 3".
"""
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()

GOOD = 'warm clean home long'.split()
BAD = 'cold dark old alone'.split()
WORDS = sorted(GOOD + BAD + 'the and is sea sand night'.split())


def make_batch(random, size=16, length=6):
    data = random.randint(0, len(WORDS), [size, length])
    good = np.array([[WORDS[i] in GOOD for i in row] for row in data])
    bad = np.array([[WORDS[i] in BAD for i in row] for row in data])
    return data, (good.sum(1) > bad.sum(1)).astype('int32')


data = tf.placeholder(tf.int32, [None, 6])
target = tf.placeholder(tf.int32, [None])
tf.set_random_seed(4)
with tf.variable_scope('words'):
    embedding = tf.get_variable('embedding', [len(WORDS), 8])
inputs = tf.nn.embedding_lookup(embedding, data)
forward = tf.nn.rnn_cell.BasicLSTMCell(8)
backward = tf.nn.rnn_cell.BasicLSTMCell(8)
(_, _), (first, second) = tf.nn.bidirectional_dynamic_rnn(
    forward, backward, inputs, dtype=tf.float32)
features = tf.concat([first.h, second.h], axis=1)
features = tf.layers.dropout(features, 0.1, training=True, seed=3)
logits = tf.layers.dense(features, 2)
loss = tf.losses.sparse_softmax_cross_entropy(target, logits)
accuracy = tf.reduce_mean(tf.cast(tf.equal(
    tf.argmax(logits, 1, output_type=tf.int32), target), tf.float32))
train = tf.train.AdamOptimizer(0.03).minimize(loss)

random = np.random.RandomState(0)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for step in range(81):
        x, y = make_batch(random)
        value, right, _ = session.run(
            [loss, accuracy, train], {data: x, target: y})
        if step % 20 == 0:
            print('step %d loss %.3f accuracy %.2f' % (step, value, right))
