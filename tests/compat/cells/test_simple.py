"""Arguments, names and initial values of the plain cells."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells, loops

v1 = tf.compat.v1

GRU_NAMES = {
    '0.12': [
        'RNN/GRUCell/Gates/Linear/Matrix',
        'RNN/GRUCell/Gates/Linear/Bias',
        'RNN/GRUCell/Candidate/Linear/Matrix',
        'RNN/GRUCell/Candidate/Linear/Bias',
    ],
    '1.1': [
        'RNN/gru_cell/gates/weights',
        'RNN/gru_cell/gates/biases',
        'RNN/gru_cell/candidate/weights',
        'RNN/gru_cell/candidate/biases',
    ],
    '1.15': [
        'RNN/gru_cell/gates/kernel',
        'RNN/gru_cell/gates/bias',
        'RNN/gru_cell/candidate/kernel',
        'RNN/gru_cell/candidate/bias',
    ],
}


def names():
    return [variable.op.name for variable in v1.global_variables()]


@pytest.mark.parametrize('release', GRU_NAMES)
def test_gru_variables_have_the_names_of_the_release(release):
    with tf.Graph().as_default():
        cell = cells.for_release(release).GRUCell(4)
        with v1.variable_scope('RNN'):
            cell(tf.zeros([2, 3]), tf.zeros([2, 4]))
        assert names() == GRU_NAMES[release]


def test_gate_bias_starts_at_one_and_candidate_bias_at_zero():
    with tf.Graph().as_default(), v1.Session() as session:
        cells.GRUCell(4)(tf.zeros([2, 3]), tf.zeros([2, 4]))
        session.run(v1.global_variables_initializer())
        values = {v.op.name: session.run(v) for v in v1.global_variables()}
    np.testing.assert_array_equal(values['gru_cell/gates/bias'], np.ones(8))
    np.testing.assert_array_equal(
        values['gru_cell/candidate/bias'], np.zeros(4)
    )


@pytest.mark.parametrize(
    ('release', 'bound'),
    [('0.12', np.sqrt(3 / 700)), ('1.0', np.sqrt(6 / 1000))],
)
def test_kernel_starts_in_the_bounds_of_the_release(release, bound):
    with tf.Graph().as_default(), v1.Session() as session:
        v1.set_random_seed(1)
        cell = cells.for_release(release).BasicRNNCell(300)
        cell(tf.zeros([2, 400]), tf.zeros([2, 300]))
        session.run(v1.global_variables_initializer())
        largest = np.abs(session.run(v1.global_variables()[0])).max()
    assert 0.99 * bound < largest <= bound


def test_arguments_follow_the_order_of_the_release():
    with tf.Graph().as_default():
        cell = cells.for_release('0.8').LSTMCell(4, 3, True)
        cell(tf.zeros([2, 3]), tf.zeros([2, 8]))
        assert 'LSTMCell/W_F_diag' in names()
        cell = cells.for_release('1.5').LSTMCell(4, True, name='mine')
    assert cell.state_size == (4, 4)


def test_state_is_joined_by_default_up_to_0_10():
    assert cells.for_release('0.10').BasicLSTMCell(4).state_size == 8
    assert cells.for_release('0.11').BasicLSTMCell(4).state_size == (4, 4)


def test_cell_that_a_release_lacked_is_no_attribute():
    with pytest.raises(AttributeError, match="had no 'ResidualWrapper'"):
        assert cells.for_release('0.12').ResidualWrapper


@pytest.mark.parametrize('units', [-1, -3, 2.5])
def test_number_of_units_must_be_a_whole_number(units):
    with pytest.raises(ValueError, match='a whole number of 0 or more'):
        cells.GRUCell(units)


@pytest.mark.parametrize(
    'kind', ['BasicLSTMCell', 'BasicRNNCell', 'GRUCell', 'LSTMCell']
)
def test_cells_of_no_units_train(kind):
    with tf.Graph().as_default(), v1.Session() as session:
        x = tf.ones([2, 5, 1])
        cell = getattr(cells, kind)(0)
        y, _ = loops.dynamic_rnn(
            cell, x, sequence_length=[5, 3], dtype=tf.float32
        )
        assert y.shape.as_list() == [2, 5, 0]
        weight = v1.get_variable('w', [0, 1])
        bias = v1.get_variable('b', initializer=tf.zeros([1]))
        loss = tf.reduce_mean((tf.tensordot(y, weight, 1) + bias - x) ** 2)
        train = v1.train.GradientDescentOptimizer(0.25)
        step = train.minimize(loss)
        session.run(v1.global_variables_initializer())
        session.run(step)
        assert session.run(loss) == 0.25


def test_input_size_in_place_of_an_activation_is_named():
    with pytest.raises(TypeError, match='activation must be callable'):
        cells.GRUCell(4, 3)


def test_whole_sequence_is_refused_with_the_expected_shape():
    with tf.Graph().as_default():
        with pytest.raises(ValueError, match=r'\[batch, depth\]'):
            cells.GRUCell(4)(tf.zeros([2, 5, 3]), tf.zeros([2, 4]))


def test_unknown_depth_is_refused():
    with tf.Graph().as_default():
        inputs = v1.placeholder(tf.float32, [2, None])
        with pytest.raises(ValueError, match='static depth'):
            cells.BasicRNNCell(4)(inputs, tf.zeros([2, 4]))


KINDS = ['BasicRNNCell', 'GRUCell', 'BasicLSTMCell', 'LSTMCell']


@pytest.mark.parametrize('release', ['0.8', '1.4', '1.15'])
def test_zero_state_of_a_size_in_part_unknown_takes_any_batch(release):
    with tf.Graph().as_default(), v1.Session() as session:
        part = v1.placeholder(tf.float32, [7, None, 3])
        cell = cells.for_release(release).GRUCell(4)
        state = cell.zero_state(tf.shape(part)[0], tf.float32)
        assert state.shape.as_list() == [None, 4]
        fed = session.run(state + 0, {state: np.ones([2, 4])})
        assert fed.shape == (2, 4)
        assert session.run(state, {part: np.zeros([7, 1, 3])}).shape == (7, 4)
        whole = cell.zero_state(tf.shape(tf.zeros([7, 3]))[0], tf.float32)
        assert whole.op.type != state.op.type


@pytest.mark.parametrize('release', ['1.4', '1.15'])
def test_zero_state_takes_a_list_of_sizes(release):
    with tf.Graph().as_default():
        cell = cells.for_release(release).LSTMCell(5)
        for batch in ([4], [v1.Dimension(4)], tf.TensorShape([4])):
            for part in cell.zero_state(batch, tf.float32):
                assert part.shape == [4, 5]
        for part in cell.zero_state([2, 4], tf.float32):
            assert part.shape == [2, 4, 5]


@pytest.mark.parametrize('name', KINDS)
def test_integers_are_refused_by_name_from_1_15(name):
    with tf.Graph().as_default():
        cell = getattr(cells, name)(4)
        inputs = tf.zeros([2, 3], tf.int32)
        state = cell.zero_state(2, tf.int32)
        with pytest.raises(ValueError, match='only supports floating point'):
            cell(inputs, state)
        early = getattr(cells.for_release('1.12'), name)(4)
        with pytest.raises(TypeError):  # by the sigmoid or the tanh
            early(inputs, state)


@pytest.mark.parametrize('activation', ['relu', tf.nn.relu])
def test_activation_by_name_or_function(activation):
    with tf.Graph().as_default(), v1.Session() as session:
        cell = cells.BasicRNNCell(4, activation=activation)
        output, _ = cell(-tf.ones([2, 3]), tf.zeros([2, 4]))
        ones = [v1.assign(v, tf.ones_like(v)) for v in cell.weights]
        session.run(ones)
        np.testing.assert_array_equal(session.run(output), np.zeros([2, 4]))


def test_unknown_activation_is_refused():
    with pytest.raises(ValueError, match='name a function of tf.nn'):
        cells.BasicRNNCell(4, activation='no_such')


@pytest.mark.parametrize(
    'two',
    [np.int64(2), np.int32(2), np.float32(2), 2.0, np.array(2)],
    ids=repr,
)
def test_numbers_of_numpy_are_sizes(two):
    cell = cells.for_release('1.4').BasicLSTMCell(two)
    assert cell.output_size == 2
    if not isinstance(two, np.ndarray):
        state = cell.zero_state(two, tf.float32)
        assert state.c.shape.as_list() == [2, 2]


def test_numbers_that_are_no_sizes_are_refused():
    for size in (np.float32(2.5), np.int64(-1), float('nan'), float('inf')):
        with pytest.raises(ValueError, match='a whole number'):
            cells.for_release('1.4').GRUCell(size)
