"""`fuse()` makes the loops of every release use the fused unroll."""

import logging

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import compat
from legacy_rnn.compat import cells, loops
from legacy_rnn.compat.fused import switch
from tests.compat.fused_alike import assert_fused_alike, run

INPUTS = np.random.RandomState(0).randn(2, 5, 3)


@pytest.mark.first(1)
@pytest.mark.parametrize('release', ['0.12', '1.15'])
def test_dynamic_rnn_is_fused(release):
    c = cells.for_release(release)

    def build():
        layers = [c.GRUCell(4), c.BasicLSTMCell(4, state_is_tuple=True)]
        cell = c.MultiRNNCell(layers, state_is_tuple=True)
        data = tf.constant(INPUTS)
        loop = loops.for_release(release).dynamic_rnn
        return loop(cell, data, [5, 2], dtype=tf.float64)

    assert_fused_alike(build, 'dynamic_rnn')


@pytest.mark.first(1)
@pytest.mark.parametrize('release', ['0.8', '0.12', '1.15'])
def test_static_rnn_is_fused(release):
    name = 'static_rnn' if release == '1.15' else 'rnn'

    def build():
        steps = tf.unstack(tf.constant(INPUTS), axis=1)
        return getattr(loops.for_release(release), name)(
            cells.for_release(release).GRUCell(4),
            steps,
            dtype=tf.float64,
            sequence_length=tf.constant([5, 2]),
        )

    assert_fused_alike(build, name)


@pytest.mark.first(1)
@pytest.mark.parametrize(
    ('name', 'loop'),
    [
        ('static_bidirectional_rnn', 'static_rnn'),
        ('bidirectional_dynamic_rnn', 'dynamic_rnn'),
    ],
)
def test_both_directions_are_fused(name, loop):
    def build():
        data = tf.constant(INPUTS)
        if name.startswith('static'):
            data = tf.unstack(data, axis=1)
        return getattr(loops, name)(
            cells.GRUCell(4),
            cells.LSTMCell(4),
            data,
            dtype=tf.float64,
            sequence_length=[5, 2],
        )

    assert_fused_alike(build, loop, loop)


def test_unknown_cells_stay_as_they_were():
    def build():
        cell = cells.GRUCell(4, activation=tf.nn.softsign)
        return loops.dynamic_rnn(cell, tf.constant(INPUTS), dtype=tf.float64)

    values, told, _ = run(True, build)
    [(name, reason)] = told
    assert name == 'dynamic_rnn' and 'softsign' in reason
    for a, b in zip(values, run(False, build)[0], strict=True):
        np.testing.assert_array_equal(a, b)


def test_the_log_is_told_what_is_not_fused(caplog):
    with (
        tf.Graph().as_default(),
        compat.fuse(),
        caplog.at_level(logging.WARNING, 'legacy_rnn'),
    ):
        cell = cells.GRUCell(4, activation=tf.nn.softsign)
        loops.dynamic_rnn(cell, tf.constant(INPUTS), dtype=tf.float64)
    assert 'dynamic_rnn is not fused: ' in caplog.text
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
