"""What recurrent scripts use around the cells, each under several releases."""

import glob

import numpy as np
import pytest
import tensorflow

from legacy_rnn import compat

V1 = tensorflow.compat.v1
THREE = pytest.mark.parametrize('release', ['0.8', '0.12', '1.15'])
WITH_0_5 = pytest.mark.parametrize('release', ['0.5', '0.8', '0.12', '1.15'])


@pytest.fixture(autouse=True)
def graph():
    compat.v1  # noqa: B018 (turns on graph mode)
    with tensorflow.Graph().as_default():
        yield


def evaluate(tf, value):
    with tf.Session() as session:
        session.run(tf.initialize_all_variables())
        return session.run(value)


def lstm(tf, release):
    rnn_cell = tf.contrib.rnn if release == '1.15' else tf.nn.rnn_cell
    options = {} if release == '0.8' else {'state_is_tuple': True}
    return rnn_cell.BasicLSTMCell(3, **options)


@WITH_0_5
def test_shape_gives_dimensions_and_their_values(release):
    tf = compat.api(release)
    x = tf.placeholder(tf.float32, [None, 3])
    shape = x.get_shape()
    assert shape[1].value == int(shape[1]) == 3
    assert shape[0].value is None
    assert isinstance(shape[1], tf.Dimension)
    assert shape.with_rank(2)[1].value == shape.as_list()[1]
    assert shape.ndims == 2 and len(shape) == 2
    assert (shape[1] * 2).value == 6
    with pytest.raises(ValueError):
        shape.with_rank(3)
    with pytest.raises(ValueError):
        shape.merge_with([None, 4])


@WITH_0_5
def test_zeros_initializer_is_passed_as_it_was(release):
    tf = compat.api(release)
    given = tf.zeros_initializer
    bare = tf.get_variable('bare', [2], initializer=given)
    made = [bare]
    if release == '1.15':
        called = tf.get_variable('called', [2], initializer=given())
        made.append(called)
    else:
        with pytest.raises(TypeError):
            given()
    for values in evaluate(tf, made):
        assert values.tolist() == [0, 0]


@WITH_0_5
def test_scope_of_an_op_takes_its_values_first(release):
    tf = compat.api(release)
    x = tf.constant(1.0)
    with tf.op_scope([x], None, 'layer') as scope:
        assert scope == 'layer/'
        assert tf.identity(x, 'y').op.name == 'layer/y'


@WITH_0_5
def test_initializers_of_all_and_of_some(release):
    tf = compat.api(release)
    one, other = tf.Variable(1.0, name='one'), tf.Variable(2.0, name='other')
    assert [v.op.name for v in tf.all_variables()] == ['one', 'other']
    with tf.Session() as session:
        session.run(tf.initialize_variables([one]))
        assert session.run(one) == 1
        with pytest.raises(tensorflow.errors.FailedPreconditionError):
            session.run(other)
        session.run(tf.initialize_all_variables())
        assert session.run(other) == 2
        session.run(tf.initialize_all_tables())
        if release >= '0.8':
            session.run(tf.initialize_local_variables())


@THREE
def test_state_is_fetched_and_fed_whole(release):
    """One tensor up to 0.10, which `eval()` gives; a tuple from 0.11."""
    tf = compat.api(release)
    cell = lstm(tf, release)
    state = cell.zero_state(2, tf.float32)
    if release == '0.8':
        with tf.Session():
            assert state.eval().shape == (2, 6)
    else:
        with pytest.raises(AttributeError):
            state.eval()
    _, after = cell(tf.ones([2, 3]), state)
    with tf.Session() as session:
        session.run(tf.initialize_all_variables())
        first = session.run(after)
        second = session.run(after, {state: first})
    assert np.shape(first) == np.shape(second)
    assert not np.allclose(first, second)


@THREE
def test_lists_are_fetched_as_lists(release):
    tf = compat.api(release)
    tensors = [tf.constant(float(i)) for i in range(3)]
    with tf.Session() as session:
        assert session.run(tensors) == [0, 1, 2]
        feed = dict(zip(tensors, [4.0, 5.0, 6.0], strict=True))
        assert session.run(tensors, feed) == [4, 5, 6]
        assert session.run(tensors[0], feed_dict={tensors[0]: 7}) == 7


@pytest.mark.parametrize('release', ['0.9', '0.12', '1.15'])
def test_run_in_parts(release):
    tf = compat.api(release)
    a, b = tf.placeholder(tf.float32, []), tf.placeholder(tf.float32, [])
    first = a + 1
    second = first * b
    with tf.Session() as session:
        handle = session.partial_run_setup([first, second], [a, b])
        assert session.partial_run(handle, first, {a: 2}) == 3
        assert session.partial_run(handle, second, {b: 5}) == 15


@THREE
def test_tensor_is_a_key_and_no_truth(release):
    tf = compat.api(release)
    x, y = tf.constant(1.0), tf.constant(1.0)
    assert {x: 'x', y: 'y'}[x] == 'x'
    assert (x == x) is True and (x == y) is False
    with pytest.raises(TypeError):
        bool(x)


@pytest.mark.parametrize('release', ['0.9', '0.12', '1.15'])
def test_array_of_a_loop_is_packed_or_stacked(release):
    tf = compat.api(release)
    array = tf.TensorArray(tf.float32, 2)
    array = array.write(0, tf.constant([1.0])).write(1, tf.constant([2.0]))
    old, new = ('pack', 'stack')
    given = getattr(array, old if release != '1.15' else new)()
    np.testing.assert_array_equal(evaluate(tf, given), [[1], [2]])
    if release == '1.15':
        assert not hasattr(array, old)


@pytest.mark.parametrize('release', ['0.11', '0.12', '1.15'])
def test_mask_of_lengths(release):
    tf = compat.api(release)
    mask = tf.sequence_mask([1, 3], 3, tf.float32)
    np.testing.assert_array_equal(evaluate(tf, mask), [[1, 0, 0], [1, 1, 1]])
    assert tf.sequence_mask([1, 3]).dtype == tf.bool


def write_summaries(tf, release, folder):
    """A script's summaries; tags by the words of the release."""
    value = tf.constant(2.0)
    if release == '1.15':
        tf.summary.scalar('loss', value)
        tf.summary.histogram('weights', tf.ones([3]))
        merged, make = tf.summary.merge_all(), tf.summary.FileWriter
    else:
        tf.scalar_summary('loss', value)
        tf.histogram_summary('weights', tf.ones([3]))
        merged, make = tf.merge_all_summaries(), tf.train.SummaryWriter
    with tf.Session() as session:
        writer = make(folder, session.graph.as_graph_def())
        writer.add_summary(session.run(merged), 7)
        writer.flush()
        writer.close()


@WITH_0_5
def test_summaries_are_written_with_tags_and_steps(release, tmp_path):
    tf = compat.api(release)
    write_summaries(tf, release, str(tmp_path))
    (path,) = glob.glob(str(tmp_path / 'events.*'))
    found = {
        value.tag: event.step
        for event in tf.train.summary_iterator(path)
        for value in event.summary.value
    }
    assert found == {'loss': 7, 'weights': 7}
    assert any(e.graph_def for e in tf.train.summary_iterator(path))


def test_sampled_losses_keep_their_order():
    """More of the orders: `tests/compat/traps`."""
    ids = tensorflow.constant([[0], [1]], tensorflow.int64)
    data = tensorflow.eye(2)
    arguments = [tensorflow.ones([4, 2]), tensorflow.zeros([4])]
    old, new = compat.api('0.8'), compat.api('1.0')
    old.nn.nce_loss(*arguments, data, ids, 2, 4)
    new.nn.nce_loss(*arguments, ids, data, 2, 4)
    with pytest.raises((TypeError, ValueError)):
        new.nn.nce_loss(*arguments, data, ids, 2, 4)
