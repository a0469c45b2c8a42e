"""Cells of tf.keras in old loops, beside what the records show."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import api
from legacy_rnn.compat.old import keras_cells, keras_names

v1 = tf.compat.v1
KINDS = ('GRUCell', 'LSTMCell', 'SimpleRNNCell')
ROWS, STEPS, DEPTH, UNITS = 2, 4, 3, 2
INPUTS = np.sin(np.arange(ROWS * STEPS * DEPTH) * 1.7).astype('f')
INPUTS = INPUTS.reshape(ROWS, STEPS, DEPTH)


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default() as opened:
        yield opened


@pytest.fixture(name='old')
def _old():
    return api('1.15')


@pytest.mark.parametrize('kind', [*KINDS, 'StackedRNNCells', 'NASCell'])
def test_layer_of_todays_keras_unrolls_the_cell_as_the_loop_does(old, kind):
    if kind == 'NASCell':
        cell = old.contrib.rnn.NASCell(UNITS)
    elif kind == 'StackedRNNCells':
        inner = [old.keras.layers.LSTMCell(n) for n in (UNITS, 3)]
        cell = old.keras.layers.StackedRNNCells(inner)
    else:
        cell = getattr(old.keras.layers, kind)(UNITS)
    outputs, _ = old.nn.dynamic_rnn(cell, INPUTS, dtype=tf.float32)
    layer = old.keras.layers.RNN(cell, unroll=True)
    last = layer(tf.constant(INPUTS))
    assert len(v1.global_variables()) in (2, 3, 6)
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        outputs, last = session.run([outputs, last])
    np.testing.assert_allclose(outputs[:, -1], last, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize('kind', KINDS)
def test_weights_are_trained_and_can_be_set(old, kind):
    cell = getattr(old.keras.layers, kind)(UNITS)
    outputs, _ = old.nn.dynamic_rnn(cell, INPUTS, dtype=tf.float32)
    assert cell.trainable_weights == v1.trainable_variables()
    train = old.train.GradientDescentOptimizer(0.5).minimize(
        tf.reduce_sum(outputs**2)
    )
    with v1.Session().as_default() as session:
        session.run(v1.global_variables_initializer())
        before = cell.get_weights()
        session.run(train)
        after = cell.get_weights()
        assert all(np.any(a != b) for a, b in zip(before, after, strict=True))
        cell.set_weights(before)
        for weight, value in zip(cell.get_weights(), before, strict=True):
            np.testing.assert_array_equal(weight, value)


def test_state_of_a_stack_may_start_at_the_last_cell():
    cells = [keras_cells.LSTMCell(2), keras_cells.GRUCell(3)]
    stack = keras_cells.StackedRNNCells(cells, reverse_state_order=True)
    assert stack.state_size == (3, [2, 2])
    plain = keras_cells.StackedRNNCells(cells)
    state = stack.get_initial_state(batch_size=ROWS)
    found, after = stack(INPUTS[:, 0], state)
    wanted, other = plain(INPUTS[:, 0], state[::-1])
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        values = session.run([found, wanted, after[0], other[1]])
    np.testing.assert_array_equal(*values[:2])
    np.testing.assert_array_equal(*values[2:])


@pytest.mark.parametrize(
    ('release', 'wanted'), [('1.12', (2, 2, 3)), ('1.13', ([2, 2], 3))]
)
def test_states_of_a_stack_keep_their_structure_from_1_13(release, wanted):
    ours = keras_cells.for_release(release)
    stack = ours.StackedRNNCells([ours.LSTMCell(2), ours.GRUCell(3)])
    assert stack.state_size == wanted


def test_attention_wraps_the_cell(old):
    seq2seq = old.contrib.seq2seq
    attention = seq2seq.LuongAttention(UNITS, tf.constant(INPUTS))
    cell = seq2seq.AttentionWrapper(
        old.keras.layers.LSTMCell(UNITS), attention
    )
    _, state = old.nn.dynamic_rnn(cell, INPUTS, dtype=tf.float32)
    assert [part.shape[1] for part in state.cell_state] == [UNITS, UNITS]


def test_regularizers_are_losses_of_the_cell_alone(old):
    cell = old.keras.layers.SimpleRNNCell(
        UNITS, kernel_regularizer=tf.reduce_sum, kernel_initializer='ones'
    )
    cell(INPUTS[:, 0], [tf.zeros([ROWS, UNITS])])
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        assert session.run(cell.losses) == [DEPTH * UNITS]
    assert not v1.get_collection(v1.GraphKeys.REGULARIZATION_LOSSES)


def test_dropout_is_left_to_the_wrapper():
    cell = keras_cells.GRUCell(UNITS, dropout=0.5)
    state = cell.get_initial_state(tf.constant(INPUTS[:, 0]))
    cell(INPUTS[:, 0], state)
    with pytest.raises(NotImplementedError, match='DropoutWrapper'):
        cell(INPUTS[:, 0], state, training=True)


@pytest.mark.parametrize('name', ['he_normal', 'Orthogonal', 'lecun_uniform'])
def test_initializers_go_by_their_names(name):
    made = keras_names.initializer('kernel_initializer', name)
    assert made([4, 3], tf.float32).shape == (4, 3)


def test_wrong_names_are_refused():
    with pytest.raises(ValueError, match='kernel_initializer must be an ini'):
        keras_names.initializer('kernel_initializer', 'glorot')
    with pytest.raises(ValueError, match='activation must be a function or'):
        keras_cells.LSTMCell(UNITS, activation='sigmoidal')
    with pytest.raises(ValueError, match='must have a `call`'):
        keras_cells.StackedRNNCells([3])
