"""Object-based checkpoints of cells and layers, and their configs."""

import numpy as np
import pytest
import tensorflow

from legacy_rnn import compat

V1 = tensorflow.compat.v1


@pytest.fixture(autouse=True)
def graph():
    compat.v1  # noqa: B018 (turns on graph mode)
    with tensorflow.Graph().as_default() as made:
        yield made


def stack(tf):
    cells = tf.nn.rnn_cell
    inner = cells.DropoutWrapper(cells.BasicRNNCell(2))
    window = tf.contrib.rnn.AttentionCellWrapper(cells.GRUCell(2), 2)
    return cells.MultiRNNCell([inner, cells.LSTMCell(3), window])


def test_checkpoint_names_weights_as_1_15_did(tmp_path):
    # Real 1.15.5 saved these, and nothing of the window's.
    cell = stack(compat.api('1.15'))
    cell(V1.zeros([1, 2]), cell.zero_state(1, tensorflow.float32))
    checkpoint = V1.train.Checkpoint(cell=cell)
    with V1.Session() as session:
        session.run(V1.global_variables_initializer())
        path = checkpoint.save(str(tmp_path / 'c'), session=session)
    end = '/.ATTRIBUTES/VARIABLE_VALUE'
    names = [n for n, _ in tensorflow.train.list_variables(path)]
    assert [n.removesuffix(end) for n in names if n.startswith('cell')] == [
        'cell/cell-0/cell/bias',
        'cell/cell-0/cell/kernel',
        'cell/cell-1/bias',
        'cell/cell-1/kernel',
    ]


def test_checkpoint_restores_a_cell(tmp_path):
    cell = compat.api('1.15').nn.rnn_cell.GRUCell(2)
    cell(V1.zeros([1, 2]), V1.zeros([1, 2]))
    checkpoint = V1.train.Checkpoint(cell=cell)
    kernel = cell.weights[0]
    with V1.Session() as session:
        session.run(V1.global_variables_initializer())
        path = checkpoint.save(str(tmp_path / 'c'), session=session)
        before = session.run(kernel)
        session.run(kernel.assign(kernel + 1))
        status = checkpoint.restore(path).assert_consumed()
        status.run_restore_ops(session)
        np.testing.assert_array_equal(session.run(kernel), before)


def test_attributes_of_a_cell_are_what_was_set():
    cell = compat.api('1.15').nn.rnn_cell.GRUCell(2)
    cell.own = pair = [1, {'a': (2,)}]
    assert cell.own is pair


@pytest.mark.parametrize(
    'make',
    [
        lambda cells: cells.BasicRNNCell(2),
        lambda cells: cells.LSTMCell(3, use_peepholes=True, num_proj=2),
        lambda cells: cells.GRUCell(
            2, kernel_initializer=V1.constant_initializer(0.5)
        ),
        lambda cells: cells.DropoutWrapper(cells.GRUCell(2), 0.5),
        lambda cells: cells.DeviceWrapper(cells.GRUCell(2), '/cpu:0'),
        lambda cells: cells.ResidualWrapper(cells.GRUCell(2), max),
    ],
)
def test_cell_is_made_again_from_its_config(make):
    cell = make(compat.api('1.15').nn.rnn_cell)
    config = cell.get_config()
    made = type(cell).from_config(config)
    assert type(made) is type(cell)
    assert made.get_config() == config
    assert made.state_size == cell.state_size


def test_config_holds_names_instead_of_functions():
    cells = compat.api('1.15').nn.rnn_cell
    with tensorflow.Graph().as_default():
        config = cells.GRUCell(2, activation=tensorflow.nn.relu).get_config()
    assert config == {
        'name': 'gru_cell_1',
        'trainable': True,
        'dtype': None,
        'num_units': 2,
        'activation': 'relu',
        'reuse': None,
        'kernel_initializer': None,
        'bias_initializer': None,
    }


def test_config_of_a_stack_is_that_of_a_layer():
    config = stack(compat.api('1.15')).get_config()
    assert set(config) == {'name', 'trainable', 'dtype'}


def test_weights_of_a_getter_that_fixes_them_are_not_trainable():
    def fix(getter, *args, **kwargs):
        return getter(*args, **{**kwargs, 'trainable': False})

    cell = compat.api('1.15').nn.rnn_cell.BasicRNNCell(2)
    with V1.variable_scope('root', custom_getter=fix):
        cell(V1.zeros([1, 2]), V1.zeros([1, 2]))
    assert not cell.trainable_variables
    assert len(cell.non_trainable_variables) == 2


def test_cell_that_was_built_before_is_not_built_twice():
    cell = compat.api('1.15').nn.rnn_cell.BasicRNNCell(2)
    cell.build(tensorflow.TensorShape([1, 3]))
    cell(V1.zeros([1, 3]), V1.zeros([1, 2]))
    assert len(V1.global_variables()) == 2


def test_layers_tell_the_shape_of_their_outputs():
    layers = compat.api('1.15').layers
    shapes = {
        layers.Dense(4): [None, 2, 4],
        layers.Dropout(): [None, 2, 3],
        layers.Flatten(): [None, 6],
    }
    for layer, shape in shapes.items():
        assert layer.compute_output_shape([None, 2, 3]).as_list() == shape
    with pytest.raises(ValueError, match='known last axis'):
        layers.Dense(4).compute_output_shape([2, None])


def test_what_stands_before_an_open_list_goes_by_place():
    nest = compat.api('1.2').python.util.nest
    assert nest.map_structure(lambda x, y: x + y, [1, 2], [3, 4]) == [4, 6]


def test_initial_state_must_fit_the_inputs():
    cell = compat.api('1.15').nn.rnn_cell.BasicRNNCell(5)
    inputs = V1.zeros([2, 3])
    for batch, dtype, message in (
        (50, None, 'batch size'),
        (V1.constant(50), None, 'batch size'),
        (None, 'float16', 'dtype'),
    ):
        with pytest.raises(ValueError, match=f'{message} from input tensor'):
            cell.get_initial_state(inputs, batch, dtype)
    with pytest.raises(ValueError, match='cannot be None'):
        cell.get_initial_state()
    state = cell.get_initial_state(inputs, 2, 'float32')
    assert state.shape.as_list() == [2, 5]
