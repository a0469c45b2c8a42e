"""Times the fused cross entropy of class ids beside TensorFlow's own.

    python benchmarks/cross_entropy.py [ROUNDS]

Each round computes the losses and their gradient once with either. A line of
the table gives medians in ms, and the median of the ratios.
"""

from __future__ import annotations

import os
import statistics
import sys
import time

import numpy as np

os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')

import tensorflow as tf  # noqa: E402

from legacy_rnn.compat.fused import losses  # noqa: E402

v1 = tf.compat.v1

ROWS = (20, 100, 400, 1600)
CLASSES = (26, 100, 300, 1000, 3000, 10000)


def tensorflows(labels, logits):
    """Computes the losses by TensorFlow's operation."""
    return tf.nn.sparse_softmax_cross_entropy_with_logits(
        labels=labels, logits=logits
    )


def measure(rows, classes, rounds):
    """The seconds of each round, for TensorFlow's and for ours."""
    random = np.random.RandomState(0)
    with tf.Graph().as_default(), v1.Session() as session:
        values = random.randn(rows, classes).astype(np.float32)
        logits = v1.get_variable('logits', initializer=values)
        labels = v1.placeholder(tf.int32, [rows])
        steps = []
        for function in (
            tensorflows,
            losses.sparse_softmax_cross_entropy,
        ):
            found = function(labels, tf.convert_to_tensor(logits) + 0.5)
            gradient = tf.gradients(tf.reduce_mean(found), logits)[0]
            steps.append([found[0], gradient[0, 0]])
        session.run(v1.global_variables_initializer())
        feed = {labels: random.randint(0, classes, rows)}
        seconds = []
        for _ in range(rounds + 3):
            for step in steps:
                started = time.perf_counter()
                session.run(step, feed)
                seconds.append(time.perf_counter() - started)
    return seconds[6::2], seconds[7::2]


def main():
    """Prints a table in Markdown."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    v1.disable_v2_behavior()
    losses.LEAST_CLASSES = 1  # to see where it begins to pay
    print("| rows | classes | TensorFlow's, ms | ours, ms | ratio |")
    print('|---|---|---|---|---|')
    for rows in ROWS:
        for classes in CLASSES:
            theirs, ours = measure(rows, classes, rounds)
            ratio = statistics.median(
                a / b for a, b in zip(theirs, ours, strict=True)
            )
            medians = [1000 * statistics.median(s) for s in (theirs, ours)]
            print(
                f'| {rows} | {classes:,} | {medians[0]:.2f} | '
                f'{medians[1]:.2f} | {ratio:.2f} |'
            )


if __name__ == '__main__':
    main()
