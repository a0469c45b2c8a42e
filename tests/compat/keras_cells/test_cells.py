"""Cells of tf.keras in old loops, beside what the records show."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import api
from legacy_rnn.compat.keras_cells import cells as keras_cells
from legacy_rnn.compat.layer_base import named

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


@pytest.mark.first(2)
@pytest.mark.parametrize(
    'kind', [*KINDS, 'StackedRNNCells', 'NASCell', 'SRUCell']
)
def test_layer_of_todays_keras_unrolls_the_cell_as_the_loop_does(old, kind):
    if kind in ('NASCell', 'SRUCell'):
        cell = getattr(old.contrib.rnn, kind)(UNITS)
    elif kind == 'StackedRNNCells':
        inner = [old.keras.layers.LSTMCell(n) for n in (UNITS, 3)]
        cell = old.keras.layers.StackedRNNCells(inner)
    else:
        cell = getattr(old.keras.layers, kind)(UNITS)
    outputs, _ = old.nn.dynamic_rnn(cell, INPUTS, dtype=tf.float32)
    layer = tf.keras.layers.RNN(cell, unroll=True)
    last = layer(tf.constant(INPUTS))
    assert len(v1.global_variables()) in (2, 3, 6)
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        outputs, last = session.run([outputs, last])
    np.testing.assert_allclose(outputs[:, -1], last, rtol=1e-5, atol=1e-6)


def test_cell_of_keras_computes_what_the_old_cell_does(old):
    plain = old.keras.layers.SimpleRNNCell(UNITS)
    basic = old.nn.rnn_cell.BasicRNNCell(UNITS)
    pair = [
        old.nn.dynamic_rnn(cell, INPUTS, dtype=tf.float32, scope=scope)
        for cell, scope in ((plain, 'plain'), (basic, 'basic'))
    ]
    with v1.Session().as_default() as session:
        kernel, recurrent, bias = plain.get_weights()
        basic.set_weights([np.concatenate([kernel, recurrent]), bias])
        wanted, found = session.run(pair)
    tf.nest.map_structure(
        lambda a, b: np.testing.assert_allclose(a, b, rtol=1e-5, atol=1e-6),
        found,
        wanted,
    )


def test_classes_become_one_hot_vectors(old):
    categorical = old.keras.utils.to_categorical
    np.testing.assert_array_equal(
        categorical([[2], [0]]), [[0, 0, 1], [1, 0, 0]]
    )
    assert categorical(y=[1], num_classes=4, dtype='int32').dtype == 'int32'


def test_initializers_of_keras_go_into_its_layers_too(old):
    start = old.keras.initializers.glorot_uniform(seed=3)
    layer = tf.keras.layers.Dense(UNITS, kernel_initializer=start)
    layer(tf.constant(INPUTS))
    variable = old.get_variable('kernel', [DEPTH, UNITS], initializer=start)
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        kernels = session.run([layer.kernel.value, variable])
    np.testing.assert_array_equal(*kernels)


def test_data_of_unit_tests_are_noisy_templates(old):
    tests = old.python.keras.testing_utils
    (x, y), (rest, _) = tests.get_test_data(20, 5, (4, 3), 2, random_seed=1)
    assert (x.shape, rest.shape) == ((20, 4, 3), (5, 4, 3))
    assert (x.dtype, set(y)) == ('float32', {0, 1})
    means = [x[y == k].mean(0) for k in (0, 1)]
    assert all(np.abs(x[i] - means[y[i]]).max() < 4.5 for i in range(20))


def test_tests_of_all_modes_run_in_a_graph(old):
    modes = old.python.keras.keras_parameterized
    assert modes.run_all_keras_modes(dict) is dict
    assert modes.run_all_keras_modes(always_skip_eager=True)(dict) is dict

    @modes.run_all_keras_modes(always_skip_v1=True)
    class Eager(modes.TestCase):
        def test_nothing(self):
            raise AssertionError

    assert Eager.__unittest_skip__


@pytest.mark.first(1)
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
    made = named.initializer('kernel_initializer', name)
    assert made([4, 3], tf.float32).shape == (4, 3)


def test_wrong_names_are_refused():
    with pytest.raises(ValueError, match='kernel_initializer must be an ini'):
        named.initializer('kernel_initializer', 'glorot')
    with pytest.raises(ValueError, match='activation must be a function or'):
        keras_cells.LSTMCell(UNITS, activation='sigmoidal')
    with pytest.raises(ValueError, match='must have a `call`'):
        keras_cells.StackedRNNCells([3])
