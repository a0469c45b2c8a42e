"""`fuse()` makes the loops of every release use the fused unroll."""

import logging

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import compat
from legacy_rnn.compat import cells, loops
from legacy_rnn.compat.fused import switch

v1 = tf.compat.v1

INPUTS = np.random.RandomState(0).randn(2, 5, 3)


def run(fuse, build, release):
    """Values of `build`, whether it had a loop, and its variables."""
    with tf.Graph().as_default() as graph, compat.fuse(fuse):
        v1.set_random_seed(1)
        fetched = build(cells.for_release(release), loops.for_release(release))
        variables = v1.trainable_variables()
        gradients = tf.gradients(tf.nest.flatten(fetched), variables)
        names = [v.name for v in variables]
        weights = [
            np.random.RandomState(i).uniform(-1, 1, v.shape.as_list())
            for i, v in enumerate(variables)
        ]
        with v1.Session() as session:
            session.run(
                [v1.assign(*pair) for pair in zip(variables, weights)]  # noqa: B905
            )
            values = session.run(tf.nest.flatten([fetched, gradients]))
        kinds = [op.type for op in graph.get_operations()]
    return values, 'IdentityN' in kinds, names


def assert_fused_alike(build, release):
    ours, fused, our_names = run(True, build, release)
    theirs, unfused, their_names = run(False, build, release)
    assert fused and not unfused
    assert our_names == their_names
    assert len(ours) == len(theirs) > 2
    for a, b in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize('release', ['0.12', '1.15'])
def test_dynamic_rnn_is_fused(release):
    def build(c, loop):
        layers = [c.GRUCell(4), c.BasicLSTMCell(4, state_is_tuple=True)]
        cell = c.MultiRNNCell(layers, state_is_tuple=True)
        data = tf.constant(INPUTS)
        return loop.dynamic_rnn(cell, data, [5, 2], dtype=tf.float64)

    assert_fused_alike(build, release)


@pytest.mark.parametrize('release', ['0.8', '0.12', '1.15'])
def test_static_rnn_is_fused(release):
    def build(c, loop):
        loop = getattr(loop, 'rnn' if release < '1.0' else 'static_rnn')
        steps = tf.unstack(tf.constant(INPUTS), axis=1)
        lengths = tf.constant([5, 2])
        return loop(
            c.GRUCell(4), steps, dtype=tf.float64, sequence_length=lengths
        )

    assert_fused_alike(build, release)


@pytest.mark.parametrize(
    'name', ['static_bidirectional_rnn', 'bidirectional_dynamic_rnn']
)
def test_both_directions_are_fused(name):
    def build(c, loop):
        data = tf.constant(INPUTS)
        if name.startswith('static'):
            data = tf.unstack(data, axis=1)
        return getattr(loop, name)(
            c.GRUCell(4),
            c.LSTMCell(4),
            data,
            dtype=tf.float64,
            sequence_length=[5, 2],
        )

    assert_fused_alike(build, '1.15')


def test_unknown_cells_stay_as_they_were(caplog):
    def build(c, loop):
        cell = c.GRUCell(4, activation=tf.nn.softsign)
        return loop.dynamic_rnn(cell, tf.constant(INPUTS), dtype=tf.float64)

    with caplog.at_level(logging.WARNING, 'legacy_rnn'):
        _, fused, _ = run(True, build, '1.15')
    assert not fused
    assert 'softsign' in caplog.text


def test_missing_dtype_is_still_an_error():
    with (
        tf.Graph().as_default(),
        compat.fuse(),
        pytest.raises(ValueError, match='dtype'),
    ):
        loops.dynamic_rnn(cells.GRUCell(4), tf.constant(INPUTS))


def test_it_holds_until_it_is_turned_off():
    assert not switch.is_on()
    compat.fuse()
    assert switch.is_on()
    compat.fuse(False)
    assert not switch.is_on()
    with compat.fuse():
        assert switch.is_on()
    assert not switch.is_on()
