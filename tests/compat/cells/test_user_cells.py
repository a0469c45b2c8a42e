"""Cells that scripts of each release wrote themselves."""

import functools

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells, loops
from legacy_rnn.compat.releases import RELEASES

v1 = tf.compat.v1

ALL = [str(release) for release in RELEASES]


def old_style(space, units):
    """A cell in the words of 0.x: no constructor of the base, `__call__`."""

    class Mine(space.RNNCell):
        def __init__(self, units):
            self.units = units

        @property
        def state_size(self):
            return self.units

        @property
        def output_size(self):
            return self.units

        def __call__(self, inputs, state, scope=None):
            with v1.variable_scope(scope or type(self).__name__):
                depth = inputs.shape[1]
                w = v1.get_variable('w', [depth, self.units])
                state = tf.tanh(tf.matmul(inputs, w) + state)
                return state, state

    return Mine(units)


def new_style(space, units):
    """A cell in the words of 1.2: `call` alone."""

    class Mine(space.RNNCell):
        def __init__(self, units, **kwargs):
            super().__init__(**kwargs)
            self.units = units

        @property
        def state_size(self):
            return self.units

        @property
        def output_size(self):
            return self.units

        def call(self, inputs, state):
            w = v1.get_variable('w', [inputs.shape[1], self.units])
            state = tf.tanh(tf.matmul(inputs, w) + state)
            return state, state

    return Mine(units)


def built(space, units):
    """A cell in the words of 1.7: weights made by `build`."""

    class Mine(new_style(space, units).__class__):
        def build(self, shape):
            self.w = self.add_variable('w', [shape[1], self.units])
            self.built = True

        def call(self, inputs, state):
            state = tf.tanh(tf.matmul(inputs, self.w) + state)
            return state, state

    return Mine(units)


def wrap(space, release, cell, kind):
    tuples = release not in ('0.5', '0.6', '0.7', '0.8')
    state = {'state_is_tuple': True} if tuples else {}
    if kind == 'multi':
        return space.MultiRNNCell([cell], **state)
    if kind == 'dropout':
        return space.DropoutWrapper(cell, 0.999999, 0.999999)
    if kind == 'output':
        return space.OutputProjectionWrapper(cell, 2)
    if kind == 'input' and tuples:
        return space.InputProjectionWrapper(cell, 2)
    if kind == 'residual' and hasattr(space, 'ResidualWrapper'):
        return space.ResidualWrapper(cell)
    if kind == 'device' and hasattr(space, 'DeviceWrapper'):
        return space.DeviceWrapper(cell, '/cpu:0')
    return cell


def unroll(release, cell):
    space = loops.for_release(release)
    loop = space.rnn if release.startswith('0') else space.static_rnn
    steps = [tf.ones([2, 3]), 2 * tf.ones([2, 3])]
    return loop(cell, steps, dtype=tf.float32)[0]


def final(outputs):
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        return session.run(outputs[-1])


def styles(release):
    found = [old_style]
    if not release.startswith('0') and release not in ('1.0', '1.1'):
        found.append(new_style)
    if release in ('1.7', '1.12', '1.15'):
        found.append(built)
    return found


@pytest.mark.parametrize('release', ALL)
def test_alone(release):
    space = cells.for_release(release)
    for style in styles(release):
        with tf.Graph().as_default():
            v1.set_random_seed(1)
            outputs = unroll(release, style(space, 3))
            [w] = v1.global_variables()
            with v1.Session() as session:
                session.run(v1.global_variables_initializer())
                output, w_value = session.run([outputs[-1], w])
        first = np.tanh(np.ones([2, 3]) @ w_value)
        second = np.tanh(2 * np.ones([2, 3]) @ w_value + first)
        np.testing.assert_allclose(output, second, rtol=1e-5)
        in_scope = w.name.split('/')[1]
        assert in_scope == ('Mine' if style is old_style else 'mine')


WRAPPERS = ['multi', 'dropout', 'output', 'input', 'residual', 'device']


@pytest.mark.parametrize('kind', WRAPPERS)
@pytest.mark.parametrize('release', ['0.8', '0.12', '1.0', '1.1', '1.15'])
def test_in_every_wrapper(release, kind):
    space = cells.for_release(release)
    for style in styles(release):
        with tf.Graph().as_default():
            cell = wrap(space, release, style(space, 3), kind)
            outputs = unroll(release, cell)
            reached = tf.gradients(outputs[-1], v1.trainable_variables())
            assert None not in reached
            assert final(outputs).shape == (2, cell.output_size)


def test_state_sizes_may_be_shapes_and_tuples():
    class Pair(cells.RNNCell):
        state_size = (tf.TensorShape([2, 3]), 4)
        output_size = 4

        def call(self, inputs, state):
            grid, vector = state
            return vector, (grid + 1, vector + inputs)

    with tf.Graph().as_default():
        cell = Pair()
        grid, vector = cell.zero_state(5, tf.float32)
        assert grid.shape == [5, 2, 3]
        assert vector.shape == [5, 4]
        steps = tf.ones([5, 6, 4])
        _, state = loops.dynamic_rnn(cell, steps, dtype=tf.float32)
        with v1.Session() as session:
            grid, vector = session.run(state)
    np.testing.assert_equal(grid, np.full([5, 2, 3], 6))
    np.testing.assert_equal(vector, np.full([5, 4], 6))


def test_variables_made_in_call_are_the_cells_own():
    with tf.Graph().as_default():
        cell = new_style(cells, 3)
        cell(tf.zeros([2, 3]), tf.zeros([2, 3]))
        assert [w.name for w in cell.trainable_weights] == ['mine/w:0']


@pytest.mark.parametrize(
    'release, name', [('0.8', 'SlimRNNCell'), ('1.2', '_SlimRNNCell')]
)
def test_a_function_as_a_cell(release, name):
    def plus(inputs, state, scope=None, step=1.0):
        if inputs is None:
            return tf.zeros([1, 3]), tf.zeros([1, 3])
        with v1.variable_scope(scope):
            w = v1.get_variable('w', [3], initializer=v1.ones_initializer())
        state = state + step * w
        return inputs + state, state

    with tf.Graph().as_default():
        make = getattr(cells.for_release(release), name)
        cell = make(functools.partial(plus, step=2.0))
        assert cell.state_size == cell.output_size == 3
        np.testing.assert_equal(
            final(unroll(release, cell)), np.full([2, 3], 6)
        )
        [w] = v1.global_variables()
    loop = 'RNN' if release == '0.8' else 'rnn'
    assert w.name == f'{loop}/plus/w:0'


def test_cell_has_its_name_without_a_number_from_1_2():
    class MyCell(cells.for_release('1.4').RNNCell):
        pass

    assert (MyCell()._base_name, MyCell()._base_name) == ('my_cell', 'my_cell')


@pytest.mark.parametrize('release', ['1.1', '1.15'])
def test_copy_of_a_cell_of_1_0_asks_for_its_first_scope(release):
    cell = old_style(cells.for_release(release), 3)
    assert not hasattr(cell, '_scope')
    cell._scope = scope = v1.get_variable_scope()
    assert cell._scope is scope


def test_constructor_of_1_2_gives_a_cell_a_scope_to_come():
    assert not hasattr(new_style(cells.for_release('1.1'), 3), '_scope')
    assert new_style(cells.for_release('1.2'), 3)._scope is None


@pytest.mark.parametrize('release', ['0.12', '1.0', '1.4', '1.15'])
def test_cell_keeps_an_input_size_of_its_own(release):
    # No cell of these releases had one, so that each could set it.
    space = cells.for_release(release)

    class Mine(space.RNNCell):
        def __init__(self, depth):
            self.input_size = depth

    assert Mine(7).input_size == 7
    assert space.GRUCell(3).input_size == 3


@pytest.mark.parametrize('name', ['weights', 'variables', 'name', 'graph'])
def test_names_of_layers_are_free_for_cells_before_1_2(name):
    cell = old_style(cells.for_release('1.1'), 3)
    before = getattr(type(cell), name)
    assert isinstance(before, property)
    setattr(cell, name, 'own')
    assert getattr(cell, name) == 'own'
    with pytest.raises(AttributeError):
        setattr(old_style(cells.for_release('1.2'), 3), name, 'own')


@pytest.mark.parametrize(
    'release, starts', [('0.12', 0), ('1.0', 0), ('1.1', 1), ('1.15', 1)]
)
@pytest.mark.parametrize('kind', ['MultiRNNCell', 'DropoutWrapper'])
def test_wrappers_ask_for_a_zero_state_from_1_1(release, starts, kind):
    space = cells.for_release(release)

    class Warm(space.RNNCell):
        state_size = output_size = 2

        def zero_state(self, batch_size, dtype):
            return tf.ones([batch_size, 2], dtype)

    cell = Warm()
    made = getattr(space, kind)([cell] if kind == 'MultiRNNCell' else cell)
    (state,) = tf.nest.flatten(made.zero_state(3, tf.float32))
    with v1.Session() as session:
        np.testing.assert_array_equal(session.run(state), [[starts] * 2] * 3)


@pytest.mark.parametrize('release', ['1.2', '1.4', '1.15'])
def test_a_cell_may_pass_its_base_over(release):
    base = cells.for_release(release).BasicLSTMCell

    class Mine(base):
        def __init__(self, units):
            super(base, self).__init__(_reuse=True)
            self._num_units = units

    cell = Mine(3)
    assert cell._reuse is True
    assert cell.output_size == 3
