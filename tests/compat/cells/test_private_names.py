"""Private functions of `rnn_cell` that programs called have a home."""

import importlib

import pytest

from legacy_rnn.compat import r0_12, r1_1, r1_4, r1_8


def private(tf, name):
    return importlib.import_module(f'{tf.__name__}.{name}')


def test_size_follows_its_prefix():
    cells = private(r0_12, 'python.ops.rnn_cell')
    assert cells._state_size_with_prefix(3) == [3]
    shape = r0_12.TensorShape([4, 5])
    assert cells._state_size_with_prefix(shape, prefix=[None]) == [None, 4, 5]


def test_zeros_have_the_structure_of_a_size():
    cells = private(r1_8, 'python.ops.rnn_cell_impl')
    with r1_8.Graph().as_default():
        sizes = (3, r1_8.TensorShape([2, 4]))
        batch = r1_8.placeholder(r1_8.int32, [])
        zeros = cells._zero_state_tensors(sizes, batch, r1_8.float32)
        assert [z.shape.as_list() for z in zeros] == [[None, 3], [None, 2, 4]]
        assert cells._zero_state_tensors(3, 5, r1_8.int32).shape == [5, 3]
        for size, known in ((batch, None), (r1_8.constant(3), 3), (4.0, 4)):
            zeros = cells._zero_state_tensors(size, 5, r1_8.float32)
            assert zeros.shape.as_list() == [5, known]


def test_a_size_is_put_behind_that_of_the_batch():
    concat = private(r1_8, 'python.ops.rnn_cell_impl')._concat
    with r1_8.Graph().as_default():
        batch = r1_8.placeholder(r1_8.int32, [])
        unknown, shape = r1_8.TensorShape([None]), r1_8.TensorShape([3, 4])
        assert concat(2, shape, static=True) == [2, 3, 4]
        assert concat(unknown, 5, static=True) == [None, 5]
        assert concat(r1_8.constant(6), 5, static=True) == [6, 5]
        assert concat(batch, 5, static=True) is None
        with pytest.raises(ValueError, match='must be known'):
            concat(unknown, 5)
        with r1_8.Session() as session:
            sizes = session.run(concat(batch, shape), {batch: 7})
    assert sizes.tolist() == [7, 3, 4]


def test_a_cell_is_like_a_cell_and_a_function_is_not():
    cells = private(r1_4, 'python.ops.rnn_cell_impl')
    assert cells._like_rnncell(r1_4.nn.rnn_cell.GRUCell(3))
    assert not cells._like_rnncell(lambda x: x)


def test_what_lacks_parts_of_a_cell_is_refused_with_their_names():
    check = private(r1_8, 'python.ops.rnn_cell_impl').assert_like_rnncell
    assert check('cell', r1_8.nn.rnn_cell.GRUCell(3)) is None
    with pytest.raises(TypeError, match="'cell_fw' .* 'state_size' prop") as e:
        check('cell_fw', lambda x: x)
    assert 'not callable' not in str(e.value)


def test_places_count_through_a_structure():
    cells = private(r1_1, 'contrib.rnn.python.ops.core_rnn_cell_impl')
    found = cells._enumerated_map_structure(
        lambda i, x, y: i * 10 + x + y, [1, [2]], [3, [4]]
    )
    assert found == [4, [16]]


def test_checked_scope_makes_weights_where_it_says():
    cells = private(r1_1, 'contrib.rnn.python.ops.core_rnn_cell_impl')
    with r1_1.Graph().as_default():
        with cells._checked_scope(object(), 'mine', reuse=None) as scope:
            weight = r1_1.get_variable('w', [1])
        assert (scope.name, weight.op.name) == ('mine', 'mine/w')


def test_noise_takes_the_size_of_what_is_dropped():
    ops = private(r1_8, 'python.ops.nn_ops')
    with r1_8.Graph().as_default():
        x = r1_8.placeholder(r1_8.float32, [2, None, 4])
        shape = ops._get_noise_shape(x, [None, 1, None])
        assert shape.as_list() == [2, 1, 4]
        assert ops._get_noise_shape(x, [1, 4]) == [1, 4]
        assert ops._get_noise_shape(x, None).shape == [3]


@pytest.mark.parametrize(
    ('tf', 'names'), [(r1_4, ('fn1', 'fn2')), (r1_8, ('true_fn', 'false_fn'))]
)
def test_smart_cond_calls_one_function_at_once(tf, names):
    utils = private(tf, 'python.layers.utils')
    calls = dict(zip(names, (lambda: 1, lambda: 2), strict=True))
    assert utils.smart_cond(False, **calls) == 2
    assert utils.constant_value(True) is True


def test_cells_tell_their_base_name():
    # Real 1.4.1 to 1.15.5 tell these.
    class MyOwnCell(r1_8.nn.rnn_cell.RNNCell):
        pass

    assert MyOwnCell()._base_name == 'my_own_cell'
    assert MyOwnCell(name='a')._base_name == 'a'
    assert r1_8.nn.rnn_cell.GRUCell(3)._base_name == 'gru_cell'


def test_sizes_of_an_lstm_are_read_by_cells_around_it():
    cells = r1_8.nn.rnn_cell
    plain, joined = (
        cells.LSTMCell(3, num_proj=2, state_is_tuple=told)
        for told in (True, False)
    )
    assert plain._state_size == cells.LSTMStateTuple(3, 2)
    assert (joined._state_size, joined._output_size) == (5, 2)


def test_joined_state_may_be_longer_than_its_layers():
    cells = r1_8.nn.rnn_cell
    with r1_8.Graph().as_default():
        layers = [cells.GRUCell(n) for n in (2, 3)]
        stack = cells.MultiRNNCell(layers, state_is_tuple=False)
        outputs, state = stack(r1_8.zeros([1, 4]), r1_8.zeros([1, 8]))
        assert (outputs.shape, state.shape) == ((1, 3), (1, 5))
