"""Each cell of contrib against its equations in NumPy."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells

tanh = np.tanh


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def relu(x):
    return np.maximum(x, 0)


def join(*parts):
    return np.concatenate(parts, 1)


def normed(x, w, place, epsilon=1e-12):
    mean, variance = x.mean(1, keepdims=True), x.var(1, keepdims=True)
    gamma, beta = w[f'{place}/gamma'], w[f'{place}/beta']
    return (x - mean) / np.sqrt(variance + epsilon) * gamma + beta


def check(actual, expected):
    np.testing.assert_allclose(actual, expected, rtol=1e-5, atol=1e-6)


def test_coupled(one_step):
    x, (c, m), w, output, state, _ = one_step(
        lambda: cells.CoupledInputForgetGateLSTMCell(
            3, use_peepholes=True, num_proj=2, proj_clip=0.1, num_unit_shards=2
        )
    )
    kernel = np.concatenate([w['W_0'], w['W_1']])
    j, f, o = np.split(join(x, m) @ kernel + w['B'], 3, 1)
    f = sigmoid(f + 1 + w['W_F_diag'] * c)
    new_c = f * c + (1 - f) * tanh(j)
    new_m = sigmoid(o + w['W_O_diag'] * new_c) * tanh(new_c)
    new_m = np.clip(new_m @ w['W_P_0'], -0.1, 0.1)
    check(output, new_m)
    check(state.c, new_c)
    assert np.any(np.abs(new_m) == 0.1)


def test_coupled_with_layer_norm(one_step):
    x, (c, m), w, output, state, _ = one_step(
        lambda: cells.CoupledInputForgetGateLSTMCell(3, layer_norm=True)
    )
    j, f, o = np.split(join(x, m) @ w['W_0'], 3, 1)
    j, f, o = (
        normed(gate, w, place)
        for gate, place in ((j, 'transform'), (f, 'forget'), (o, 'output'))
    )
    f = sigmoid(f + 1)
    new_c = normed(f * c + (1 - f) * tanh(j), w, 'state')
    check(output, sigmoid(o) * tanh(new_c))


@pytest.mark.parametrize('layer_norm', [True, False])
def test_layer_norm_basic_lstm(one_step, layer_norm):
    x, (c, h), w, output, state, _ = one_step(
        lambda: cells.LayerNormBasicLSTMCell(8, layer_norm=layer_norm)
    )
    gates = join(x, h) @ w['kernel']
    if not layer_norm:
        gates = gates + w['bias']
    gates = np.split(gates, 4, 1)
    if layer_norm:
        places = 'input', 'transform', 'forget', 'output'
        gates = [
            normed(gate, w, place)
            for gate, place in zip(gates, places, strict=True)
        ]
    i, j, f, o = gates
    new_c = c * sigmoid(f + 1) + sigmoid(i) * tanh(j)
    if layer_norm:
        new_c = normed(new_c, w, 'state')
    check(state.c, new_c)
    check(output, tanh(new_c) * sigmoid(o))
    assert ('bias' in w) != layer_norm


@pytest.mark.parametrize('layer_norm', [True, False])
def test_layer_norm_lstm(one_step, layer_norm):
    space = cells.for_release('1.15')
    x, (c, m), w, output, state, _ = one_step(
        lambda: space.LayerNormLSTMCell(
            8, use_peepholes=True, num_proj=2, layer_norm=layer_norm
        )
    )
    gates = join(x, m) @ w['kernel']
    gates = np.split(gates if layer_norm else gates + w['bias'], 4, 1)
    if layer_norm:
        places = 'input', 'transform', 'forget', 'output'
        gates = [
            normed(gate, w, place)
            for gate, place in zip(gates, places, strict=True)
        ]
    i, j, f, o = gates
    f, i = f + w['w_f_diag'] * c, i + w['w_i_diag'] * c
    new_c = sigmoid(f + 1) * c + sigmoid(i) * tanh(j)
    if layer_norm:
        new_c = normed(new_c, w, 'state')
    new_m = sigmoid(o + w['w_o_diag'] * new_c) * tanh(new_c)
    check(output, new_m @ w['projection/kernel'])


def test_weight_norm_lstm(one_step):
    x, (c, h), w, output, state, _ = one_step(
        lambda: cells.WeightNormLSTMCell(3)
    )
    w = {name.split('/')[-1]: value for name, value in w.items()}
    parts = np.split(w['kernel'], [4])
    kernel = np.concatenate(
        [
            part / np.linalg.norm(part, axis=0) * w[f'norm_{i}']
            for i, part in enumerate(parts)
        ]
    )
    i, j, f, o = np.split(join(x, h) @ kernel + w['bias'], 4, 1)
    new_c = c * sigmoid(f + 1) + sigmoid(i) * tanh(j)
    check(state.c, new_c)
    check(output, sigmoid(o) * tanh(new_c))


def test_ugrnn(one_step):
    x, h, w, output, state, _ = one_step(lambda: cells.UGRNNCell(3))
    g, c = np.split(join(x, h) @ w['kernel'] + w['bias'], 2, 1)
    g = sigmoid(g + 1)
    check(output, g * h + (1 - g) * tanh(c))
    check(state, output)


def test_intersection_rnn(one_step):
    x, h, w, output, state, _ = one_step(
        lambda: cells.IntersectionRNNCell(3, num_in_proj=3)
    )
    x = x @ w['in_projection/kernel'] + w['in_projection/bias']
    parts = np.split(join(x, h) @ w['kernel'] + w['bias'], 4, 1)
    gate_h, new_h, gate_y, y = parts
    gate_h, gate_y = sigmoid(gate_h + 1), sigmoid(gate_y + 1)
    check(state, gate_h * h + (1 - gate_h) * tanh(new_h))
    check(output, gate_y * x + (1 - gate_y) * relu(y))


def test_intersection_rnn_asks_for_a_projection(one_step):
    with pytest.raises(ValueError, match='set num_in_proj=3'):
        one_step(lambda: cells.IntersectionRNNCell(3))


@pytest.mark.parametrize('projected', [True, False])
def test_nas(one_step, projected):
    x, (c, m), w, output, state, _ = one_step(
        lambda: cells.NASCell(3, num_proj=2 if projected else None)
    )
    a = np.split(x @ w['kernel'], 8, 1)
    b = np.split(m @ w['recurrent_kernel'], 8, 1)
    one = sigmoid, relu, sigmoid, relu, tanh, sigmoid, tanh, sigmoid
    p = [
        act(a[i] * b[i] if i == 3 else a[i] + b[i])
        for i, act in enumerate(one)
    ]
    new_c = tanh(tanh(p[0] * p[1]) + c) * tanh(p[2] + p[3])
    new_m = tanh(new_c * tanh(tanh(p[4] * p[5]) + sigmoid(p[6] + p[7])))
    if projected:
        new_m = new_m @ w['projection_weights']
    check(state.c, new_c)
    check(output, new_m)


def test_glstm(one_step):
    x, (c, m), w, output, state, _ = one_step(
        lambda: cells.GLSTMCell(6, number_of_groups=2)
    )
    groups = [
        np.split(
            join(x[:, 2 * k : 2 * k + 2], m[:, 3 * k : 3 * k + 3])
            @ w[f'group{k}/kernel'],
            4,
            1,
        )
        for k in range(2)
    ]
    i, j, f, o = (
        join(*parts) + w[f'bias_{gate}']
        for parts, gate in zip(zip(*groups), 'ijfo', strict=True)  # noqa: B905
    )
    new_c = sigmoid(f + 1) * c + sigmoid(i) * tanh(j)
    check(output, sigmoid(o) * tanh(new_c))


def test_groups_shared_weights_in_1_4(one_step):
    def names(release):
        space = cells.for_release(release)
        return one_step(lambda: space.GLSTMCell(4, number_of_groups=2))[2]

    assert 'group1/kernel' in names('1.2')
    assert 'group1/kernel' not in names('1.4')
    assert 'group1/kernel' in names('1.8')


def test_groups_must_divide():
    with pytest.raises(ValueError, match='divisible'):
        cells.GLSTMCell(5, number_of_groups=2)


def test_phased_lstm(one_step):
    time = np.array([[0.5], [7.25], [3.0]], 'float32')
    values = np.sin(np.arange(12.0)).reshape([3, 4]).astype('float32')
    (time, x), (c, h), w, output, state, _ = one_step(
        lambda: cells.PhasedLSTMCell(3, use_peepholes=True, leak=0.25),
        inputs=(time, values),
    )

    def linear(place, *parts):
        return join(*parts) @ w[f'{place}/kernel'] + w[f'{place}/bias']

    i, f = np.split(sigmoid(linear('mask_gates', x, h, c)), 2, 1)
    new_c = c * f + i * tanh(linear('new_input', x, h))
    new_h = tanh(new_c) * sigmoid(linear('output_gate', x, h, new_c))
    ratio = np.mod(time - w['phase'], w['period']) / w['period']
    rising = 2 * ratio / w['ratio_on']
    k = np.where(ratio < w['ratio_on'], 2 - rising, 0.25 * ratio)
    k = np.where(ratio < 0.5 * w['ratio_on'], rising, k)
    check(state.c, k * new_c + (1 - k) * c)
    check(output, k * new_h + (1 - k) * h)


def test_periods_start_in_their_range():
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        cell = cells.PhasedLSTMCell(
            50, period_init_min=2.0, period_init_max=8.0
        )
        cell(
            (tf.zeros([1, 1]), tf.zeros([1, 2])),
            cell.zero_state(1, tf.float32),
        )
        made = {v.name: v for v in tf.compat.v1.global_variables()}
        session.run(tf.compat.v1.global_variables_initializer())
        period = session.run(made['phased_lstm_cell/period:0'])
        phase = session.run(made['phased_lstm_cell/phase:0'])
    assert 2 <= period.min() < 3 and 6 < period.max() <= 8
    assert np.all((0 <= phase) & (phase <= 8))


@pytest.mark.parametrize('couple', [True, False])
def test_highway(one_step, couple):
    x, h, w, output, state, _ = one_step(
        lambda: cells.HighwayWrapper(cells.BasicRNNCell(4), couple)
    )
    inner = tanh(join(x, h) @ w['kernel'] + w['bias'])
    carry = sigmoid(x @ w['carry_w'] + w['carry_b'])
    transform = 1 - carry
    if not couple:
        transform = sigmoid(x @ w['transform_w'] + w['transform_b'])
    check(output, x * carry + inner * transform)
    check(state, inner)


def test_attention_wrapper(one_step):
    x, (c, attns, window), w, output, state, _ = one_step(
        lambda: cells.AttentionCellWrapper(cells.BasicRNNCell(3), 2)
    )
    mixed = join(x, attns) @ w['kernel'] + w['bias']
    inner = {k.split('/')[-1]: v for k, v in w.items() if 'basic' in k}
    new_c = tanh(join(mixed, c) @ inner['kernel'] + inner['bias'])
    window = window.reshape([3, 2, 3])
    keys = window @ w['attention/attn_w'][0, 0]
    query = new_c @ w['attention/kernel'] + w['attention/bias']
    scores = (tanh(keys + query[:, None]) * w['attention/attn_v']).sum(2)
    weights = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
    attns = (weights[:, :, None] * window).sum(1)
    expected = join(new_c, attns) @ w['attn_output_projection/kernel']
    expected += w['attn_output_projection/bias']
    check(output, expected)
    check(state[0], new_c)
    check(state[1], attns)
    check(state[2], join(window[:, 1], expected))


def test_conv_lstm(one_step):
    inputs = np.sin(np.arange(3 * 4 * 2.0)).reshape([3, 4, 2])
    x, (c, h), w, output, state, _ = one_step(
        lambda: cells.Conv1DLSTMCell(
            input_shape=[4, 2], output_channels=3, kernel_shape=[3]
        ),
        inputs=inputs.astype('float32'),
    )
    both = np.concatenate([x, h], 2)
    padded = np.pad(both, [(0, 0), (1, 1), (0, 0)])
    gates = sum(padded[:, k : k + 4] @ w['kernel'][k] for k in range(3))
    i, j, f, o = np.split(gates + w['biases'], 4, 2)
    new_c = sigmoid(f + 1) * c + sigmoid(i) * tanh(j)
    check(state.c, new_c)
    check(output, tanh(new_c) * sigmoid(o))


def test_conv_lstm_knows_its_dimensions():
    with pytest.raises(ValueError, match='input_shape must have'):
        cells.Conv2DLSTMCell(
            input_shape=[4, 2], output_channels=3, kernel_shape=[3, 3]
        )


def test_time_freq_lstm(one_step):
    def make():
        return cells.TimeFreqLSTMCell(2, feature_size=4, frequency_skip=1)

    x, state, w, output, new_state, _ = one_step(make)
    c, m = state[:, :2], state[:, 2:]
    gates = join(x, m, np.zeros([3, 2])) @ w['W_0'] + w['B']
    i, j, f, o = np.split(gates, 4, 1)
    new_c = sigmoid(f + 1) * c + sigmoid(i) * tanh(j)
    check(output, sigmoid(o) * tanh(new_c))
    check(new_state, join(new_c, output))


@pytest.mark.first(4)
@pytest.mark.parametrize('peepholes', [True, False])
@pytest.mark.parametrize('couple', [True, False])
@pytest.mark.parametrize('share', [True, False])
def test_grid_lstm(one_step, peepholes, couple, share):
    x, state, w, output, new_state, _ = one_step(
        lambda: cells.GridLSTMCell(
            2,
            use_peepholes=peepholes,
            share_time_frequency_weights=share,
            couple_input_forget_gates=couple,
            feature_size=2,
            frequency_skip=2,
            num_frequency_blocks=[2],
        )
    )

    def look(gate, axis, cs):
        if not peepholes:
            return 0
        return sum(
            w[f'W_{gate}_diag_{axis}{side}_0'] * c
            for side, c in zip('ft', cs, strict=True)
        )

    c_f = m_f = np.zeros([3, 2])
    expected, states = [], []
    for k in range(2):
        c_t, m_t = state[2 * k], state[2 * k + 1]
        joined = join(x[:, 2 * k : 2 * k + 2], m_t, m_f)
        new, gate_o = {}, {}
        for axis in ('freq', 'time'):
            own = 'freq' if share else axis
            gates = joined @ w[f'W_{own[0]}_0_0'] + w[f'B_{own[0]}_0']
            i, j, *f, o = np.split(gates, 3 if couple else 4, 1)
            i = sigmoid(i + look('I', own, (c_f, c_t)))
            if couple:
                f = 1 - i
            else:
                f = sigmoid(f[0] + 1 + look('F', own, (c_f, c_t)))
            new[axis] = f * (c_f if axis == 'freq' else c_t) + i * tanh(j)
            gate_o[axis] = o, own
        c_f, c_t = new['freq'], new['time']
        m_f, m_t = (
            sigmoid(o + look('O', own, (c_f, c_t))) * tanh(new[axis])
            for axis, (o, own) in gate_o.items()
        )
        expected += [m_t, m_f]
        states += [c_t, m_t]
    check(output, join(*expected))
    check(np.stack(new_state), np.stack(states))


def test_bidirectional_grid_walks_back(one_step):
    def make():
        return cells.BidirectionalGridLSTMCell(
            2, feature_size=2, frequency_skip=2, num_frequency_blocks=[2]
        )

    x, _, w, output, _, _ = one_step(make)
    assert {name.split('/')[0] for name in w} == {'fwd', 'bwd'}
    assert output.shape == (3, 16)
    with pytest.raises(ValueError, match='Invalid num_frequency_blocks'):
        one_step(make, depth=6)


def test_sru(one_step):
    x, c, w, output, state, _ = one_step(lambda: cells.SRUCell(3))
    new, f, r, passed = np.split(x @ w['kernel'], 4, 1)
    f, r = np.split(sigmoid(join(f, r) + w['bias']), 2, 1)
    new_c = f * c + (1 - f) * new
    check(state, new_c)
    check(output, r * tanh(new_c) + (1 - r) * passed)


def test_sru_is_built_by_the_second_axis():
    with tf.Graph().as_default():
        cell = cells.SRUCell(3)
        cell.build((2, 4, 5))
        assert [w.shape for w in cell.weights] == [[4, 12], [6]]


def test_ind_rnn(one_step):
    x, h, w, output, state, _ = one_step(lambda: cells.IndRNNCell(3))
    check(output, tanh(x @ w['kernel_w'] + h * w['kernel_u'] + w['bias']))
    check(state, output)


def test_indy_gru(one_step):
    x, h, w, output, _, _ = one_step(lambda: cells.IndyGRUCell(3))
    gates = x @ w['gates/kernel_w'] + np.tile(h, 2) * w['gates/kernel_u']
    r, u = np.split(sigmoid(gates + w['gates/bias']), 2, 1)
    c = x @ w['candidate/kernel'] + r * h * w['candidate/kernel_u']
    check(output, u * h + (1 - u) * tanh(c + w['candidate/bias']))


def test_indy_lstm(one_step):
    x, (c, h), w, output, state, _ = one_step(lambda: cells.IndyLSTMCell(3))
    gates = x @ w['kernel_w'] + np.tile(h, 4) * w['kernel_u'] + w['bias']
    i, j, f, o = np.split(gates, 4, 1)
    new_c = c * sigmoid(f + 1) + sigmoid(i) * tanh(j)
    check(state.c, new_c)
    check(output, tanh(new_c) * sigmoid(o))


def test_minimal_rnn(one_step):
    x, h, w, output, _, _ = one_step(lambda: cells.MinimalRNNCell(3))
    z = tanh(x @ w['kernel'][:4])
    u = sigmoid(join(z, h) @ w['kernel'][4:] + w['bias'])
    check(output, u * h + (1 - u) * z)


def test_cfn(one_step):
    x, h, w, output, _, _ = one_step(lambda: cells.CFNCell(3))
    product = x @ w['kernel']
    gates = product[:, :6] + h @ w['recurrent_kernel'] + w['bias']
    theta, eta = np.split(sigmoid(gates), 2, 1)
    check(output, theta * tanh(h) + (1 - eta) * tanh(product[:, 6:]))


def test_compiled_wrapper_changes_no_value(one_step):
    plain = one_step(lambda: cells.GRUCell(4))[3]
    compiled = one_step(lambda: cells.CompiledWrapper(cells.GRUCell(4)))[3]
    check(compiled, plain)
