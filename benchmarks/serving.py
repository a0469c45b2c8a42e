"""Time of inference of a small model, by the ways to call it.

usage: python benchmarks/serving.py [WORKLOAD [THREADS [ROUNDS]]]

WORKLOAD is one of `legacy-rnn benchmark`, `small_lstm` by default; THREADS
those of TensorFlow (2). Builds the fused unroll and prints milliseconds a
batch over ROUNDS turns (7) in which the ways follow each other: `Session.run`;
`make_callable`; two Python threads that call it; `MANY` batches in one call,
by a loop in the graph and as one large batch; and the model, exported and
loaded as a function, in a process of its own. The clock's are those of the
fastest call, as other programs on the machine only add to them, the
processor's (user and system) the median of the turns.
"""

import concurrent.futures
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
MANY = 50


def main(workload='small_lstm', threads=2, rounds=7):
    """Measures and prints the table."""
    with tempfile.TemporaryDirectory() as scratch:
        target = str(pathlib.Path(scratch) / 'exported')
        ways = build(workload, int(threads), target)
        found = in_turn(ways, int(rounds))
        loaded = subprocess.run(
            [
                sys.executable,
                __file__,
                '--load',
                target,
                workload,
                str(threads),
                str(rounds),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
    found['exported, loaded as a function'] = json.loads(loaded.stdout)
    first = found['Session.run']
    print(f'| {workload}, {threads} threads | clock | ratio | cpu | ratio |')
    print('|---|---|---|---|---|')
    for way, took in found.items():
        cells = [f'{a:.3f} | {a / b:.2f}' for a, b in zip(took, first)]  # noqa: B905
        print(f'| {way} | {" | ".join(cells)} |')


def in_turn(ways, rounds):
    """`[clock, cpu]` of each way over `rounds` turns, in ms a batch."""
    turns = {way: [] for way in ways}
    for _ in range(rounds + 1):  # the first warms up
        for way, (call, batches) in ways.items():
            turns[way].append([took / batches for took in measure(call)])
    found = {}
    for way, (_, *rest) in turns.items():
        clocks, cpus = zip(*rest)  # noqa: B905
        found[way] = [min(clocks), statistics.median(cpus)]
    return found


def measure(call, seconds=0.3):
    """Milliseconds of one call: the fastest, and the processor's mean."""
    call()
    times, end = [], time.perf_counter() + seconds
    cpu = time.process_time()
    while time.perf_counter() < end:
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    cpu = time.process_time() - cpu
    return 1000 * min(times), 1000 * cpu / len(times)


def build(workload, threads, target):
    """The ways in a session: name -> (call, batches of a call)."""
    import numpy as np
    import tensorflow.compat.v1 as tf

    from legacy_rnn.benchmarking import ours, workloads
    from legacy_rnn.benchmarking.peers import turns

    tf.disable_v2_behavior()
    workload = workloads.WORKLOADS[workload]
    batch = turns.arrays(workload, np)[0]
    many = np.stack([batch] * MANY)

    def predict(data):
        with tf.variable_scope('model', reuse=tf.AUTO_REUSE):
            logits = ours._logits(tf, workload, 'fused', data)
        return tf.nn.softmax(logits)

    data = tf.placeholder(tf.float32, batch.shape)
    prediction = predict(data)
    stack = tf.placeholder(tf.float32, many.shape)
    looped = tf.map_fn(predict, stack)
    large = predict(tf.reshape(stack, [-1, *batch.shape[1:]]))
    session = tf.Session(config=ours._config(tf, threads))
    session.run(tf.global_variables_initializer())
    call = session.make_callable(prediction, [data])
    inputs, outputs = {'data': data}, {'prediction': prediction}
    tf.saved_model.simple_save(session, target, inputs, outputs)
    pool = concurrent.futures.ThreadPoolExecutor(2)

    def by_threads():
        half = lambda _: [call(batch) for _ in range(MANY // 2)]  # noqa: E731
        list(pool.map(half, range(2)))

    return {
        'Session.run': (lambda: session.run(prediction, {data: batch}), 1),
        'make_callable': (lambda: call(batch), 1),
        'make_callable, two threads': (by_threads, MANY),
        f'{MANY} batches, a loop in the graph': (
            lambda: session.run(looped, {stack: many}),
            MANY,
        ),
        f'{MANY} batches as one': (
            lambda: session.run(large, {stack: many}),
            MANY,
        ),
    }


def load(target, workload, threads, rounds):
    """Prints `[clock, cpu]` of the loaded function."""
    import numpy as np
    import tensorflow as tf

    from legacy_rnn.benchmarking import workloads
    from legacy_rnn.benchmarking.peers import turns

    tf.config.threading.set_intra_op_parallelism_threads(int(threads))
    tf.config.threading.set_inter_op_parallelism_threads(int(threads))
    batch = turns.arrays(workloads.WORKLOADS[workload], np)[0]
    data = tf.constant(batch)
    function = tf.saved_model.load(target).signatures['serving_default']
    call = lambda: function(data=data)['prediction'].numpy()  # noqa: E731
    print(json.dumps(in_turn({'it': (call, 1)}, int(rounds))['it']))


if __name__ == '__main__':
    sys.path[0] = str(ROOT)
    if sys.argv[1:2] == ['--load']:
        load(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
