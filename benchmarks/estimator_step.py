"""The cost of a step inside `Estimator.train` against a bare session.

    python benchmarks/estimator_step.py [--steps=2000]

Both run the same LSTM, on the same constant batch, in turns, three times. The
processor time of each counts after its first tenth, which starts threads and
fills caches. It prints the medians and their ratio.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time

import numpy as np

import legacy_rnn.compat.r1_12 as tf


class Clock(tf.train.SessionRunHook):
    """Notes the processor time after each step."""

    def __init__(self):
        self.times = []

    def after_run(self, run_context, run_values):
        self.times.append(time.process_time())


def main():
    """Times both in turns."""
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--steps', type=int, default=2000)
    steps = parser.parse_args().steps
    inside, bare = [], []
    for _ in range(3):
        inside.append(in_estimator(steps))
        bare.append(in_session(steps))
    estimator, session = statistics.median(inside), statistics.median(bare)
    print(
        f'Estimator.train {estimator * 1e6:.0f} us a step, bare session '
        f'{session * 1e6:.0f} us, ratio {estimator / session:.3f}'
    )


def in_estimator(steps):
    """Processor seconds of a step inside `Estimator.train`."""
    config = tf.estimator.RunConfig(
        tf_random_seed=1, save_summary_steps=100, log_step_count_steps=100
    )
    clock = Clock()
    model = tf.estimator.Estimator(model_fn, tempfile.mkdtemp(), config)
    model.train(batch, hooks=[clock], steps=steps)
    return per_step(clock.times)


def in_session(steps):
    """Processor seconds of a step in a loop over `Session.run`."""
    times = []
    with tf.Graph().as_default():
        tf.set_random_seed(1)
        tf.train.create_global_step()
        spec = model_fn(*batch(), 'train')
        with tf.Session() as session:
            session.run(tf.global_variables_initializer())
            for _ in range(steps):
                session.run([spec.train_op, spec.loss])
                times.append(time.process_time())
    return per_step(times)


def per_step(times):
    """Mean processor time of a step after the first tenth."""
    rest = times[len(times) // 10 :]
    return (rest[-1] - rest[0]) / (len(rest) - 1)


def batch():
    """A constant batch of 32 sequences of 20 steps."""
    values = np.linspace(-1, 1, 32 * 20 * 16).reshape(32, 20, 16)
    labels = np.arange(32) % 4
    return tf.constant(values, tf.float32), tf.constant(labels, tf.int32)


def model_fn(features, labels, mode):
    """An LSTM of 128 units, its loss and a step."""
    cell = tf.nn.rnn_cell.LSTMCell(128)
    _, state = tf.nn.dynamic_rnn(cell, features, dtype=tf.float32)
    logits = tf.layers.dense(state.h, 4)
    loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
    step = tf.train.AdamOptimizer().minimize(loss, tf.train.get_global_step())
    return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=step)


if __name__ == '__main__':
    main()
