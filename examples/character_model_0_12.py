"""A character model with checkpoints and sampling: TensorFlow 0.12, 2016.

    python character_model_0_12.py             # trains, keeps a checkpoint
    python character_model_0_12.py --sample=80 # writes 80 characters
"""
from __future__ import print_function

import argparse
import os

import numpy as np
import tensorflow as tf

HERE = os.path.dirname(os.path.abspath(__file__))


class Model(object):
    def __init__(self, size, num_chars, batch_size, length):
        self.data = tf.placeholder(tf.int32, [batch_size, length])
        self.target = tf.placeholder(tf.int32, [batch_size, length])
        cell = tf.nn.rnn_cell.GRUCell(size)
        cell = tf.nn.rnn_cell.MultiRNNCell([cell] * 2, state_is_tuple=True)
        self.start = cell.zero_state(batch_size, tf.float32)
        one_hot = tf.one_hot(self.data, num_chars)
        frames = tf.unstack(one_hot, axis=1)
        outputs, self.state = tf.nn.rnn(cell, frames, initial_state=self.start)
        output = tf.reshape(tf.pack(outputs, axis=1), [-1, size])
        weight = tf.get_variable("weight", [size, num_chars])
        bias = tf.get_variable("bias", [num_chars])
        logits = tf.matmul(output, weight) + bias
        self.probabilities = tf.nn.softmax(logits)
        self.loss = tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(
                logits, tf.reshape(self.target, [-1])))
        self.step = tf.Variable(0, trainable=False, name="step")
        self.train = tf.train.AdamOptimizer(0.01).minimize(
            self.loss, global_step=self.step)
        tf.scalar_summary("loss", self.loss)
        self.summary = tf.merge_all_summaries()


def train(args, ids, chars):
    model = Model(args.size, len(chars), 10, 20)
    saver = tf.train.Saver(tf.all_variables())
    random = np.random.RandomState(0)
    with tf.Session() as session:
        writer = tf.train.SummaryWriter(args.save_dir, session.graph)
        session.run(tf.initialize_all_variables())
        for step in range(args.steps):
            starts = random.randint(0, len(ids) - 21, 10)
            data = np.array([ids[s:s + 20] for s in starts])
            target = np.array([ids[s + 1:s + 21] for s in starts])
            loss, summary, _ = session.run(
                [model.loss, model.summary, model.train],
                {model.data: data, model.target: target})
            writer.add_summary(summary, step)
            if step % 20 == 0 or step + 1 == args.steps:
                print("step {} loss {:.3f}".format(step, loss))
        saver.save(session, os.path.join(args.save_dir, "model.ckpt"),
                   global_step=model.step)


def sample(args, chars):
    model = Model(args.size, len(chars), 1, 1)
    saver = tf.train.Saver()
    with tf.Session() as session:
        saver.restore(session, tf.train.latest_checkpoint(args.save_dir))
        state = session.run(model.start)
        text, random = "t", np.random.RandomState(1)
        for _ in range(args.sample):
            feed = {model.data: [[chars.index(text[-1])]]}
            for old, new in zip(model.start, state):
                feed[old] = new
            found, state = session.run(
                [model.probabilities, model.state], feed)
            chances = found[0].astype("float64")
            text += random.choice(chars, p=chances / chances.sum())
        print(text)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=32)
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--save_dir", default="runs/characters")
    args = parser.parse_args()
    text = open(os.path.join(HERE, "data", "verses.txt")).read()
    chars = sorted(set(text))
    tf.set_random_seed(1)
    if not os.path.isdir(args.save_dir):
        os.makedirs(args.save_dir)
    if args.sample:
        sample(args, chars)
    else:
        train(args, [chars.index(c) for c in text], chars)


if __name__ == "__main__":
    main()
