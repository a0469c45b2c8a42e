"""Who owns the weights: the scope, or the cell."""

import copy

import pytest
import tensorflow as tf

from legacy_rnn.compat import cells
from legacy_rnn.compat.dating import states

v1 = tf.compat.v1


def build(release, depth, units=4, copies=3):
    """Number of kernels that `[cell] * copies` makes."""
    with tf.Graph().as_default():
        namespace = cells.for_release(release)
        layers = namespace.MultiRNNCell([namespace.GRUCell(units)] * copies)
        state = tuple(tf.zeros([2, units]) for _ in range(copies))
        if release < '0.11':
            state = tf.zeros([2, units * copies])
        layers(tf.zeros([2, depth]), state)
        return len(v1.global_variables()) // 4


@pytest.mark.parametrize('release', ['0.5', '0.9', '0.12', '1.0'])
def test_repeated_cell_is_separate_layers_up_to_1_0(release):
    namespace = cells.for_release(release)
    with tf.Graph().as_default():
        layers = namespace.MultiRNNCell([namespace.GRUCell(4)] * 3)
        layers(tf.zeros([2, 3]), layers.zero_state(2, tf.float32))
        assert len(v1.global_variables()) == 12


@pytest.mark.parametrize('release', ['1.2', '1.4', '1.5'])
@pytest.mark.parametrize('name', sorted(states.SCOPED_CELLS))
def test_repeated_block_cell_is_separate_layers_up_to_1_4(name, release):
    with tf.Graph().as_default():
        namespace = cells.for_release(release)
        cell = getattr(namespace, name)(4)
        layers = namespace.MultiRNNCell([cell] * 3)
        layers(tf.zeros([2, 4]), layers.zero_state(2, tf.float32))
        kernels = [v for v in v1.global_variables() if v.shape.rank == 2]
        sorts = 2 if name == 'GRUBlockCell' else 1
        assert len(kernels) == sorts * (3 if release < '1.5' else 1)


def test_repeated_cell_is_an_error_in_1_1():
    with pytest.raises(ValueError, match='Attempt to reuse RNNCell'):
        build('1.1', depth=4)


@pytest.mark.parametrize('release', ['1.2', '1.8', '1.15'])
def test_repeated_cell_shares_weights_from_1_2(release):
    assert build(release, depth=4) == 1


@pytest.mark.parametrize('release', ['1.2', '1.15'])
def test_repeated_cell_of_another_depth_is_an_error_from_1_2(release):
    with pytest.raises(ValueError):
        build(release, depth=3)


def test_second_call_of_a_cell_reuses_its_weights():
    with tf.Graph().as_default():
        cell = cells.GRUCell(4)
        _, state = cell(tf.zeros([2, 3]), tf.zeros([2, 4]))
        cell(tf.zeros([2, 3]), state)
        assert len(v1.global_variables()) == 4
        assert cell.weights == v1.global_variables()


def test_two_cells_in_one_scope_get_names_of_their_own_from_1_5():
    with tf.Graph().as_default():
        for _ in range(2):
            cell = cells.GRUCell(4)
            cell(tf.zeros([2, 3]), tf.zeros([2, 4]))
        assert cell.scope_name == 'gru_cell_1'


@pytest.mark.parametrize('release', ['0.12', '1.0', '1.2', '1.4'])
def test_two_cells_in_one_scope_are_an_error_up_to_1_4(release):
    namespace = cells.for_release(release)
    with tf.Graph().as_default():
        namespace.GRUCell(4)(tf.zeros([2, 3]), tf.zeros([2, 4]))
        with pytest.raises(ValueError, match='already exists'):
            namespace.GRUCell(4)(tf.zeros([2, 3]), tf.zeros([2, 4]))


def test_old_style_cell_of_a_user_needs_no_constructor():
    class PlusOne(cells.for_release('0.8').RNNCell):
        @property
        def state_size(self):
            return 2

        @property
        def output_size(self):
            return 2

        def __call__(self, inputs, state, scope=None):
            return inputs + 1, state + 1

    with tf.Graph().as_default(), v1.Session() as session:
        cell = PlusOne()
        result = cell(tf.zeros([1, 2]), cell.zero_state(1, tf.float32))
        assert session.run(result)[1].tolist() == [[1.0, 1.0]]


def test_new_style_cell_of_a_user_keeps_variables_of_its_call():
    class Scaled(cells.RNNCell):
        state_size = output_size = 2

        def call(self, inputs, state):
            scale = v1.get_variable('scale', [2])
            return inputs * scale, state

    with tf.Graph().as_default():
        cell = Scaled()
        for _ in range(2):
            cell(tf.zeros([1, 2]), tf.zeros([1, 2]))
        assert [v.op.name for v in cell.weights] == ['scaled/scale']


def test_copy_of_a_cell_keeps_the_tensors_of_its_graph():
    with tf.Graph().as_default():
        keep = v1.placeholder(tf.float32, [])
        namespace = cells.for_release('0.12')
        cell = namespace.DropoutWrapper(
            namespace.GRUCell(4), output_keep_prob=keep
        )
        copied = copy.deepcopy(cell)
        assert copied is not cell and copied._cell is not cell._cell
        output, _ = copied(tf.zeros([2, 3]), tf.zeros([2, 4]))
        with v1.Session() as session:
            session.run(v1.global_variables_initializer())
            assert session.run(output, {keep: 1.0}).shape == (2, 4)


# As 1.12.3, 1.13.1, 1.14.0 and 1.15.5 gave them, for each list of weights.
@pytest.mark.parametrize(
    ('release', 'wrapped', 'stacked'),
    [('1.12', 0, 4), ('1.13', 4, 4), ('1.14', 0, 0), ('1.15', 0, 0)],
)
def test_wrappers_tell_of_no_weights_in_most_releases(
    release, wrapped, stacked
):
    namespace = cells.for_release(release)
    lists = 'trainable_weights', 'weights', 'variables', 'trainable_variables'
    for wrap in (namespace.DropoutWrapper, namespace.ResidualWrapper):
        alone = wrap(namespace.GRUCell(3))
        both = namespace.MultiRNNCell([wrap(namespace.GRUCell(3))])
        plain = namespace.MultiRNNCell([namespace.GRUCell(3)])
        for cell, count in ((alone, wrapped), (both, stacked), (plain, 4)):
            with tf.Graph().as_default():
                cell(tf.zeros([2, 3]), cell.zero_state(2, tf.float32))
                assert [len(getattr(cell, name)) for name in lists] == [
                    count
                ] * 4
