"""`contrib.rnn.python.kernel_tests.benchmarking`: timing of kernels."""

import itertools
import timeit

import tensorflow as tf

WARM_UP_RUNS = 2


def device(use_gpu=False):
    """A context that pins operations to a graphics card, or to none."""
    return tf.device('/gpu:0' if use_gpu else '/cpu:0')


def seconds_per_run(op, sess, num_runs=50):
    """Average time of one run.

    Args:
        op: What is run.
        sess: Session.
        num_runs: Number of runs that are timed, after two that are not.

    Returns:
        Seconds, a float.
    """
    for _ in range(WARM_UP_RUNS):
        sess.run(op)
    return timeit.timeit(lambda: sess.run(op), number=num_runs) / num_runs


def dict_product(dicts):
    """All choices of one value for each key.

    Args:
        dicts: Dict of key to a list of values.

    Yields:
        Dict of key to value.
    """
    for values in itertools.product(*dicts.values()):
        yield dict(zip(dicts, values, strict=True))
