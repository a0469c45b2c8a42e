"""What changed between releases, beyond names: one test a difference."""

import importlib

import numpy as np
import pytest
import tensorflow as tf

import legacy_rnn.compat
from legacy_rnn.compat import cells, crf, loops
from legacy_rnn.compat.releases import RELEASES

v1 = tf.compat.v1

ALL = [str(release) for release in RELEASES]


def both_ways(release):
    """One cell for both directions; gives the number of weights."""
    space = cells.for_release(release)
    cell = space.BasicRNNCell(3)
    steps = [tf.zeros([2, 3])] * 2
    lengths = tf.constant([2, 2])
    found = loops.for_release(release)
    name = 'static_bidirectional_rnn'
    loop = getattr(found, name if release >= '1' else 'bidirectional_rnn')
    loop(cell, cell, steps, dtype=tf.float32, sequence_length=lengths)
    return len(v1.global_variables())


@pytest.mark.first(8)
@pytest.mark.parametrize('release', [r for r in ALL if r not in ('0.5',)])
def test_one_cell_in_two_directions(release):
    with tf.Graph().as_default():
        if release == '1.1':
            with pytest.raises(ValueError, match='Attempt to reuse RNNCell'):
                both_ways(release)
        elif release.startswith('0') or release == '1.0':
            assert both_ways(release) == 4
        else:
            assert both_ways(release) == 2


@pytest.mark.parametrize('release', ['0.12', '1.0', '1.1', '1.2', '1.15'])
def test_wrapped_cell_repeated(release):
    space = cells.for_release(release)
    cell = space.DropoutWrapper(space.GRUCell(3))
    with tf.Graph().as_default():

        def run():
            stack = space.MultiRNNCell([cell] * 2, state_is_tuple=True)
            stack(tf.zeros([2, 3]), stack.zero_state(2, tf.float32))
            return len(v1.global_variables())

        if release == '1.1':
            with pytest.raises(ValueError, match='Attempt to reuse RNNCell'):
                run()
        else:
            assert run() == (4 if release in ('1.2', '1.15') else 8)


@pytest.mark.parametrize('release', ['0.12', '1.0', '1.15'])
def test_reused_scope_gives_a_new_cell_the_old_weights(release):
    space = cells.for_release(release)
    with tf.Graph().as_default():
        with v1.variable_scope('net'):
            space.GRUCell(3)(tf.zeros([2, 3]), tf.zeros([2, 3]))
        with v1.variable_scope('net', reuse=True):
            space.GRUCell(3)(tf.zeros([2, 3]), tf.zeros([2, 3]))
        assert len(v1.global_variables()) == 4


BOUNDS = {'0.5': np.sqrt(3), '0.12': np.sqrt(3), '1.0': 0, '1.15': 0}


@pytest.mark.parametrize('release', BOUNDS)
def test_peepholes_started_large_up_to_0_12(release):
    """Unit scaling gives vectors a fan-in of 1; Glorot knows their length."""
    bound = BOUNDS[release] or np.sqrt(3 / 400)
    space = cells.for_release(release)
    arguments = (400, 2) if release == '0.5' else (400,)
    with tf.Graph().as_default(), v1.Session() as session:
        cell = space.LSTMCell(*arguments, use_peepholes=True)
        state = cell.zero_state(1, tf.float32)
        cell(tf.zeros([1, 2]), state)
        session.run(v1.global_variables_initializer())
        peepholes = [
            session.run(v)
            for v in v1.global_variables()
            if 'diag' in v.name.lower()
        ]
    assert len(peepholes) == 3
    largest = np.abs(peepholes).max()
    assert 0.95 * bound < largest <= bound


@pytest.mark.parametrize(
    'release, wanted', [('0.5', False), ('0.6', True), ('0.12', True)]
)
def test_initializer_of_an_lstm_is_its_peepholes_too_from_0_6(release, wanted):
    space = cells.for_release(release)
    with tf.Graph().as_default(), v1.Session() as session:
        cell = space.LSTMCell(
            4,
            2,
            use_peepholes=True,
            num_proj=3,
            initializer=v1.constant_initializer(0.25),
        )
        cell(tf.zeros([1, 2]), cell.zero_state(1, tf.float32))
        session.run(v1.global_variables_initializer())
        started = {
            v.op.name: bool(np.all(session.run(v) == 0.25))
            for v in v1.global_variables()
        }
    assert started.pop('LSTMCell/B') is False
    peepholes = {name for name in started if name.endswith('_diag')}
    assert len(peepholes) == 3
    assert {started[name] for name in peepholes} == {wanted}
    assert all(started[name] for name in started.keys() - peepholes)


def test_forget_bias_of_lstm_cell_came_with_0_8():
    with pytest.raises(TypeError, match='forget_bias'):
        cells.for_release('0.7').LSTMCell(3, 2, forget_bias=0.5)
    cells.for_release('0.8').LSTMCell(3, 2, forget_bias=0.5)


@pytest.mark.parametrize('release', ['0.5', '0.7', '0.12'])
def test_an_early_linear_refuses_inputs_without_columns(release):
    space = cells.for_release(release)
    for name in ('BasicRNNCell', 'GRUCell', 'BasicLSTMCell'):
        cell = getattr(space, name)(3)
        with tf.Graph().as_default(), pytest.raises(ValueError, match='shape'):
            cell(tf.zeros([1, 0]), cell.zero_state(1, tf.float32))
    later = cells.for_release('1.0').GRUCell(3)
    with tf.Graph().as_default():
        later(tf.zeros([1, 0]), later.zero_state(1, tf.float32))


@pytest.mark.parametrize('release, rows', [('1.1', 4), ('1.2', 3)])
def test_gates_both_ways_were_never_coupled_up_to_1_1(release, rows):
    space = cells.for_release(release)
    cell = space.BidirectionalGridLSTMCell(
        2,
        feature_size=2,
        frequency_skip=1,
        num_frequency_blocks=[2],
        couple_input_forget_gates=True,
    )
    with tf.Graph().as_default():
        cell(tf.zeros([1, 3]), cell.zero_state(1, tf.float32))
        columns = {v.shape.as_list()[-1] for v in v1.global_variables()}
    assert columns == {2 * rows}


@pytest.mark.parametrize(
    'release, shapes', [('0.6', [[4, 6], [4, 6]]), ('0.12', [[2, 12]] * 2)]
)
def test_shards_of_a_projection(release, shapes):
    space = cells.for_release(release)
    with tf.Graph().as_default():
        cell = space.LSTMCell(4, 2, num_proj=12, num_proj_shards=2)
        cell(tf.zeros([1, 2]), cell.zero_state(1, tf.float32))
        made = {v.op.name: v.shape.as_list() for v in v1.global_variables()}
    assert [made[f'LSTMCell/W_P_{i}'] for i in range(2)] == shapes


TUPLES = {
    ('LSTMCell', '0.10'): False,
    ('LSTMCell', '0.11'): True,
    ('BasicLSTMCell', '0.9'): False,
    ('BasicLSTMCell', '0.12'): True,
    ('CoupledInputForgetGateLSTMCell', '1.1'): False,
    ('CoupledInputForgetGateLSTMCell', '1.2'): True,
}


@pytest.mark.parametrize('key', TUPLES)
def test_state_is_tuple_by_default(key):
    name, release = key
    cell = getattr(cells.for_release(release), name)(3)
    assert isinstance(cell.state_size, tuple) == TUPLES[key]


@pytest.mark.parametrize('release, nested', [('1.1', False), ('1.2', True)])
def test_attention_state_is_tuple_from_1_2(release, nested):
    space = cells.for_release(release)
    wrapper = space.AttentionCellWrapper(space.GRUCell(3), 2)
    assert isinstance(wrapper.state_size, tuple) == nested


def test_input_size_went_from_required_to_gone():
    with pytest.raises(TypeError, match='misses input_size'):
        cells.for_release('0.7').LSTMCell(3)
    assert cells.for_release('0.7').LSTMCell(3, 5).input_size == 5
    assert cells.for_release('0.8').GRUCell(3, 5).input_size == 5
    cells.for_release('1.1').GRUCell(3, 5)
    with pytest.raises(TypeError, match='activation'):
        cells.for_release('1.2').GRUCell(3, 5)


class Ones:
    """Returns its inputs and counts nothing."""

    output_size = state_size = 50

    def __call__(self, inputs, state, scope=None):
        return inputs, state

    def zero_state(self, batch_size, dtype):
        return tf.zeros([batch_size, 50], dtype)


def masks(release, loop):
    """Where a seeded DropoutWrapper kept inputs, one row a step."""
    space = cells.for_release(release)
    with tf.Graph().as_default(), v1.Session() as session:
        v1.set_random_seed(5)
        cell = space.DropoutWrapper(Ones(), input_keep_prob=0.5, seed=7)
        steps = tf.ones([4, 1, 50])
        found = loops.for_release(release)
        if loop == 'dynamic':
            outputs, _ = found.dynamic_rnn(
                cell,
                steps,
                dtype=tf.float32,
                time_major=True,
                parallel_iterations=1,
            )
        else:
            unroll = found.rnn if release < '1' else found.static_rnn
            outputs, _ = unroll(cell, tf.unstack(steps), dtype=tf.float32)
            outputs = tf.stack(outputs)
        return session.run(outputs)[:, 0] > 0


def test_a_seed_repeats_the_mask_at_every_static_step_only():
    static, dynamic = masks('0.12', 'static'), masks('0.12', 'dynamic')
    assert np.all(static == static[0])
    assert len({tuple(row) for row in dynamic}) == 4
    np.testing.assert_equal(dynamic[0], static[0])


def test_seeds_are_salted_from_1_1():
    first = {r: masks(r, 'static')[0] for r in ('0.12', '1.0', '1.1', '1.15')}
    np.testing.assert_equal(first['0.12'], first['1.0'])
    np.testing.assert_equal(first['1.1'], first['1.15'])
    assert np.any(first['1.0'] != first['1.1'])


@pytest.mark.parametrize(
    'release, shapes',
    [
        ('0.6', [[5, 6], [5, 6]]),
        ('0.7', [[3, 12], [2, 12]]),
        ('0.12', [[3, 12], [2, 12]]),
    ],
)
def test_shards_stand_on_columns_then_rows(release, shapes):
    space = cells.for_release(release)
    with tf.Graph().as_default():
        cell = space.LSTMCell(3, 2, num_unit_shards=2)
        cell(tf.zeros([1, 2]), cell.zero_state(1, tf.float32))
        made = {v.name: v.shape.as_list() for v in v1.global_variables()}
    names = ['LSTMCell/W_0:0', 'LSTMCell/W_1:0']
    assert [made[name] for name in names] == shapes


@pytest.mark.parametrize('release', ['0.7', '0.12', '1.0', '1.15'])
def test_nothing_comes_out_past_a_length(release):
    """The state of each row is that of its last real step."""
    gru = cells.for_release(release).GRUCell
    x = np.sin(np.arange(24.0)).reshape([2, 4, 3]).astype('float32')
    with tf.Graph().as_default(), v1.Session() as session:
        outputs, state = loops.for_release(release).dynamic_rnn(
            gru(3), tf.constant(x), tf.constant([1, 3]), dtype=tf.float32
        )
        session.run(v1.global_variables_initializer())
        outputs, state = session.run([outputs, state])
    assert not np.any(outputs[0, 1:]) and not np.any(outputs[1, 3:])
    np.testing.assert_equal(state, outputs[[0, 1], [0, 2]])


@pytest.mark.parametrize(
    'release, whole', [('1.0', True), ('1.4', True), ('1.5', False)]
)
def test_biases_are_partitioned_from_1_5(release, whole):
    space = cells.for_release(release)
    split = v1.fixed_size_partitioner(2)
    with tf.Graph().as_default(), v1.variable_scope('s', partitioner=split):
        for name in ('BasicRNNCell', 'GRUCell', 'LSTMCell'):
            cell = getattr(space, name)(4)
            cell(tf.zeros([1, 2]), cell.zero_state(1, tf.float32))
        names = [v.op.name for v in v1.global_variables()]
    biases = [name for name in names if 'bias' in name]
    assert len(biases) == (4 if whole else 8)
    assert all(name.endswith(('bias', 'biases')) is whole for name in biases)
    kernels = [name for name in names if 'bias' not in name]
    assert all('/part_' in name for name in kernels)


@pytest.mark.parametrize('release', ['1.0', '1.1', '1.2'])
def test_a_second_projection_in_a_scope_is_an_error_in_1_1(release):
    space = cells.for_release(release)

    def project():
        cell = space.OutputProjectionWrapper(space.GRUCell(3), 2)
        cell(tf.zeros([1, 3]), cell.zero_state(1, tf.float32))

    with tf.Graph().as_default():
        with v1.variable_scope('net'):
            project()
        with v1.variable_scope('net', reuse=True):
            if release == '1.1':
                with pytest.raises(ValueError, match='second RNNCell'):
                    project()
            else:
                project()
        assert len(v1.global_variables()) == 6


def dense_of(release):
    name = f'legacy_rnn.compat.{release}.python.layers.core'
    return importlib.import_module(name).Dense


@pytest.mark.parametrize(
    'release, name', [('r1_1', 'made/dense'), ('r1_2', 'called/dense')]
)
def test_a_layer_takes_the_scope_of_its_first_call_from_1_2(release, name):
    dense = dense_of(release)
    with tf.Graph().as_default():
        with v1.variable_scope('made'):
            layer = dense(3)
        with v1.variable_scope('called'):
            layer(tf.zeros([1, 2]))
        names = [v.op.name for v in v1.global_variables()]
    assert names == [f'{name}/kernel', f'{name}/bias']


@pytest.mark.parametrize(
    'release, first', [('1.1', 'beta'), ('1.3', 'beta'), ('1.4', 'gamma')]
)
def test_batch_normalization_made_beta_first_up_to_1_3(release, first):
    old = legacy_rnn.compat.api(release)
    with tf.Graph().as_default():
        old.layers.batch_normalization(tf.zeros([2, 3]))
        names = [v.op.name for v in v1.global_variables()]
    assert names[0] == f'batch_normalization/{first}'
    assert len(names) == 4


@pytest.mark.parametrize('release, zeros', [('1.8', True), ('1.12', False)])
def test_gradient_of_transitions_that_one_step_lacks(release, zeros):
    norm = crf.for_release(release).crf_log_norm
    with tf.Graph().as_default(), v1.Session() as session:
        between = tf.ones([3, 3])
        value = norm(tf.ones([2, 1, 3]), tf.constant([1, 1]), between)
        [gradient] = v1.gradients(value, between)
        if zeros:
            assert not session.run(gradient).any()
        else:
            assert gradient is None


def test_names_of_a_cudnn_gru_come_in_pairs_up_to_1_4():
    def leaves(release):
        cell = cells.for_release(release).CudnnCompatibleGRUCell(2)
        with tf.Graph().as_default():
            cell(tf.zeros([1, 3]), cell.zero_state(1, tf.float32))
            names = [v.op.name for v in v1.global_variables()]
        return [name.rpartition('/')[2] for name in names[2:]]

    assert leaves('1.4') == ['kernel', 'bias'] * 2
    assert leaves('1.5') == ['kernel'] * 2 + ['bias'] * 2
