"""Private modules that old tests and libraries imported."""

import importlib

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import api
from legacy_rnn.compat.releases import Release
from tests.compat.private.private_modules import private

v1 = tf.compat.v1


def evaluate(*fetches):
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        return [session.run(fetch) for fetch in fetches]


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default():
        yield


def test_platform_has_its_twin_with_an_underscore():
    module = api('0.8').__name__
    twin = importlib.import_module(f'{module}.python.platform.default._flags')
    assert twin.FLAGS is api('0.8').app.flags.FLAGS
    assert private('0.12', 'platform.flags').FLAGS is (
        api('0.12').app.flags.FLAGS
    )


def test_switch_passes_on_to_one_branch_and_merge_joins():
    ops = private('0.8', 'ops.control_flow_ops')
    data = tf.IndexedSlices(tf.constant([1.0, 2.0]), tf.constant([4, 5]))
    off, on = ops.switch(data, tf.constant(True))
    doubled = tf.IndexedSlices(on.values * 2, on.indices)
    merged, place = ops.merge([off, doubled])
    values, indices, place = evaluate(merged.values, merged.indices, place)
    assert values.tolist() == [2.0, 4.0]
    assert (indices.tolist(), place) == ([4, 5], 1)


def test_pieces_of_a_loop_count_to_ten():
    ops = private('0.8', 'ops.control_flow_ops')
    start = ops.enter(tf.constant(0), 'count', False)
    limit = ops.enter(tf.constant(10), 'count', True)
    step = ops.enter(tf.constant(1), 'count', True)
    turn, _ = ops.merge([start, start])
    done, again = ops.switch(turn, ops.loop_cond(tf.less(turn, limit)))
    following = ops.next_iteration(tf.add(again, step))
    turn.op._update_input(1, following)
    assert evaluate(ops.exit(done)) == [10]


def test_dependency_of_a_variable_runs_first():
    ops = private('0.8', 'ops.control_flow_ops')
    variable = v1.Variable([3.0], use_resource=False)
    after = ops.with_dependencies([variable.initializer], variable)
    with v1.Session() as session:
        assert session.run(after).tolist() == [3.0]


def test_shapes_have_short_names():
    shapes = private('0.8', 'framework.tensor_shape')
    assert shapes.unknown_shape().ndims is None
    assert shapes.unknown_shape(ndims=3).as_list() == [None] * 3
    assert shapes.scalar().as_list() == []
    assert shapes.matrix(2, 3).as_list() == [2, 3]
    assert shapes.as_shape([4]) == shapes.vector(4)
    assert shapes.as_dimension(5).value == 5


def test_variable_op_is_memory_that_assign_fills():
    ops = private('0.8', 'ops.state_ops')
    memory = ops.variable_op([2], tf.float32)
    assert memory.dtype == api('0.8').float32_ref
    assert evaluate(v1.assign(memory, [1.0, 2.0]))[0].tolist() == [1.0, 2.0]
    assert memory.get_shape().as_list() == [2]


def test_slot_stands_below_the_name_of_what_it_belongs_to():
    creator = private('0.8', 'training.slot_creator')
    variable = v1.Variable([1.0, 2.5], name='var')
    slot = creator.create_slot(variable, variable.initialized_value(), 'slot')
    zeros = creator.create_zeros_slot(tf.constant([1, 2], name='c'), 'zeros')
    assert (slot.op.name, zeros.op.name) == ('var/slot', 'c/zeros')
    assert zeros.dtype.base_dtype == tf.int32
    assert not v1.trainable_variables()[1:]


@pytest.mark.parametrize(
    ('release', 'wanted'),
    [('0.8', 0.5), ('0.12', 0.5 / (1 - 0.5**2)), ('1.4', 1.0)],
)
def test_moving_average_of_zeros_is_freed_of_them(release, wanted):
    averages = private(release, 'training.moving_averages')
    variable = v1.Variable([0.0], use_resource=False)
    move = averages.assign_moving_average(variable, tf.constant([1.0]), 0.5)
    np.testing.assert_allclose(evaluate(move)[0], [wanted])


def test_weighted_average_counts_by_weight():
    averages = private('0.8', 'training.moving_averages')
    value = v1.placeholder_with_default(3.0, [])
    weight = v1.placeholder_with_default(4.0, [])
    result = averages.weighted_moving_average(value, 0.5, weight)
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        first = session.run(result)
        second = session.run(result, {value: 11.0, weight: 22.0})
    np.testing.assert_allclose(first, 3.0)
    top, bottom = 3 * 4 * 0.25 + 11 * 22 * 0.5, 4 * 0.25 + 22 * 0.5
    np.testing.assert_allclose(second, top / bottom)


@pytest.mark.parametrize(
    ('release', 'wanted'), [('0.11', 2.0), ('0.12', 2.0 / (1 - 0.8**2))]
)
def test_average_of_a_tensor_is_unbiased_in_0_12_alone(release, wanted):
    averages = api(release).train.ExponentialMovingAverage(0.8)
    variable = v1.Variable([7.0])
    tensor = tf.constant([10.0])
    update = averages.apply([variable, tensor])
    with tf.control_dependencies([update]):
        moved = averages.average(tensor).read_value()
        kept = averages.average(variable).read_value()
    moved, kept = evaluate(tf.concat([moved, kept], 0))[0]
    np.testing.assert_allclose([moved, kept], [wanted, 7.0], rtol=1e-6)
    assert averages.average_name(tensor) == 'Const/ExponentialMovingAverage'


@pytest.mark.parametrize('release', ['0.10', '0.12'])
def test_raw_loop_gives_arrays_that_pack(release):
    old = api(release)
    cell = old.nn.rnn_cell.GRUCell(3)
    following = tf.ones([2, 3])

    def step(time, output, state, loop_state):
        return tf.fill([2], time >= 4), following, state, output, None

    def step_of_0_10(time, output, loop_state):
        return step(time, output, None, None)[:2] + (output, None)

    if Release(release) < '0.11':
        zeros = cell.zero_state(2, tf.float32)
        outputs, _, _ = old.nn.raw_rnn(cell, step_of_0_10, zeros)
    else:

        def with_zeros(time, output, state, loop_state):
            if output is None:
                state = cell.zero_state(2, tf.float32)
            return step(time, output, state, loop_state)

        outputs, _, _ = old.nn.raw_rnn(cell, with_zeros)
    assert outputs.pack().get_shape().as_list()[1:] == [2, 3]
    assert evaluate(outputs.pack())[0].shape == (4, 2, 3)


def test_cells_of_0_9_have_their_structures():
    cells = private('0.9', 'ops.rnn_cell')
    assert cells._unpacked_state((1, (2, 3))) == [1, 2, 3]
    assert cells._packed_state((0, (0, 0)), [1, 2, 3]) == (1, (2, 3))
    assert cells._is_sequence((1,)) and not cells._is_sequence(1)


def test_shape_of_a_sparse_tensor_is_a_tensor_up_to_0_12():
    old = api('0.12')
    made = old.SparseTensor([[0, 1]], [1.0], [2, 3])
    dense = old.sparse_to_dense(made.indices, made.shape, made.values)
    shape, dense = evaluate(made.shape, dense)
    assert (shape.tolist(), dense.tolist()) == (
        [2, 3],
        [[0.0, 1.0, 0.0], [0.0, 0.0, 0.0]],
    )
    assert isinstance(tf.sparse.reorder(made), old.SparseTensor)
    assert made.get_shape().as_list() == [2, 3]
    decoded, _ = old.nn.ctc_greedy_decoder(tf.zeros([3, 1, 4]), [3])
    assert evaluate(decoded[0].shape)[0].shape == (2,)
    later = api('1.0').SparseTensor([[0, 1]], [1.0], [2, 3])
    assert later.shape == tf.TensorShape([2, 3])


def test_cell_knows_its_depth_by_input_size_up_to_0_6():
    old = api('0.6')
    cell = old.nn.rnn_cell.LSTMCell(3, 5, num_proj=4, num_proj_shards=4)
    steps = [old.placeholder(tf.float32)] * 2
    outputs, _ = old.nn.rnn(cell, steps, dtype=tf.float32)
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        value = session.run(outputs[1], {steps[0]: np.ones([2, 5])})
    assert value.shape == (2, 4)


@pytest.mark.parametrize(('release', 'shards'), [('0.6', 5), ('0.8', 4)])
def test_more_shards_than_lines_are_refused(release, shards):
    old = api(release)
    cell = old.nn.rnn_cell.LSTMCell(3, 5, num_proj=4, num_proj_shards=shards)
    with pytest.raises(ValueError, match='Too many shards'):
        old.nn.rnn(cell, [tf.ones([2, 5])], dtype=tf.float32)


def test_wrapped_cell_needs_no_scope():
    old = api('0.6')

    class PlusOne(old.nn.rnn_cell.RNNCell):
        output_size = state_size = 5

        def __call__(self, inputs, state):
            return inputs + 1, state + 1

    cell = old.nn.rnn_cell.DropoutWrapper(PlusOne(), 0.5)
    outputs, _ = old.nn.rnn(cell, [tf.ones([2, 5])], dtype=tf.float32)
    assert outputs[0].get_shape().as_list() == [2, 5]


@pytest.mark.parametrize('release', ['0.10', '0.12'])
def test_bidirectional_loop_takes_a_scope_object(release):
    old = api(release)
    with old.variable_scope('name') as scope:
        pass
    cells = [old.nn.rnn_cell.GRUCell(3) for _ in range(2)]
    steps = [tf.ones([2, 5])]
    old.nn.bidirectional_rnn(*cells, steps, dtype=tf.float32, scope=scope)
    names = [variable.op.name for variable in v1.global_variables()]
    assert all(name.startswith('name') for name in names)


def test_gradient_is_checked_by_the_names_of_0_5():
    checker = private('0.5', 'kernel_tests.gradient_checker')
    x = tf.constant([1.0, 2.0])
    with v1.Session():
        error = checker.ComputeGradientError(x, [2], x * x, [2])
        exact, _ = checker.ComputeGradient(x, [2], 3 * x, [2])
    assert error < 1e-2
    np.testing.assert_allclose(exact, 3 * np.eye(2))


def test_branch_is_chosen_early_where_it_is_known():
    module = f'{api("0.12").__name__}.contrib.layers.python.layers.utils'
    utils = importlib.import_module(module)
    yes, no = (lambda: tf.constant(1)), (lambda: tf.constant(0))
    assert utils.constant_value(tf.constant(True)) == True  # noqa: E712
    assert utils.constant_value(v1.placeholder(tf.bool)) is None
    assert evaluate(utils.smart_cond(tf.constant(False), yes, no)) == [0]
    choice = v1.placeholder_with_default(True, [])
    assert evaluate(utils.smart_cond(choice, yes, no)) == [1]
    assert utils.two_element_tuple(tf.TensorShape([3, 4])) == (3, 4)
    assert utils.n_positive_integers(3, 2) == (2, 2, 2)
    with pytest.raises(ValueError, match='positive'):
        utils.n_positive_integers(2, [1, 0])
    with pytest.raises(TypeError, match='callable'):
        utils.static_cond(True, yes, None)


def test_named_outputs_are_collected():
    module = f'{api("1.4").__name__}.contrib.layers.python.layers.utils'
    utils = importlib.import_module(module)
    one, two = tf.ones([2, 3]), tf.zeros([2, 5, 4], name='two')
    assert utils.collect_named_outputs(None, 'a', one) is one
    assert utils.collect_named_outputs('all', 'first/', one) is one
    v1.add_to_collection('all', two)
    assert utils.gather_tensors_aliases([one, two]) == ['first', 'two']
    found = utils.convert_collection_to_dict('all', clear_collection=True)
    assert list(found) == ['first', 'two'] and found['two'] is two
    assert not v1.get_collection('all')
    assert utils.get_variable_collections({'a': ['b']}, 'a') == ['b']
    assert utils.get_variable_collections(['b'], 'a') == ['b']
    assert utils.last_dimension(two.shape) == 4
    assert utils.channel_dimension(two.shape, 'NCHW') == 5
    with pytest.raises(ValueError, match='at least 3'):
        utils.last_dimension(one.shape, min_rank=3)


def test_loss_takes_one_weight_an_example():
    losses = api('0.12').contrib.losses
    loss = losses.absolute_difference(
        tf.constant([[1.0, 2.0], [5.0, 5.0]]), tf.zeros([2, 2]), weights=[2, 0]
    )
    assert evaluate(loss) == [3.0]


def test_layers_of_0_8_keep_their_arguments():
    start = v1.constant_initializer(2.0)
    layers = api('0.8').contrib.layers
    result = layers.relu(tf.ones([1, 3]), 2, weight_init=start)
    legacy = api('0.12').contrib.layers.legacy_relu(
        -tf.ones([1, 3]), 2, weight_init=start, name='other'
    )
    values = evaluate(result, legacy)
    assert [x.tolist() for x in values] == [[[6.0, 6.0]], [[0.0, 0.0]]]


def test_loop_of_0_7_takes_inputs_of_unknown_rank():
    old = api('0.7')
    steps = [old.placeholder(tf.float32)] * 2
    cell = old.nn.rnn_cell.LSTMCell(3, 5)
    outputs, _ = old.nn.rnn(cell, steps, dtype=tf.float32)
    assert outputs[0].get_shape().as_list() == [None, 3]


def test_dropout_of_0_5_takes_a_vector_of_one():
    old = api('0.5')
    from_models = importlib.import_module(
        f'{old.__name__}.models.rnn.rnn_cell'
    )
    keep = tf.ones([1])
    cell = from_models.DropoutWrapper(from_models.GRUCell(3), keep, keep)
    output, _ = cell(tf.zeros([1, 3]), tf.zeros([1, 3]))
    assert output.get_shape().as_list() == [1, 3]


def test_private_modules_of_metrics_lead_to_the_public():
    old = api('0.12')
    name = f'{old.__name__}.contrib.metrics.python.ops.metric_ops'
    module = importlib.import_module(name)
    public = old.contrib.metrics.streaming_mean
    assert module.streaming_mean.__qualname__ == public.__qualname__


def test_nest_flattens_by_its_old_argument():
    nest = private('0.12', 'util.nest')
    assert nest.flatten(nest=[1, (2, 3)]) == [1, 2, 3]
    assert nest.is_sequence(seq=[1])


def test_session_of_a_test_rewrites_no_graph():
    case = api('0.8').test.TestCase()
    with case.test_session() as session:
        options = session._config.graph_options.rewrite_options
        assert options.disable_meta_optimizer
