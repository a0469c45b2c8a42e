"""cuDNN's layers of up to 1.4, whose weights are one flat vector."""

import numpy as np
import pytest

from legacy_rnn.compat import r1_3, r1_4, r1_15
from legacy_rnn.compat.cells import cudnn_opaque

STEPS, BATCH, DEPTH, UNITS = 4, 2, 3, 5


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def by_hand(mode, x, h, c, weights, biases, gates):
    """One layer in one direction; inputs None where they are skipped."""
    of_inputs = weights[:gates] if len(weights) > gates else None
    of_state = weights[-gates:]
    outputs = []
    for step in x:
        given = [
            (step if of_inputs is None else step @ of_inputs[i].T) + biases[i]
            for i in range(gates)
        ]
        more = [h @ of_state[i].T + biases[gates + i] for i in range(gates)]
        both = [a + b for a, b in zip(given, more, strict=True)]
        if mode == 'lstm':
            c = sigmoid(both[1]) * c + sigmoid(both[0]) * np.tanh(both[2])
            h = sigmoid(both[3]) * np.tanh(c)
        elif mode == 'gru':
            new = np.tanh(given[2] + sigmoid(both[0]) * more[2])
            h = (1 - sigmoid(both[1])) * new + sigmoid(both[1]) * h
        else:
            h = np.tanh(both[0]) if mode == 'rnn_tanh' else both[0].clip(0)
        outputs.append(h)
    return np.array(outputs), h, c


@pytest.mark.first(4)
@pytest.mark.parametrize('skips', [False, True])
@pytest.mark.parametrize(
    'name', ['CudnnLSTM', 'CudnnGRU', 'CudnnRNNTanh', 'CudnnRNNRelu']
)
def test_layers_in_both_directions_compute_what_cudnn_says(name, skips):
    depth = UNITS if skips else DEPTH
    random = np.random.default_rng(0)
    with r1_3.Graph().as_default(), r1_3.Session() as session:
        cell = getattr(r1_3.contrib.cudnn_rnn, name)(
            2,
            UNITS,
            depth,
            input_mode='skip_input' if skips else 'linear_input',
            direction='bidirectional',
        )
        size = session.run(cell.params_size())
        params = random.normal(size=size).astype(np.float32)
        weights, biases = session.run(cell.params_to_canonical(params))
        back = session.run(cell.canonical_to_params(weights, biases))
        np.testing.assert_array_equal(back, params)
        x = random.normal(size=(STEPS, BATCH, depth)).astype(np.float32)
        h = random.normal(size=(4, BATCH, UNITS)).astype(np.float32)
        c = random.normal(size=(4, BATCH, UNITS)).astype(np.float32)
        states = (h, c) if name == 'CudnnLSTM' else (h,)
        got = session.run(cell(x, *states, params, is_training=False))
    gates, inputs = cell.gates, x
    for layer in range(2):
        outputs = []
        for side in range(2):
            count = gates if skips and not layer else 2 * gates
            own, weights = weights[:count], weights[count:]
            first, biases = biases[: 2 * gates], biases[2 * gates :]
            place = 2 * layer + side
            turned = inputs[::-1] if side else inputs
            found, last_h, last_c = by_hand(
                cell.rnn_mode, turned, h[place], c[place], own, first, gates
            )
            outputs.append(found[::-1] if side else found)
            np.testing.assert_allclose(got[1][place], last_h, 1e-4, 1e-5)
            if name == 'CudnnLSTM':
                np.testing.assert_allclose(got[2][place], last_c, 1e-4, 1e-5)
        inputs = np.concatenate(outputs, 2)
    np.testing.assert_allclose(got[0], inputs, 1e-4, 1e-5)


def test_a_model_of_the_time_trains_and_is_saved(tmp_path):
    tf = r1_3
    with tf.Graph().as_default(), tf.Session() as session:
        cell = tf.contrib.cudnn_rnn.CudnnLSTM(
            num_layers=1, num_units=UNITS, input_size=DEPTH, dropout=0.5
        )
        params = tf.get_variable(
            'lstm_params',
            initializer=tf.random_uniform([cell.params_size()], -0.1, 0.1),
            validate_shape=False,
        )
        zeros = tf.zeros([1, BATCH, UNITS])
        outputs, _, _ = cell(
            tf.ones([STEPS, BATCH, DEPTH]), zeros, zeros, params, True
        )
        loss = tf.reduce_mean(tf.square(outputs - 0.5))
        step = tf.train.GradientDescentOptimizer(1.0).minimize(loss)
        saveable = tf.contrib.cudnn_rnn.RNNParamsSaveable(
            cell,
            cell.params_to_canonical,
            cell.canonical_to_params,
            [params],
            base_variable_scope='Model/RNN',
        )
        tf.add_to_collection(tf.GraphKeys.SAVEABLE_OBJECTS, saveable)
        session.run(tf.global_variables_initializer())
        before = session.run(loss)
        for _ in range(5):
            session.run(step)
        assert session.run(loss) < before
        path = tf.train.Saver().save(session, str(tmp_path / 'model'))
        reader = tf.train.NewCheckpointReader(path)
        assert list(reader.get_variable_to_shape_map()) == ['lstm_params']


def test_the_class_of_a_release_has_its_arguments():
    layer = r1_4.contrib.cudnn_rnn.CudnnGRU(1, UNITS, DEPTH, dtype='float64')
    assert isinstance(layer, cudnn_opaque.CudnnGRU)
    from legacy_rnn.compat.r1_15.contrib.cudnn_rnn.python.ops import (
        cudnn_rnn_ops,
    )

    made = cudnn_rnn_ops.CudnnLSTM(1, UNITS, DEPTH)
    assert made.params_size().shape == []
    with pytest.raises(ValueError, match='direction must be one of'):
        cudnn_rnn_ops.CudnnLSTM(1, UNITS, DEPTH, direction='backward')
    layer = cudnn_rnn_ops.CudnnGRU(
        1,
        UNITS,
        DEPTH,
        cudnn_rnn_ops.CUDNN_INPUT_LINEAR_MODE,
        cudnn_rnn_ops.CUDNN_RNN_BIDIRECTION,
    )
    assert layer.rnn_mode == cudnn_rnn_ops.CUDNN_GRU
    assert layer.direction == 'bidirectional'
    layer = r1_15.contrib.cudnn_rnn.CudnnLSTM(1, UNITS)
    assert not isinstance(layer, cudnn_opaque.OpaqueCudnn)


def test_all_may_drop_out_between_layers():
    tf = r1_3
    with tf.Graph().as_default(), tf.Session() as session:
        cell = tf.contrib.cudnn_rnn.CudnnGRU(
            num_layers=2, num_units=UNITS, input_size=DEPTH, dropout=1.0
        )
        params = tf.ones([cell.params_size()])
        zeros = tf.zeros([2, BATCH, UNITS])
        found = [
            cell(x * tf.ones([STEPS, BATCH, DEPTH]), zeros, params, True)[0]
            for x in (1.0, 2.0)
        ]
        one, two = session.run(found)
    np.testing.assert_array_equal(one, two)
    assert one.any()
