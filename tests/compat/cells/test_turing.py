"""The neural Turing machine against its equations in NumPy."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells

v1 = tf.compat.v1
PLACES, DEPTH, UNITS, READS, WRITES, REACH = 6, 3, 4, 2, 1, 1


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softplus(x):
    return np.log1p(np.exp(x))


def softmax(x):
    return np.exp(x) / np.exp(x).sum()


def address(head, memory, before):
    """Weights of the places for one row's head."""
    key, rest = np.tanh(head[:DEPTH]), head[DEPTH:]
    strength, gate, sharp = softplus(rest[0]), sigmoid(rest[1]), rest[-1]
    shift = softmax(rest[2:-1])  # here, one on, one back
    norms = np.linalg.norm(memory, axis=1) * np.linalg.norm(key)
    content = softmax(strength * (memory @ key) / (norms + 1e-8))
    mixed = gate * content + (1 - gate) * before
    moved = sum(
        shift[way] * np.roll(mixed, steps)
        for way, steps in ((0, 0), (1, 1), (2, -1))
    )
    powered = moved ** (softplus(sharp) + 1)
    return powered / powered.sum()


def run_two_steps():
    """Values of a cell with identity for a controller, and its weights."""

    class Through(cells.RNNCell):
        state_size = output_size = UNITS

        def call(self, inputs, state):
            return inputs[:, :UNITS] + inputs[:, -UNITS:], state + 1

    random = np.random.RandomState(0)
    with tf.Graph().as_default(), v1.Session() as session:
        ntm = cells.for_release('1.15').NTMCell(
            Through(), PLACES, DEPTH, READS, WRITES, REACH, output_dim=2
        )
        inputs = tf.constant(random.randn(2, 5), tf.float32)
        results, state = [], ntm.zero_state(2, tf.float32)
        state = state._replace(time=tf.constant(state.time))
        for _ in range(2):
            output, state = ntm(inputs, state)
            results.append((output, state))
        for weight in ntm.weights:
            value = random.randn(*weight.shape.as_list())
            session.run(weight.assign(value))
        names = {w.op.name.split('/')[-1]: w for w in ntm.weights}
        return session.run([inputs, results, names])


def test_heads_address_read_and_write():
    inputs, results, w = run_two_steps()
    for row in range(2):
        reads = [np.tanh(w[f'initial_read_vector_{i}'][0]) for i in (0, 1)]
        places = [
            softmax(w[f'initial_address_weights_{i}'][0]) for i in range(3)
        ]
        memory = w['memory']
        for output, state in results:
            joined = np.concatenate([inputs[row], *reads])
            seen = joined[:UNITS] + joined[-UNITS:]
            given = seen @ w['parameters_kernel'] + w['parameters_bias']
            heads = np.split(given[: 3 * 9], 3)
            erased, added = np.split(given[3 * 9 :], 2)
            before = zip(heads, places, strict=True)
            places = [address(h, memory, b) for h, b in before]
            reads = [places[i] @ memory for i in (0, 1)]
            kept = 1 - np.outer(places[2], sigmoid(erased))
            memory = memory * kept + np.outer(places[2], np.tanh(added))
            whole = np.concatenate([seen, *reads])
            whole = whole @ w['output_kernel'] + w['output_bias']
            close = dict(rtol=1e-4, atol=1e-5)
            np.testing.assert_allclose(output[row], whole, **close)
            np.testing.assert_allclose(state.M[row], memory, **close)
            for got, wanted in zip(state.w_list, places, strict=True):
                np.testing.assert_allclose(got[row], wanted, **close)


def test_time_counts_and_output_takes_the_depth_of_the_inputs():
    with tf.Graph().as_default():
        ntm = cells.NTMCell(cells.GRUCell(4), 5, 3, 1, 1)
        assert ntm.output_size is None
        state = ntm.zero_state(2, tf.float32)
        assert state.time == 0
        output, state = ntm(tf.zeros([2, 7]), state)
        assert ntm.output_size == output.shape[1] == 7
        assert state.time == 1
        assert [w.op.name.split('/')[-1] for w in ntm.weights][-1] == 'memory'


def test_controller_must_be_a_cell():
    with pytest.raises(TypeError, match='controller is not RNNCell'):
        cells.NTMCell(tf.tanh, 5, 3, 1, 1)


@pytest.mark.parametrize('release', ['1.12', '1.13'])
def test_earlier_releases_had_none(release):
    with pytest.raises(AttributeError, match='NTMCell'):
        _ = cells.for_release(release).NTMCell
