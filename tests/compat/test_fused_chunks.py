"""Loops of the fused unroll where the graph knows neither steps nor batch."""

import collections

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import r1_15
from legacy_rnn.compat.fused import fused_rnn, scan

v1 = tf.compat.v1
CELLS = {
    'basic': lambda: r1_15.nn.rnn_cell.BasicRNNCell(3),
    'unbounded': lambda: r1_15.nn.rnn_cell.BasicRNNCell(3, tf.nn.relu),
    'gru': lambda: r1_15.nn.rnn_cell.GRUCell(3),
    'lstm': lambda: r1_15.nn.rnn_cell.LSTMCell(3, num_proj=2),
}


def slopes(unroll, cell, lengths=None):
    """A function of arrays that gives outputs, states and gradients."""
    inputs = v1.placeholder(tf.float32, [None, None, 2])
    with v1.variable_scope('loop', reuse=v1.AUTO_REUSE):
        outputs, state = unroll(
            cell, inputs, dtype=tf.float32, sequence_length=lengths
        )
    parts = [outputs, *tf.nest.flatten(state)]
    cost = [tf.sin(part + place) for place, part in enumerate(parts)]
    found = tf.gradients(cost, [inputs, *v1.trainable_variables()])
    return lambda session, array: session.run(
        [*parts, *found], {inputs: array}
    )


@pytest.mark.parametrize('has_lengths', [True, False])
@pytest.mark.parametrize('cell', CELLS)
def test_every_number_of_steps_is_that_of_dynamic_rnn(cell, has_lengths):
    random = np.random.RandomState(1)
    with tf.Graph().as_default(), v1.Session() as session:
        lengths = tf.constant([9, 2, 0]) if has_lengths else None
        made = CELLS[cell]()
        fused = slopes(fused_rnn, made, lengths)
        plain = slopes(r1_15.nn.dynamic_rnn, made, lengths)
        session.run(v1.global_variables_initializer())
        for steps in (9,) if has_lengths else range(1, 10):
            array = random.standard_normal((3, steps, 2))
            pairs = fused(session, array), plain(session, array)
            for ours, theirs in zip(*pairs, strict=True):
                np.testing.assert_allclose(ours, theirs, 1e-5, 1e-5)


def test_chunks_do_not_change_a_bit(monkeypatch):
    array = np.random.RandomState(1).standard_normal((3, 9, 2))
    found = []
    config = v1.ConfigProto()
    config.graph_options.rewrite_options.disable_meta_optimizer = True
    for chunk in (1, 4, 8):
        monkeypatch.setattr(scan, 'CHUNK_OF_UNKNOWN', chunk)
        with tf.Graph().as_default(), v1.Session(config=config) as session:
            run = slopes(fused_rnn, CELLS['gru']())
            for place, variable in enumerate(v1.trainable_variables()):
                shape = variable.shape.as_list()
                value = np.sin(place + np.arange(np.prod(shape)))
                variable.load(value.reshape(shape), session)
            found.append([part.tobytes() for part in run(session, array)])
    assert found[0] == found[1] == found[2]


def test_what_parts_and_halves_share_is_built_once():
    with tf.Graph().as_default() as graph:
        inputs = v1.placeholder(tf.float32, [None, None, 2])
        outputs, _ = fused_rnn(
            CELLS['basic'](), inputs, dtype=tf.float32, parts=2
        )
        tf.gradients(outputs, v1.trainable_variables())
        kinds = collections.Counter(op.type for op in graph.get_operations())
    assert kinds['LoopCond'] == 4  # of two parts, there and back: no counters
    assert kinds['FloorDiv'] == 3  # the rows of both, and the chunks
    assert kinds['SplitV'] == 3  # of inputs, state and kernel
