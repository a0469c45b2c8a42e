"""Compares what is built under `fuse()` with what is built without it."""

import numpy as np
import tensorflow as tf

from legacy_rnn import compat

v1 = tf.compat.v1


def run(fuse, build):
    """Runs what a function builds, with arithmetic weights.

    Args:
        fuse: Whether to fuse.
        build: Function that gives a structure of tensors.

    Returns:
        `(values, loops, names)`: the values of the structure and of the
        gradients of its floats, what was told of each loop, and the names of
        the variables.
    """
    loops = []
    hear = lambda *told: loops.append(told)  # noqa: E731
    with tf.Graph().as_default(), compat.fuse(fuse, hear):
        v1.set_random_seed(1)
        fetched = tf.nest.flatten(build())
        variables = v1.trainable_variables()
        floats = [part for part in fetched if part.dtype.is_floating]
        costs = [tf.reduce_sum(tf.sin(part)) for part in floats]
        gradients = tf.gradients(costs, variables)
        assert None not in gradients
        gradients = [tf.convert_to_tensor(part) for part in gradients]
        weights = [
            np.random.RandomState(place).uniform(-1, 1, v.shape.as_list())
            for place, v in enumerate(variables)
        ]
        with v1.Session() as session:
            session.run(v1.global_variables_initializer())
            for variable, weight in zip(variables, weights, strict=True):
                variable.load(weight, session)
            values = session.run([*fetched, *gradients])
    return values, loops, [v.name for v in variables]


def assert_fused_alike(build, *fused):
    """Asserts that loops are fused, and that nothing else changes.

    Args:
        build: Function that gives a structure of tensors.
        *fused: Names of the loops that are to be fused, in order.
    """
    ours, told, our_names = run(True, build)
    theirs, untold, their_names = run(False, build)
    assert told == [(name, '') for name in fused] and not untold
    assert our_names == their_names
    assert len(ours) == len(theirs) > 2
    for a, b in zip(ours, theirs, strict=True):
        assert a.shape == b.shape and a.dtype == b.dtype
        np.testing.assert_allclose(a, b, rtol=1e-10, atol=1e-10)
