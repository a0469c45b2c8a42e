"""Plain tuples as states of LSTMs of blocks, beside real 1.0.1 and 1.4.1."""

import pytest

from legacy_rnn.compat import dating

HEAD = """
import tensorflow as tf
cell = tf.contrib.rnn.LSTMBlockCell(4)
state = tuple(tf.unstack(states))
"""
LOOP = 'y, z = tf.nn.dynamic_rnn(cell, x, lengths, state)\n'


def last(text):
    return str(dating.date_text(text).releases[-1])


@pytest.mark.parametrize(
    'loop',
    [
        LOOP,
        LOOP.replace('lengths, state', 'initial_state=state'),
        LOOP.replace('state', '(c, h)'),
    ],
)
def test_cell_of_blocks_gave_a_tuple_up_to_1_0(loop):
    assert last(HEAD + loop) == '1.0'


@pytest.mark.parametrize(
    'text',
    [
        HEAD.replace('LSTMBlockCell', 'GRUBlockCell') + LOOP,
        HEAD.replace('LSTMBlockCell', 'LSTMCell') + LOOP,
        HEAD + 'state = cell.zero_state(2, tf.float32)\n' + LOOP,
        HEAD + LOOP.replace(', state', ''),
    ],
)
def test_other_cells_and_states_tell_nothing(text):
    assert last(text) == '1.15'
