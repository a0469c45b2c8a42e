import logging

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import compat
from legacy_rnn.compat import cells, loops
from legacy_rnn.compat.layer_base import graph_seeds
from legacy_rnn.compat.releases import RELEASES

v1 = tf.compat.v1

LENGTHS = [2, 4, 0]
DYNAMIC = [str(r) for r in RELEASES if r >= '0.7']


def data():
    steps = np.sin(np.arange(3 * 4 * 2)).reshape([3, 4, 2])
    return tf.constant(steps.astype('float32'))


def run(values):
    with v1.Session() as session:
        for i, variable in enumerate(v1.global_variables()):
            size = int(np.prod(variable.shape))
            value = np.cos(np.arange(size) + i).reshape(variable.shape)
            session.run(v1.assign(variable, value.astype('float32')))
        return session.run(values)


@pytest.mark.first(2)
@pytest.mark.parametrize('release', ['0.7', '0.8', '0.12', '1.0', '1.15'])
def test_static_and_dynamic_are_twins(release):
    space = loops.for_release(release)
    unroll = space.rnn if release < '1' else space.static_rnn
    cell = cells.for_release(release).GRUCell
    with tf.Graph().as_default():
        outputs, state = space.dynamic_rnn(
            cell(3), data(), tf.constant(LENGTHS), dtype=tf.float32
        )
        names = [v.name for v in v1.global_variables()]
        dynamic = run([outputs, state])
    with tf.Graph().as_default():
        steps = tf.unstack(data(), axis=1)
        outputs, state = unroll(
            cell(3),
            steps,
            dtype=tf.float32,
            sequence_length=tf.constant(LENGTHS),
        )
        assert names == [v.name for v in v1.global_variables()]
        static = run([tf.stack(outputs, 1), state])
    np.testing.assert_allclose(dynamic[0], static[0], rtol=1e-6, atol=1e-7)
    np.testing.assert_allclose(dynamic[1], static[1], rtol=1e-6, atol=1e-7)
    assert not np.any(dynamic[0][0, 2:])
    np.testing.assert_equal(dynamic[1][0], dynamic[0][0, 1])


@pytest.mark.parametrize('release', DYNAMIC)
def test_scope(release):
    with tf.Graph().as_default():
        loops.for_release(release).dynamic_rnn(
            cells.for_release(release).BasicRNNCell(3),
            data(),
            tf.constant(LENGTHS),
            dtype=tf.float32,
        )
        name = v1.global_variables()[0].name
    start = 'RNN/BasicRNNCell/' if release < '1' else 'rnn/basic_rnn_cell/'
    assert name.startswith(start)


@pytest.mark.parametrize(
    'release, expected',
    [
        ('0.12', ['RNN/transpose', 'RNN/while/Exit_2', 'RNN/while/Exit_3']),
        ('1.4', ['rnn/transpose', 'rnn/while/Exit_2', 'rnn/while/Exit_3']),
        ('1.5', ['rnn/transpose_1', 'rnn/while/Exit_3', 'rnn/while/Exit_4']),
    ],
)
def test_results_have_the_names_by_which_programs_ask_for_them(
    release, expected
):
    cell = cells.for_release(release).LSTMCell(3, state_is_tuple=True)
    with tf.Graph().as_default():
        unroll = loops.for_release(release).dynamic_rnn
        outputs, state = unroll(cell, data(), dtype=tf.float32)
        assert [x.op.name for x in (outputs, *state)] == expected


class PairCell(cells.for_release('1.0').RNNCell):
    """Adds up each of a pair of inputs."""

    state_size = (2, tf.TensorShape([3]))
    output_size = (2, tf.TensorShape([3, 1]))

    def __call__(self, inputs, state, scope=None):
        first, second = (s + x for s, x in zip(state, inputs, strict=True))
        return (first, second[:, :, None]), (first, second)


@pytest.mark.parametrize('time_major', [False, True])
def test_structures_of_tensors_go_through_the_loop_of_1_4(time_major):
    pair = np.ones([3, 4, 2], 'f'), np.full([3, 4, 3], 2, 'f')
    for release in ('1.4', '1.5'):
        with tf.Graph().as_default():
            inputs = tuple(map(tf.constant, pair))
            if time_major:
                inputs = tuple(tf.transpose(x, [1, 0, 2]) for x in inputs)
            (first, second), state = loops.for_release(release).dynamic_rnn(
                PairCell(), inputs, LENGTHS, dtype=tf.float32,
                time_major=time_major,
            )  # fmt: skip
            steps = 1 - int(time_major)
            assert first.shape.as_list()[steps] == 4
            assert second.shape.as_list()[2:] == [3, 1]
            values = run([first, second, *state])
        assert values[2][:, 0].tolist() == LENGTHS
        assert values[3][:, 0].tolist() == [4, 8, 0]
        assert values[0].sum() == 26 and values[1].sum() == 78


@pytest.mark.parametrize(
    'inputs, options, message',
    [
        ([3, 4, None], {'dtype': tf.float32}, 'depth of inputs'),
        ([3, 4, 2], {}, 'must give a dtype'),
        ([3, 4, 2], {'sequence_length': [[1]], 'dtype': tf.float32}, 'vector'),
    ],
)
def test_loop_of_1_4_refuses_what_it_refused(inputs, options, message):
    with tf.Graph().as_default(), pytest.raises(ValueError, match=message):
        loops.for_release('1.4').dynamic_rnn(
            cells.for_release('1.4').GRUCell(2),
            v1.placeholder(tf.float32, inputs),
            **options,
        )


def test_0_7_needs_lengths_and_cannot_swap():
    dynamic_rnn = loops.for_release('0.7').dynamic_rnn
    cell = cells.for_release('0.7').GRUCell(3)
    with tf.Graph().as_default():
        with pytest.raises(TypeError, match='misses sequence_length'):
            dynamic_rnn(cell, data(), dtype=tf.float32)
        with pytest.raises(TypeError, match='no argument swap_memory'):
            dynamic_rnn(cell, data(), tf.constant(LENGTHS), swap_memory=True)
        loops.for_release('0.8').dynamic_rnn(
            cell, data(), dtype=tf.float32, swap_memory=True
        )


def test_a_loop_that_a_release_lacked():
    with pytest.raises(AttributeError, match="0.6 had no 'dynamic_rnn'"):
        loops.for_release('0.6').dynamic_rnn  # noqa: B018
    with pytest.raises(AttributeError, match="1.15 had no 'rnn'"):
        loops.rnn  # noqa: B018
    assert 'raw_rnn' not in dir(loops.for_release('0.9'))
    assert 'raw_rnn' in dir(loops.for_release('0.10'))


def test_no_advice_about_keras(caplog):
    with tf.Graph().as_default(), caplog.at_level(logging.WARNING):
        tf.get_logger().addHandler(caplog.handler)
        loops.dynamic_rnn(cells.GRUCell(3), data(), dtype=tf.float32)
        tf.get_logger().removeHandler(caplog.handler)
    assert not [r for r in caplog.records if 'deprecated' in r.getMessage()]


def loop_arrays():
    array = tf.TensorArray(tf.float32, 4, clear_after_read=False)
    return array.unstack(tf.transpose(data(), [1, 0, 2]))


def next_input(arrays, time):
    finished = time >= tf.constant(LENGTHS)
    step = v1.cond(
        tf.reduce_all(finished),
        lambda: tf.zeros([3, 2]),
        lambda: arrays.read(time),
    )
    return finished, step


def test_raw_rnn_of_0_10_takes_the_initial_state():
    cell = cells.for_release('0.10').GRUCell(3)
    with tf.Graph().as_default():
        arrays = loop_arrays()

        def loop_fn(time, cell_output, loop_state):
            return (*next_input(arrays, time), cell_output, None)

        emitted, state, _ = loops.for_release('0.10').raw_rnn(
            cell, loop_fn, cell.zero_state(3, tf.float32)
        )
        names = [v.name for v in v1.global_variables()]
        early = run([emitted.stack(), state])
    cell = cells.for_release('0.11').GRUCell(3)
    with tf.Graph().as_default():
        arrays = loop_arrays()

        def loop_fn(time, cell_output, cell_state, loop_state):
            if cell_output is None:
                cell_state = cell.zero_state(3, tf.float32)
            finished, step = next_input(arrays, time)
            return finished, step, cell_state, cell_output, None

        emitted, state, _ = loops.for_release('0.11').raw_rnn(cell, loop_fn)
        assert names == [v.name for v in v1.global_variables()]
        later = run([emitted.stack(), state])
    assert names[0] == 'RNN/GRUCell/Gates/Linear/Matrix:0'
    np.testing.assert_equal(early[0], later[0])
    np.testing.assert_equal(early[1], later[1])
    assert np.any(early[0])


def test_helpers_of_1_7():
    with tf.Graph().as_default():
        swapped = loops.transpose_batch_time(data())
        assert swapped.shape == [4, 3, 2]
        assert loops.best_effort_input_batch_size([swapped]) == 3
        values, turned = run([data(), swapped])
    np.testing.assert_equal(turned, values.transpose([1, 0, 2]))
    assert not hasattr(loops.for_release('1.6'), 'transpose_batch_time')


@pytest.mark.parametrize(
    ('cell', 'batch', 'lengths', 'operations'),
    # Counted by real 1.12.3 and 1.15.5.
    [
        ('LSTMCell', 4, False, 147),
        ('LSTMCell', None, True, 183),
        ('GRUCell', 4, True, 171),
        ('BasicRNNCell', None, False, 132),
    ],
)
def test_a_seed_counts_as_many_operations(cell, batch, lengths, operations):
    old = compat.api('1.15')
    with old.Graph().as_default() as graph:
        old.set_random_seed(3)
        inputs = old.placeholder(old.float32, [batch, 5, 3])
        steps = old.placeholder(old.int32, [batch])
        old.nn.dynamic_rnn(
            getattr(old.nn.rnn_cell, cell)(4),
            inputs,
            sequence_length=steps if lengths else None,
            dtype=old.float32,
        )
        assert graph_seeds.operations(graph) == operations


@pytest.mark.parametrize('release', ['0.12', '1.4', '1.15'])
def test_initial_state_may_be_an_array(release):
    """Under real 0.12.1, 1.4.1 and 1.15.5 it may, of the inputs' type."""
    nn = compat.api(release).nn
    cell = nn.rnn_cell.BasicRNNCell
    state = np.full([2, 5], 0.5, np.float32)
    with tf.Graph().as_default():
        inputs = tf.zeros([2, 3, 4])
        _, given = nn.dynamic_rnn(cell(5), inputs, initial_state=state)
        assert given.dtype == tf.float32 and given.shape == (2, 5)
    with tf.Graph().as_default():
        inputs = tf.zeros([2, 3, 4])
        state = state.astype(np.float64)
        with pytest.raises(TypeError, match="don't all match"):
            nn.dynamic_rnn(cell(5), inputs, initial_state=state)
