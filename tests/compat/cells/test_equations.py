"""Each cell against its equations, written again in NumPy."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells

v1 = tf.compat.v1

BATCH, DEPTH, UNITS, OUTPUT = 3, 4, 5, 2


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def basic_rnn(x, h, w):
    output = np.tanh(np.hstack([x, h]) @ w['kernel'] + w['bias'])
    return output, output


def gru(x, h, w):
    gates = sigmoid(np.hstack([x, h]) @ w['gates/kernel'] + w['gates/bias'])
    r, u = np.split(gates, 2, 1)
    both = np.hstack([x, r * h])
    c = np.tanh(both @ w['candidate/kernel'] + w['candidate/bias'])
    output = u * h + (1 - u) * c
    return output, output


def lstm(x, state, w, forget_bias=1.0, cell_clip=None, proj_clip=None):
    c, h = state
    i, j, f, o = np.split(np.hstack([x, h]) @ w['kernel'] + w['bias'], 4, 1)
    peephole = {gate: w.get(f'w_{gate}_diag', 0.0) for gate in 'fio'}
    keep = sigmoid(f + forget_bias + peephole['f'] * c)
    c = keep * c + sigmoid(i + peephole['i'] * c) * np.tanh(j)
    c = c if cell_clip is None else np.clip(c, -cell_clip, cell_clip)
    h = sigmoid(o + peephole['o'] * c) * np.tanh(c)
    if 'projection/kernel' in w:
        h = h @ w['projection/kernel']
    h = h if proj_clip is None else np.clip(h, -proj_clip, proj_clip)
    return h, (c, h)


CASES = {
    'BasicRNNCell': (lambda: cells.BasicRNNCell(UNITS), basic_rnn, {}),
    'GRUCell': (lambda: cells.GRUCell(UNITS), gru, {}),
    'BasicLSTMCell': (
        lambda: cells.BasicLSTMCell(UNITS, forget_bias=0.3),
        lstm,
        {'forget_bias': 0.3},
    ),
    'LSTMCell': (lambda: cells.LSTMCell(UNITS), lstm, {}),
    'LSTMCell with peepholes': (
        lambda: cells.LSTMCell(UNITS, use_peepholes=True),
        lstm,
        {},
    ),
    'LSTMCell with projection': (
        lambda: cells.LSTMCell(UNITS, num_proj=OUTPUT, use_peepholes=True),
        lstm,
        {},
    ),
    'LSTMCell with clips': (
        lambda: cells.LSTMCell(
            UNITS, num_proj=OUTPUT, cell_clip=0.2, proj_clip=0.1
        ),
        lstm,
        {'cell_clip': 0.2, 'proj_clip': 0.1},
    ),
    'LSTMCell with shards': (
        lambda: cells.LSTMCell(UNITS, num_unit_shards=2),
        lstm,
        {},
    ),
}


def weights_of(session, prefix):
    """Values by role below a scope; the parts of a shard are joined."""
    values = {}
    for variable in v1.global_variables():
        role = variable.op.name.removeprefix(prefix + '/').split('/part_')[0]
        value = session.run(variable)
        if role in values:
            value = np.concatenate([values[role], value])
        values[role] = value
    return values


@pytest.mark.parametrize('dtype', ['float32', 'float64'])
@pytest.mark.parametrize('name', CASES)
def test_step_follows_the_equations(name, dtype):
    make, expected, options = CASES[name]
    random = np.random.RandomState(0)
    with tf.Graph().as_default(), v1.Session() as session:
        cell = make()
        x = random.randn(BATCH, DEPTH).astype(dtype)
        state = tf.nest.map_structure(
            lambda size: random.randn(BATCH, size).astype(dtype),
            cell.state_size,
        )
        output, new_state = cell(x, tf.nest.map_structure(tf.constant, state))
        for variable in v1.global_variables():
            value = random.randn(*variable.shape.as_list()).astype(dtype)
            session.run(v1.assign(variable, value))
        got = session.run([output, new_state])
        prefix = v1.global_variables()[0].op.name.split('/')[0]
        weights = weights_of(session, prefix)
    want = expected(x, state, weights, **options)
    tolerance = 1e-5 if dtype == 'float32' else 1e-12
    for a, b in zip(
        tf.nest.flatten(got), tf.nest.flatten(list(want)), strict=True
    ):
        np.testing.assert_allclose(a, b, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize('cell', ['BasicLSTMCell', 'LSTMCell'])
def test_joined_state_computes_the_same_as_a_tuple(cell):
    random = np.random.RandomState(1)
    x = random.randn(BATCH, DEPTH).astype('float32')
    c, h = random.randn(2, BATCH, UNITS).astype('float32')
    with tf.Graph().as_default(), v1.Session() as session:
        make = getattr(cells, cell)
        pair = cells.LSTMStateTuple(tf.constant(c), tf.constant(h))
        one = make(UNITS)(x, pair, scope='cell')
        with v1.variable_scope('', reuse=True):
            joined = make(UNITS, state_is_tuple=False)
            two = joined(x, tf.constant(np.hstack([c, h])), scope='cell')
        session.run(v1.global_variables_initializer())
        (output, state), (output_two, state_two) = session.run([one, two])
    np.testing.assert_array_equal(output, output_two)
    np.testing.assert_array_equal(np.hstack(state), state_two)
