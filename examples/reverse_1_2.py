"""Sequence to sequence with attention, 2017: TensorFlow 1.2, contrib.seq2seq.

Learns to write short numbers backwards.
"""
import numpy as np
import tensorflow as tf
from tensorflow.contrib import seq2seq
from tensorflow.python.layers.core import Dense

SIZE, SYMBOLS, LENGTH, BATCH = 32, 12, 5, 32
START, END = 10, 11


def make_batch(random):
    source = random.randint(0, 10, [BATCH, LENGTH])
    ends = np.full([BATCH, 1], END)
    target = np.concatenate([source[:, ::-1], ends], 1)
    starts = np.full([BATCH, 1], START)
    return source, np.concatenate([starts, target[:, :-1]], 1), target


source = tf.placeholder(tf.int32, [BATCH, LENGTH], "source")
inputs = tf.placeholder(tf.int32, [BATCH, LENGTH + 1], "inputs")
target = tf.placeholder(tf.int32, [BATCH, LENGTH + 1], "target")
lengths = tf.fill([BATCH], LENGTH + 1)

tf.set_random_seed(3)
embedding = tf.get_variable("embedding", [SYMBOLS, SIZE])
encoder = tf.contrib.rnn.GRUCell(SIZE)
memory, state = tf.nn.dynamic_rnn(
    encoder, tf.nn.embedding_lookup(embedding, source), dtype=tf.float32,
    scope="encoder")

attention = seq2seq.BahdanauAttention(SIZE, memory)
cell = seq2seq.AttentionWrapper(
    tf.contrib.rnn.GRUCell(SIZE), attention, attention_layer_size=SIZE)
first = cell.zero_state(BATCH, tf.float32).clone(cell_state=state)
project = Dense(SYMBOLS, use_bias=False)

with tf.variable_scope("decoder"):
    helper = seq2seq.TrainingHelper(
        tf.nn.embedding_lookup(embedding, inputs), lengths)
    decoder = seq2seq.BasicDecoder(cell, helper, first, project)
    outputs, _, _ = seq2seq.dynamic_decode(decoder)
loss = seq2seq.sequence_loss(
    outputs.rnn_output, target, tf.ones([BATCH, LENGTH + 1]))
train = tf.train.AdamOptimizer(0.01).minimize(loss)

with tf.variable_scope("decoder", reuse=True):
    helper = seq2seq.GreedyEmbeddingHelper(
        embedding, tf.fill([BATCH], START), END)
    decoder = seq2seq.BasicDecoder(cell, helper, first, project)
    answer, _, _ = seq2seq.dynamic_decode(
        decoder, maximum_iterations=LENGTH + 1)

random = np.random.RandomState(0)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for step in range(120):
        one, two, three = make_batch(random)
        value, _ = session.run(
            [loss, train], {source: one, inputs: two, target: three})
        if step % 20 == 0:
            print("step %d loss %.3f" % (step, value))
    one, _, three = make_batch(random)
    ids = session.run(answer.sample_id, {source: one})
    for given, found in zip(one[:3], ids[:3]):
        print("%s -> %s" % (given, found[:LENGTH]))
