"""Memory and time of a training step over the length of the sequences.

usage: python benchmarks/long_memory.py [STEPS ...]

Batch 32, depth 16, GRU of 64 units, a loss on the last output, gradient
descent; each unroll and length in a process of its own. Prints a Markdown
table: the resident memory before the first step, the largest of four steps,
what the steps took of it, and the last step's seconds. The static unroll
refuses long sequences.
"""

import os
import resource
import subprocess
import sys
import time

UNROLLS = ('static', 'dynamic', 'fused')
STEPS = (512, 1024, 2048, 4096)


def main(*steps):
    """Measures and prints the table."""
    print('| unroll | steps | built, MB | peak, MB | steps, MB | step, s |')
    print('|---|---|---|---|---|---|')
    for unroll in UNROLLS:
        for count in steps or STEPS:
            found = subprocess.run(
                [sys.executable, __file__, '--one', unroll, str(count)],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                check=True,
            )
            print(f'| {unroll} | {int(count):,} | {found.stdout.strip()} |')


def measure(how, steps):
    """Prints the rest of a row."""
    os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
    import numpy as np
    import tensorflow as tf

    from legacy_rnn.article import network
    from legacy_rnn.article.unroll import unroll

    v1 = tf.compat.v1
    v1.disable_v2_behavior()
    data = v1.placeholder(tf.float32, [32, steps, 16])
    cell = network.make_network('gru', 64, 1)
    try:
        outputs, _ = unroll(cell, data, unroll=how)
    except ValueError:
        print('refused | | |')
        return
    loss = tf.reduce_mean(outputs[:, -1] ** 2)
    train = v1.train.GradientDescentOptimizer(0.1).minimize(loss)
    values = np.zeros([32, steps, 16], np.float32)
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        built = _peak()
        for _ in range(4):
            started = time.perf_counter()
            session.run(train, {data: values})
            seconds = time.perf_counter() - started
    peak = _peak()
    print(f'{built:.0f} | {peak:.0f} | {peak - built:.0f} | {seconds:.2f}')


def _peak():
    """The largest resident memory so far, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == 'darwin' else 2**10)


if __name__ == '__main__':
    if sys.argv[1:2] == ['--one']:
        measure(sys.argv[2], int(sys.argv[3]))
    else:
        main(*sys.argv[1:])
