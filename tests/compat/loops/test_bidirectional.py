import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells, loops

v1 = tf.compat.v1


class Sum:
    """Sums its inputs."""

    output_size = state_size = 1

    def __call__(self, inputs, state, scope=None):
        return inputs + state, inputs + state

    def zero_state(self, batch_size, dtype):
        return tf.zeros([batch_size, 1], dtype)


INPUTS = np.array([[1, 2, 4, 8], [1, 2, 4, 8]], 'float32')
LENGTHS = [2, 4]


def static(release, **options):
    name = 'static_bidirectional_rnn' if release >= '1' else ''
    loop = getattr(loops.for_release(release), name or 'bidirectional_rnn')
    inputs = tf.unstack(tf.constant(INPUTS)[:, :, None], axis=1)
    return loop(Sum(), Sum(), inputs, dtype=tf.float32, **options)


def run(values):
    with v1.Session() as session:
        return session.run(values)


def test_0_6_reverses_by_length_but_computes_padding():
    with tf.Graph().as_default():
        outputs = run(static('0.6', sequence_length=LENGTHS))
    forward, backward = np.stack(outputs).transpose([2, 1, 0])
    np.testing.assert_equal(forward, np.cumsum(INPUTS, 1))
    np.testing.assert_equal(backward, [[3, 2, 7, 15], [15, 14, 12, 8]])


def test_0_6_needs_lengths():
    with (
        tf.Graph().as_default(),
        pytest.raises(ValueError, match='sequence_length must be'),
    ):
        static('0.6')


def test_outputs_alone_up_to_0_7_with_states_from_0_8():
    with tf.Graph().as_default():
        assert isinstance(static('0.7', sequence_length=LENGTHS), list)
        outputs, forward, backward = static('0.8', sequence_length=LENGTHS)
        outputs, forward, backward = run([outputs, forward, backward])
    both = np.stack(outputs).transpose([2, 1, 0])
    np.testing.assert_equal(
        both,
        [
            [[1, 3, 0, 0], [1, 3, 7, 15]],
            [[3, 2, 0, 0], [15, 14, 12, 8]],
        ],
    )
    np.testing.assert_equal([forward, backward], [[[3], [15]]] * 2)


SCOPES = {
    '0.6': 'BiRNN_FW/RNN/GRUCell/',
    '0.7': 'BiRNN_FW/RNN/GRUCell/',
    '0.8': 'BiRNN_FW/GRUCell/',
    '0.10': 'BiRNN_FW/GRUCell/',
    '0.11': 'BiRNN/FW/GRUCell/',
    '0.12': 'BiRNN/FW/GRUCell/',
    '1.0': 'bidirectional_rnn/fw/gru_cell/',
    '1.15': 'bidirectional_rnn/fw/gru_cell/',
}


@pytest.mark.parametrize('release', ['0.12', '1.15'])
def test_dynamic_loop_without_lengths_reverses_whole_rows(release):
    loop = loops.for_release(release).bidirectional_dynamic_rnn
    with tf.Graph().as_default():
        inputs = INPUTS[:, :, None]
        outputs, _ = loop(Sum(), Sum(), inputs, dtype=tf.float32)
        backward = run(outputs[1])[0, :, 0]
    np.testing.assert_array_equal(backward, [15, 14, 12, 8])


@pytest.mark.parametrize('release, prefix', SCOPES.items())
@pytest.mark.parametrize(
    'scope', [None, pytest.param('mine', marks=pytest.mark.deep)]
)
def test_scopes_of_static_and_dynamic(release, prefix, scope):
    if scope:
        old = 'BiRNN' if release < '1' else 'bidirectional_rnn'
        prefix = prefix.replace(old, scope)
    gru = cells.for_release(release).GRUCell
    space = loops.for_release(release)
    made = []
    if hasattr(space, 'bidirectional_dynamic_rnn'):
        with tf.Graph().as_default():
            space.bidirectional_dynamic_rnn(
                gru(1),
                gru(1),
                tf.zeros([2, 4, 1]),
                sequence_length=tf.constant(LENGTHS),
                dtype=tf.float32,
                scope=scope,
            )
            made.append([v.name for v in v1.global_variables()])
    name = 'static_bidirectional_rnn' if release >= '1' else ''
    with tf.Graph().as_default():
        getattr(space, name or 'bidirectional_rnn')(
            gru(1),
            gru(1),
            [tf.zeros([2, 1])] * 4,
            dtype=tf.float32,
            sequence_length=tf.constant(LENGTHS),
            scope=scope,
        )
        made.append([v.name for v in v1.global_variables()])
    for names in made:
        assert len(names) == 8
        assert all(n.startswith(prefix) for n in names[:4])
        assert names == made[0]


def test_scope_objects_from_0_10():
    with tf.Graph().as_default():
        with v1.variable_scope('mine') as scope:
            pass
        with pytest.raises(TypeError, match='must be a name'):
            static('0.9', scope=scope)
        static('0.10', scope=scope)


STACKS = {
    ('0.12', 'static'): 'StackRNN/Layer1/BiRNN/BW/GRUCell/',
    ('0.12', 'dynamic'): 'StackRNN/Layer1/BiRNN/BW/GRUCell/',
    ('1.1', 'static'): 'stack_bidirectional_rnn/cell_1/bw/gru_cell/',
    ('1.1', 'dynamic'): (
        'stack_bidirectional_rnn/cell_1/bidirectional_rnn/bw/gru_cell/'
    ),
    ('1.15', 'static'): 'stack_bidirectional_rnn/cell_1/bw/gru_cell/',
    ('1.15', 'dynamic'): (
        'stack_bidirectional_rnn/cell_1/bidirectional_rnn/bw/gru_cell/'
    ),
}


@pytest.mark.first(3)
@pytest.mark.parametrize('key', STACKS)
def test_scopes_of_stacks(key):
    release, kind = key
    gru = cells.for_release(release).GRUCell
    space = loops.for_release(release)
    inputs = [tf.zeros([2, 1])] * 4
    with tf.Graph().as_default():
        stack = space.stack_bidirectional_rnn
        inputs = [tf.zeros([2, 1])] * 4
        if kind == 'dynamic':
            stack = space.stack_bidirectional_dynamic_rnn
            inputs = tf.zeros([2, 4, 1])
        _, forward, _ = stack(
            [gru(3), gru(4)],
            [gru(2), gru(3)],
            inputs,
            dtype=tf.float32,
            sequence_length=tf.constant(LENGTHS),
        )
        last = v1.global_variables()[-4]
        assert [state.shape[1] for state in forward] == [3, 4]
    assert last.name.startswith(STACKS[key])
    assert last.shape[0] == 3 + 2 + 3


def test_layers_of_a_stack_come_in_pairs():
    gru = cells.GRUCell
    with (
        tf.Graph().as_default(),
        pytest.raises(ValueError, match='cells_bw must be a list'),
    ):
        loops.stack_bidirectional_rnn([gru(1)] * 2, [gru(1)], [])
