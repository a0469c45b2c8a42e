"""Cells on kernels against the plain cells, values and gradients."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells, loops

v1 = tf.compat.v1


def check_same(one, other):
    for a, b in zip(tf.nest.flatten(one), tf.nest.flatten(other), strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize('peepholes', [True, False])
@pytest.mark.parametrize('clip', [None, 0.3])
def test_lstm_block_is_lstm(one_step, peepholes, clip):
    block = one_step(
        lambda: cells.LSTMBlockCell(3, cell_clip=clip, use_peephole=peepholes),
        by_name=True,
    )
    plain = one_step(
        lambda: cells.LSTMCell(3, use_peepholes=peepholes, cell_clip=clip),
        by_name=True,
    )
    assert set(block[2]) == set(plain[2])
    if clip is None:
        check_same(block[3:], plain[3:])
    else:
        # The kernel's gradient does not know that the memory was clipped.
        check_same(block[3:5], plain[3:5])


@pytest.mark.parametrize('version', ['GRUBlockCell', 'GRUBlockCellV2'])
def test_gru_block_is_gru(one_step, version):
    block = one_step(lambda: getattr(cells, version)(3))
    plain = one_step(lambda: cells.GRUCell(3))
    check_same(block[3:], plain[3:])
    if version == 'GRUBlockCellV2':
        assert list(block[2]) == list(plain[2])


def test_gru_block_takes_one_size():
    assert cells.GRUBlockCell(cell_size=3).state_size == 3
    with pytest.raises(ValueError, match='Exactly one'):
        cells.GRUBlockCell(3, cell_size=3)


NAMES = {
    ('0.10', 'LSTMFusedCell'): 'LSTMFusedCell/W',
    ('0.11', 'LSTMBlockCell'): 'LSTMBlockCell/W',
    ('0.12', 'LSTMBlockCell'): 'LSTMBlockCell/W',
    ('1.0', 'LSTMBlockCell'): 'lstm_cell/weights',
    ('1.2', 'LSTMBlockCell'): 'lstm_cell/kernel',
    ('1.15', 'LSTMBlockCell'): 'lstm_cell/kernel',
    ('0.12', 'GRUBlockCell'): 'GRUBlockCell/w_ru',
    ('1.4', 'GRUBlockCell'): 'GRUBlockCell/w_ru',
    ('1.8', 'GRUBlockCell'): 'gru_cell/w_ru',
    ('1.4', 'GRUBlockCellV2'): 'GRUBlockCellV2/gates/kernel',
    ('1.15', 'GRUBlockCellV2'): 'gru_cell/gates/kernel',
}


@pytest.mark.parametrize('key', NAMES)
def test_names(key):
    release, name = key
    with tf.Graph().as_default():
        cell = getattr(cells.for_release(release), name)(3)
        cell(tf.zeros([2, 4]), cell.zero_state(2, tf.float32))
        made = [v.name for v in v1.global_variables()]
    assert made[0] == NAMES[key] + ':0'
    if 'LSTM' in name:
        # 0.10 and 0.11 made peepholes that nobody asked for.
        assert len(made) == (5 if release in ('0.10', '0.11') else 2)


def test_names_of_lstm_cell_on_demand_in_0_12():
    space = cells.for_release('0.12')
    with tf.Graph().as_default():
        cell = space.LSTMBlockCell(
            3, use_peephole=True, use_compatible_names=True
        )
        cell(tf.zeros([2, 4]), cell.zero_state(2, tf.float32))
        block = {v.name for v in v1.global_variables()}
    with tf.Graph().as_default():
        cell = space.LSTMCell(3, use_peepholes=True)
        cell(tf.zeros([2, 4]), cell.zero_state(2, tf.float32))
        assert block == {v.name for v in v1.global_variables()}


def test_memory_was_clipped_at_3_up_to_1_3():
    c, h = np.full([1, 3], 9, 'float32'), np.zeros([1, 3], 'float32')

    def memory(release):
        with tf.Graph().as_default(), v1.Session() as session:
            cell = cells.for_release(release).LSTMBlockCell(3)
            _, (new_c, _) = cell(tf.zeros([1, 2]), (c, h))
            session.run(v1.global_variables_initializer())
            return session.run(new_c)

    np.testing.assert_equal(memory('1.3'), np.full([1, 3], 3))
    assert np.all(memory('1.4') > 6)


def test_block_cells_shared_no_weights_up_to_1_4():
    def count(release):
        space = cells.for_release(release)
        cell = space.LSTMBlockCell(3)
        with tf.Graph().as_default():
            loops.for_release(release).dynamic_rnn(
                space.MultiRNNCell([cell] * 2),
                tf.zeros([2, 4, 3]),
                dtype=tf.float32,
            )
            return len(v1.global_variables())

    assert count('1.4') == 4
    assert count('1.5') == 2


def test_gradient_mistook_peepholes_up_to_1_4(one_step):
    def step(release):
        space = cells.for_release(release)
        return one_step(
            lambda: space.LSTMBlockCell(3, use_peephole=True), by_name=True
        )

    old, new = step('1.4'), step('1.5')
    check_same(old[3:5], new[3:5])
    bias, kernel = old[5][:2]
    assert not np.allclose(kernel, new[5][1], rtol=1e-3)
    assert not np.allclose(bias, new[5][0], rtol=1e-3)


def sequence(seed=0):
    values = np.sin(np.arange(4 * 3 * 2.0) + seed).reshape([4, 3, 2])
    return tf.constant(values.astype('float32'))


def run(values):
    with v1.Session() as session:
        for i, variable in enumerate(v1.global_variables()):
            size = int(np.prod(variable.shape))
            value = 0.5 * np.sin(np.arange(size) + i).reshape(variable.shape)
            session.run(v1.assign(variable, value.astype('float32')))
        return session.run(values)


@pytest.mark.parametrize('lengths', [None, [2, 4, 0]])
def test_fused_lstm_is_dynamic_lstm(lengths):
    with tf.Graph().as_default():
        x = sequence()
        outputs, state = cells.LSTMBlockFusedCell(3)(
            x, dtype=tf.float32, sequence_length=lengths
        )
        kernels = v1.trainable_variables()
        fused = run([outputs, state, tf.gradients(outputs, [x, *kernels])])
    with tf.Graph().as_default():
        x = sequence()
        outputs, state = loops.dynamic_rnn(
            cells.BasicLSTMCell(3),
            x,
            dtype=tf.float32,
            sequence_length=lengths,
            time_major=True,
        )
        kernels = v1.trainable_variables()
        loop = run([outputs, state, tf.gradients(outputs, [x, *kernels])])
    check_same(fused, loop)


FUSED = {
    '0.12': 'LSTMBlockFusedCell/W_0',
    '1.0': 'lstm_block_wrapper/weights',
    '1.4': 'lstm_block_wrapper/kernel',
    '1.5': 'rnn/lstm_cell/kernel',
    '1.8': 'lstm_fused_cell/kernel',
    '1.15': 'lstm_fused_cell/kernel',
}


@pytest.mark.parametrize('release', FUSED)
def test_fused_names_and_lists(release):
    with tf.Graph().as_default():
        cell = cells.for_release(release).LSTMBlockFusedCell(3)
        outputs, state = cell(tf.unstack(sequence()), dtype=tf.float32)
        assert isinstance(outputs, list) and len(outputs) == 4
        assert hasattr(state, 'c') == (release not in ('0.12', '1.0'))
        made = [v.name for v in v1.global_variables()]
    assert made[0] == FUSED[release] + ':0'


def test_fused_needs_a_state_or_a_dtype():
    with (
        tf.Graph().as_default(),
        pytest.raises(ValueError, match='Either initial_state or dtype'),
    ):
        cells.LSTMBlockFusedCell(3)(sequence())


@pytest.mark.parametrize('release', ['0.12', '1.2', '1.15'])
@pytest.mark.parametrize('dynamic', [True, False])
def test_adaptor_unrolls_a_cell(release, dynamic):
    space = cells.for_release(release)
    lengths = tf.constant
    with tf.Graph().as_default():
        cell = space.FusedRNNCellAdaptor(space.GRUCell(3), dynamic)
        outputs, state = cell(
            sequence(), dtype=tf.float32, sequence_length=lengths([2, 4, 0])
        )
        adapted = run([outputs, state])
    with tf.Graph().as_default():
        outputs, state = loops.for_release(release).dynamic_rnn(
            space.GRUCell(3),
            sequence(),
            dtype=tf.float32,
            sequence_length=lengths([2, 4, 0]),
            time_major=True,
        )
        check_same(adapted, run([outputs, state]))


def test_reversed_cell_sees_the_end_first():
    with tf.Graph().as_default():
        x = sequence()
        lengths = tf.constant([2, 4, 1])
        cell = cells.LSTMBlockFusedCell(3)
        outputs, state = cells.TimeReversedFusedRNN(cell)(
            x, dtype=tf.float32, sequence_length=lengths
        )
        turned = tf.reverse_sequence(x, lengths, 0, 1)
        expected, expected_state = cell(
            turned, dtype=tf.float32, sequence_length=lengths
        )
        expected = tf.reverse_sequence(expected, lengths, 0, 1)
        values = run([outputs, state, expected, expected_state])
    check_same(values[:2], values[2:])
