"""Cells that are stepped by `cell.call`, as some programs of 1.2 to 1.4 do."""

import pytest
import tensorflow as tf

from legacy_rnn import compat
from legacy_rnn.compat import cells

v1 = tf.compat.v1
# What real 1.2.1 and 1.4.1 call the weights.
NAMES = {
    'BasicLSTMCell': ['a/bias', 'a/kernel'],
    'BasicRNNCell': ['a/bias', 'a/kernel'],
    'GRUCell': [
        'a/candidate/bias',
        'a/candidate/kernel',
        'a/gates/bias',
        'a/gates/kernel',
    ],
    'LSTMCell': ['a/bias', 'a/kernel'],
}


def step(name, release):
    cell = getattr(cells.for_release(compat.releases.Release(release)), name)(
        3
    )
    x, state = tf.zeros([2, 4]), cell.zero_state(2, tf.float32)
    with v1.variable_scope('a'):
        cell.call(x, state)
    with v1.variable_scope('a', reuse=True):
        cell.call(x, state)
    return sorted(v.op.name for v in v1.global_variables())


@pytest.mark.parametrize('name', NAMES)
def test_weights_are_made_in_the_scope_at_hand(name):
    for release in ('1.2', '1.4'):
        with tf.Graph().as_default():
            assert step(name, release) == NAMES[name]


def test_from_1_5_there_are_no_weights_as_then():
    with tf.Graph().as_default():
        with pytest.raises(AttributeError, match='_kernel'):
            step('BasicLSTMCell', '1.5')
