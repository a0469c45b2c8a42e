import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells, loops

v1 = tf.compat.v1


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def check(actual, expected):
    np.testing.assert_allclose(actual, expected, rtol=1e-5, atol=1e-6)


def basic(x, h, w, place):
    kernel = w[f'{place}/basic_rnn_cell/kernel']
    return np.tanh(
        np.hstack([x, h]) @ kernel + w[f'{place}/basic_rnn_cell/bias']
    )


def test_grid_of_two_dimensions(one_step):
    x, state, w, output, new_state, _ = one_step(
        lambda: cells.Grid2BasicRNNCell(3)
    )
    first = x @ w['project_m_0']
    second = basic(first, state[1], w, 'recurrent/cell_1')
    expected = basic(first, second, w, 'recurrent/cell_0')
    check(output[0], expected)
    check(new_state[1], second)


def test_grid_with_a_dense_dimension(one_step):
    x, state, w, output, _, _ = one_step(
        lambda: cells.Grid2BasicRNNCell(3, non_recurrent_fn=tf.nn.relu)
    )
    assert len(state) == 1
    first = x @ w['project_m_0']
    second = basic(first, state[0], w, 'recurrent/cell_1')
    place = 'non_recurrent/cell_0/fully_connected'
    product = np.hstack([first, second]) @ w[f'{place}/weights']
    check(output[0], np.maximum(product + w[f'{place}/biases'], 0))


def test_tied_grid_has_one_set_of_weights(one_step):
    names = one_step(lambda: cells.Grid3LSTMCell(3, tied=True))[2]
    assert [n for n in names if n.startswith('recurrent')] == [
        'recurrent/lstm_cell/kernel',
        'recurrent/lstm_cell/bias',
    ]


GRIDS = [
    'Grid1BasicRNNCell',
    'Grid2BasicRNNCell',
    'Grid1BasicLSTMCell',
    'Grid2BasicLSTMCell',
    'Grid1LSTMCell',
    'Grid2LSTMCell',
    'Grid3LSTMCell',
    'Grid2GRUCell',
]

# Their one dimension is the input's, so that the cell reads nothing else.
NOTHING_TO_READ = ('Grid1BasicRNNCell', 'Grid1BasicLSTMCell')


@pytest.mark.first(20)
@pytest.mark.parametrize('name', GRIDS)
@pytest.mark.parametrize('release', ['0.9', '0.12', '1.1', '1.2', '1.15'])
def test_states_and_outputs_are_joined_up_to_1_1(one_step, name, release):
    make = getattr(cells.for_release(release), name)
    if name in NOTHING_TO_READ and release < '1.0':
        # As 0.12.1 did: its linear took no inputs without columns.
        with pytest.raises(ValueError, match='Linear expects shape'):
            one_step(lambda: make(3))
        return
    _, state, _, output, new_state, _ = one_step(lambda: make(3))
    joined = release in ('0.9', '0.12', '1.1')
    assert isinstance(output, tuple) != joined
    parts = 2 if 'LSTM' in name else 1
    depth = 3 * parts * int(name[4])
    if joined:
        assert new_state.shape == (3, depth)
    else:
        flat = tf.nest.flatten(new_state)
        assert sum(part.shape[1] for part in flat) == depth
    tf.nest.assert_same_structure(state, new_state)


def test_grid_dimensions_must_exist():
    with pytest.raises(ValueError, match='Invalid dims'):
        cells.GridRNNCell(3, num_dims=2, input_dims=[2])


def test_cudnn_compatible_gru(one_step):
    x, h, w, output, _, _ = one_step(lambda: cells.CudnnCompatibleGRUCell(3))
    gates = np.hstack([x, h]) @ w['gates/kernel'] + w['gates/bias']
    r, u = np.split(sigmoid(gates), 2, 1)

    def project(place, value):
        start = f'candidate/{place}_projection'
        return value @ w[f'{start}/kernel'] + w[f'{start}/bias']

    c = np.tanh(project('input', x) + r * project('hidden', h))
    check(output, (1 - u) * c + u * h)


def test_cudnn_compatible_lstm_has_no_forget_bias(one_step):
    ours = one_step(lambda: cells.CudnnCompatibleLSTMCell(3))
    plain = one_step(lambda: cells.BasicLSTMCell(3, forget_bias=0.0))
    check(ours[3], plain[3])
    assert list(ours[2]) == ['kernel', 'bias']


LAYERS = {
    'CudnnLSTM': ('cudnn_compatible_lstm_cell', 2, 2),
    'CudnnGRU': ('cudnn_compatible_gru_cell', 1, 6),
    'CudnnRNNTanh': ('basic_rnn_cell', 1, 2),
    'CudnnRNNRelu': ('basic_rnn_cell', 1, 2),
}


@pytest.mark.first(4)
@pytest.mark.parametrize('name', LAYERS)
@pytest.mark.parametrize('direction', ['unidirectional', 'bidirectional'])
def test_cudnn_layers_keep_canonical_weights(name, direction):
    cell, parts, weights = LAYERS[name]
    dirs = 1 if direction == 'unidirectional' else 2
    with tf.Graph().as_default():
        layer = getattr(cells, name)(2, 3, direction=direction)
        outputs, state = layer(tf.ones([5, 4, 2]))
        again, _ = layer(tf.ones([5, 4, 2]))
        names = [v.name for v in v1.global_variables()]
        assert len(names) == 2 * dirs * weights
        with v1.Session() as session:
            session.run(v1.global_variables_initializer())
            outputs, again, state = session.run([outputs, again, state])
    start = f'{layer.scope_name}/rnn/multi_rnn_cell/cell_0/'
    if dirs == 2:
        start = (
            f'{layer.scope_name}/stack_bidirectional_rnn/cell_0/'
            f'bidirectional_rnn/fw/'
        )
    assert names[0].startswith(start + cell + '/')
    assert outputs.shape == (5, 4, 3 * dirs)
    np.testing.assert_equal(outputs, again)
    assert len(state) == parts
    assert all(part.shape == (2 * dirs, 4, 3) for part in state)
    np.testing.assert_equal(state[0][-dirs], outputs[-1, :, :3])


@pytest.mark.parametrize('direction', ['unidirectional', 'bidirectional'])
def test_cudnn_layers_may_be_built_before_they_are_called(direction):
    names = []
    for builds in (False, True):
        with tf.Graph().as_default():
            layer = cells.CudnnGRU(2, 3, direction=direction, name='gru')
            if builds:
                layer.build([5, None, 2])
                layer.build([5, None, 2])
                assert layer.trainable_variables
            made = len(v1.global_variables())
            outputs, _ = layer(tf.ones([5, 4, 2]))
            again, _ = layer(tf.ones([5, 4, 2]))
            names.append([v.name for v in layer.trainable_variables])
            assert made == builds * len(v1.global_variables())
            with v1.Session() as session:
                session.run(v1.global_variables_initializer())
                np.testing.assert_equal(*session.run([outputs, again]))
        with tf.Graph().as_default(), pytest.raises(ValueError, match='graph'):
            layer(tf.ones([5, 4, 2]))
    assert names[0] == names[1]


def test_cudnn_layers_drop_in_training_alone():
    with tf.Graph().as_default():
        layer = cells.CudnnLSTM(2, 8, dropout=0.5, seed=1)
        x = tf.ones([3, 4, 2])
        dropped, _ = layer(x, training=True)
        whole, _ = layer(x, training=False)
        asked, _ = layer(x, training=tf.constant(False))
        with v1.Session() as session:
            session.run(v1.global_variables_initializer())
            dropped, whole, asked = session.run([dropped, whole, asked])
    check(asked, whole)
    assert not np.allclose(dropped, whole)
    assert (whole == whole[:, :1]).all()


def test_cudnn_lstm_is_layers_of_lstm():
    with tf.Graph().as_default(), v1.Session() as session:
        x = tf.constant(np.sin(np.arange(40.0)).reshape([5, 4, 2]), tf.float32)
        h = tf.fill([2, 4, 3], 0.25)
        c = tf.fill([2, 4, 3], -0.5)
        with v1.variable_scope('one'):
            outputs, (new_h, new_c) = cells.CudnnLSTM(2, 3)(x, (h, c))
        with v1.variable_scope('two'):
            stack = cells.MultiRNNCell(
                [cells.BasicLSTMCell(3, forget_bias=0.0) for _ in range(2)]
            )
            start = (cells.LSTMStateTuple(c[0], h[0]),) * 2
            expected, states = loops.dynamic_rnn(
                stack, x, initial_state=start, time_major=True
            )
        one = v1.global_variables('one/')
        two = v1.global_variables('two/')
        session.run(v1.global_variables_initializer())
        pairs = zip(one, two, strict=True)
        session.run([v1.assign(b, a) for a, b in pairs])
        check(*session.run([outputs, expected]))
        check(*session.run([new_h[1], states[1].h]))
        check(*session.run([new_c[0], states[0].c]))


def test_early_cudnn_layers_are_refused():
    with pytest.raises(NotImplementedError, match='opaque buffer'):
        cells.for_release('1.4').CudnnLSTM(1, 3, 2)


# Recorded under TensorFlow 1.15.5.
@pytest.mark.parametrize(
    ('name', 'mode', 'gates'),
    [
        ('CudnnLSTM', 'lstm', 4),
        ('CudnnGRU', 'gru', 3),
        ('CudnnRNNRelu', 'rnn_relu', 1),
        ('CudnnRNNTanh', 'rnn_tanh', 1),
    ],
)
def test_cudnn_layers_tell_the_shapes_of_their_weights(name, mode, gates):
    layer = getattr(cells, name)(2, 3, direction='bidirectional')
    with pytest.raises(RuntimeError, match='before input shape is known'):
        _ = layer.canonical_weight_shapes
    with pytest.raises(ValueError, match='unknown'):
        _ = layer.input_size
    layer.build([None, None, 5])
    of_state = [(3, 3)] * gates
    assert layer.rnn_mode == mode
    assert layer.input_size == 5
    assert layer.canonical_bias_shapes == [[3]] * (8 * gates)
    assert layer.canonical_weight_shapes == (
        2 * ([(3, 5)] * gates + of_state) + 2 * ([(3, 6)] * gates + of_state)
    )
