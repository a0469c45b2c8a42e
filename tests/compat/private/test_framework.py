"""Private names of python/framework, /platform, /client and /util."""

import importlib

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import api
from tests.compat.private.private_modules import private

v1 = tf.compat.v1


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default():
        yield


def test_a_shape_function_may_be_registered():
    def two_shape(op):
        return [[2]]

    for register in (
        api('0.6').RegisterShape,
        private('1.4', 'framework.ops').RegisterShape,
    ):
        assert register('Const')(two_shape) is two_shape
    ops = private('0.8', 'framework.ops')
    assert ops.RegisterStatistics('A', 'flops')(two_shape) is two_shape


def test_shape_functions_tell_the_shapes_of_an_op():
    shapes = private('1.0', 'framework.common_shapes')
    op = tf.zeros([2, 3], name='z').op.outputs[0].op
    made = tf.identity(op.outputs[0]).op
    assert shapes.unchanged_shape(made) == [[2, 3]]
    assert shapes.call_cpp_shape_fn(made) == [[2, 3]]
    assert shapes.scalar_shape(made) == [[]]
    assert shapes.unknown_shape(made)[0].ndims is None
    assert shapes.no_outputs(tf.no_op()) == []


def test_arrays_become_protos_and_arrays_again():
    util = private('0.8', 'framework.tensor_util')
    proto = util.make_tensor_proto([[1.0, 2.0]])
    assert util.MakeNdarray(proto).tolist() == [[1.0, 2.0]]
    assert util.ShapeEquals(proto, [1, 2])
    assert util.ShapeEquals(proto, proto.tensor_shape)
    assert not util.ShapeEquals(proto, [2, 1])


def test_many_values_become_tensors():
    ops = private('1.4', 'framework.ops')
    pair = ops.convert_n_to_tensor([1, 2.5], dtype=tf.float32)
    assert [tensor.dtype for tensor in pair] == [tf.float32] * 2
    with pytest.raises(TypeError, match='list'):
        ops.convert_n_to_tensor(3)


def test_devices_have_names():
    device = private('0.8', 'framework.device')
    assert device.Device(job='ps', task=1).to_string() == '/job:ps/task:1'
    assert device.canonical_name('/cpu:0') == '/device:CPU:0'
    assert device.canonical_name(None) == ''
    assert private('1.4', 'framework.device').DeviceSpec.from_string(
        '/job:a'
    ).job == 'a'  # fmt: skip
    with pytest.raises(ValueError):
        device.check_valid('/cpu:0/nonsense')


def test_error_codes_stand_beside_the_errors():
    errors = private('0.8', 'framework.errors')
    assert errors.CANCELLED == errors.CancelledError(None, None, '').error_code


def test_what_the_history_lacks_is_found():
    assert api('0.8').train.NewCheckpointReader
    with pytest.raises(AttributeError, match='0.12'):
        api('0.7').train.NewCheckpointReader  # noqa: B018


def test_inputs_came_before_labels():
    weights, biases = tf.ones([3, 2]), tf.zeros([3])
    inputs, labels = tf.constant([[1.0, 2.0]]), tf.constant([[1]])
    rest = {'num_sampled': 1, 'num_classes': 3}
    sampled = tf.constant([2], tf.int64), tf.ones([1, 1]), tf.ones([1])
    old = private('0.8', 'ops.nn')._compute_sampled_logits(
        weights, biases, inputs, labels, sampled_values=sampled, **rest
    )
    new = private('1.4', 'ops.nn_impl')._compute_sampled_logits(
        weights, biases, labels, inputs, sampled_values=sampled, **rest
    )
    with v1.Session() as session:
        old, new = session.run([old, new])
    np.testing.assert_allclose(old, new)


def test_a_graph_is_frozen_by_the_path_of_0_8():
    old = api('0.8')
    util = importlib.import_module(
        f'{old.__name__}.python.client.graph_util'
    )  # fmt: skip
    weight = old.Variable([2.0], name='w')
    old.mul(weight, 3.0, name='out')
    with old.Session() as session:
        session.run(weight.initializer)
        frozen = util.convert_variables_to_constants(
            session, session.graph_def, ['out']
        )
    assert {node.op for node in frozen.node} <= {'Const', 'Identity', 'Mul'}


def test_kernels_are_found_with_and_without_their_underscore():
    ops = private('0.8', 'ops.gen_data_flow_ops')
    handle = ops._stack(v1.float32, stack_name='foo')
    pushed = ops._stack_push(handle, [1.0, 2.0])
    with tf.control_dependencies([pushed]):
        popped = ops._stack_pop(handle, v1.float32)
    with v1.Session() as session:
        assert session.run(popped).tolist() == [1.0, 2.0]


def test_kernels_of_batching_are_imported():
    # As by a line that an editor wrote, which 1.3 took.
    name = api('1.3').__name__ + '.contrib.batching.ops.gen_batch_ops'
    ops = importlib.import_module(name)
    data = tf.constant([[1.0], [2.0]])
    batched, _, _ = ops.batch([data], 1, 2, 0, 1000)
    with v1.Session() as session:
        assert session.run(batched[0]).tolist() == [[1.0], [2.0]]


def test_a_session_keeps_a_tensor():
    old = api('0.8')
    with old.Session() as session:
        handle = session.run(old.get_session_handle(old.constant([1, 2])))
        holder, tensor = old.get_session_tensor(old.int32)
        doubled = session.run(tensor * 2, {holder: handle.handle})
        holder, deleter = old.delete_session_tensor()
        session.run(deleter, {holder: handle.handle})
    assert doubled.tolist() == [2, 4]


def test_resource_variables_are_a_class():
    resources = private('1.4', 'ops.resource_variable_ops')
    variable = resources.ResourceVariable(1.0, name='r')
    assert isinstance(variable, resources.ResourceVariable)
    assert variable.handle.dtype == tf.resource
    assert not isinstance(v1.Variable(1.0), resources.ResourceVariable)


def test_the_store_of_variables_makes_them():
    scopes = private('0.8', 'ops.variable_scope')
    store = scopes._get_default_variable_store()
    made = store.get_variable('v', [1])
    assert store.get_variable('v', [1]) is made
    assert scopes._get_default_variable_store() is store
    assert list(store._vars) == ['v']


@pytest.mark.parametrize('release, free', [('0.8', True), ('0.9', False)])
def test_elements_of_an_array_may_differ_in_shape_up_to_0_8(release, free):
    arrays = private(release, 'ops.tensor_array_ops')
    array = arrays.TensorArray(tf.float32, size=2).write(0, [1.0])
    if not free:
        with pytest.raises(ValueError, match='[Ii]nconsistent shapes'):
            array.write(1, [1.0, 2.0])
        return
    concat = array.write(1, [2.0, 3.0]).concat()
    with v1.Session() as session:
        assert session.run(concat).tolist() == [1.0, 2.0, 3.0]


def test_reference_types_have_names():
    assert api('0.8').string_ref.base_dtype == tf.string
    assert private('1.4', 'framework.dtypes').uint8_ref._is_ref_dtype


def test_modules_are_reached_through_each_other():
    variables = private('1.4', 'ops.variables')
    assert variables.dtypes.float32 == tf.float32


def test_the_state_of_a_folder_is_a_message():
    states = private('1.4', 'training.checkpoint_state_pb2')
    state = states.CheckpointState()
    state.model_checkpoint_path = 'model'
    assert 'model' in str(state)


def test_helpers_of_python_answer():
    inspect = private('1.4', 'util.tf_inspect')
    assert inspect.isfunction(private)
    assert inspect.getargspec(private)[0] == ['release', 'name']
    assert inspect.getfullargspec(obj=private).args == ['release', 'name']
    export = private('1.8', 'util.tf_export').tf_export
    assert export('nn.mine', v1=[])(private) is private
    assert private('0.8', 'platform.control_imports').USE_OSS


def test_stubs_come_and_go():
    stubs = private('0.8', 'platform.googletest').StubOutForTesting()
    stubs.Set(np, 'pi', 3)
    assert np.pi == 3
    stubs.UnsetAll()
    assert np.pi > 3


def test_messages_are_compared_by_what_they_say():
    case = api('0.8').test.TestCase('assertProtoEquals')
    proto = v1.make_tensor_proto([0.1])
    case.assertProtoEquals(str(proto), proto)
    with pytest.raises(AssertionError):
        case.assertProtoEquals('dtype: DT_INT32', proto)


def test_a_thread_of_a_test_need_not_be_joined():
    class Case(api('0.8').test.TestCase):
        def test_starts(self):
            self.checkedThread(lambda: None).start()

        def test_fails(self):
            thread = self.checkedThread(lambda: 1 / 0)
            thread.start()
            thread.join()

    for name, good in (('test_starts', True), ('test_fails', False)):
        result = Case(name).defaultTestResult()
        Case(name).run(result)
        assert result.wasSuccessful() is good


def test_classes_are_decorated_for_c_and_stay():
    util = private('1.4', 'framework.test_util')
    assert util.with_c_api(int) is int
    assert util.disable_c_api(private) is private


def test_kernels_are_reached_through_the_modules_that_showed_them():
    stitch = private('1.4', 'ops.data_flow_ops').parallel_dynamic_stitch
    together = stitch([[0, 2], [1]], [[1.0, 3.0], [2.0]])
    bucket = private('1.4', 'ops.math_ops')._bucketize
    found = bucket([-5, 7], boundaries=[0.0, 5.0])
    with v1.Session() as session:
        assert session.run(together).tolist() == [1.0, 2.0, 3.0]
        assert session.run(found).tolist() == [0, 2]


def test_a_function_of_a_kernels_name_is_no_kernel():
    scopes = private('1.15', 'ops.variable_scope')
    with tf.Graph().as_default():
        assert scopes.variable(3.0, name='made').op.name == 'made'


def test_data_has_its_private_modules():
    for name in ('dataset_ops', 'readers'):
        module = private('1.4', f'data.ops.{name}')
        assert module.Dataset is api('1.4').data.Dataset


def test_a_table_is_made_of_a_vocabulary_list():
    tables = private('1.4', 'ops.lookup_ops')
    table = tables.index_table_from_tensor(vocabulary_list=['a', 'b'])
    with v1.Session() as session:
        session.run(v1.tables_initializer())
        found = session.run(table.lookup(tf.constant(['b', 'c'])))
    assert found.tolist() == [1, -1]


@pytest.mark.parametrize('release, value', [('1.4', 16.381458), ('1.8', None)])
def test_pairs_count_a_value_with_itself_up_to_1_4(release, value):
    old = api(release)
    predictions = np.arange(6.0).reshape(2, 3) ** 1.5
    labels = np.float64([[1, 4, 2]] * 2)
    loss = old.losses.mean_pairwise_squared_error(labels, predictions)
    one = old.losses.mean_pairwise_squared_error(
        labels, predictions, weights=[[2.0], [0.0]]
    )
    apart = predictions - labels
    pairs = [np.subtract.outer(row, row) ** 2 for row in apart]
    count = 9 if release == '1.4' else 6  # with or without itself
    with old.Session() as session:
        got = session.run([loss, one])
    expected = [np.sum(pairs) / count, 2 * np.sum(pairs[0]) / count]
    np.testing.assert_allclose(got, expected, rtol=1e-5)
    if value:  # As 1.4.1 computes it.
        np.testing.assert_allclose(got[0], value, rtol=1e-6)
    assert len(old.losses.get_losses()) == 2


def test_a_package_of_contrib_has_its_python():
    name = 'contrib.tensor_forest.python.tensor_forest'
    module = importlib.import_module(f'{api("1.4").__name__}.{name}')
    with pytest.raises(
        AttributeError, match='tensor_forest.*trees and forests'
    ):
        module.ForestHParams  # noqa: B018
