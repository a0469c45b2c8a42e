"""Decoders over lists: what they compute, and what releases changed."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells, seq2seq

v1 = tf.compat.v1
RELEASES = ('0.5', '0.6', '0.7', '0.8', '0.10', '0.12', '1.0', '1.1', '1.15')


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default() as opened:
        yield opened


def values(shape, offset=0):
    count = int(np.prod(shape))
    return np.sin(np.arange(count) + offset).reshape(shape).astype('f')


def run(fetches):
    """Runs fetches with arithmetic weights."""
    with v1.Session() as session:
        for index, variable in enumerate(v1.global_variables()):
            value = values(variable.shape.as_list(), index) / 2
            session.run(variable.initializer, {variable.initial_value: value})
        return session.run(fetches)


def names():
    return sorted(v.op.name for v in v1.global_variables())


def steps(count, depth, batch=2):
    return [tf.constant(values((batch, depth), i)) for i in range(count)]


def test_a_release_has_its_own_names():
    assert 'one2many_rnn_seq2seq' not in dir(seq2seq.for_release('0.6'))
    assert 'one2many_rnn_seq2seq' in dir(seq2seq.for_release('0.7'))
    with pytest.raises(AttributeError, match=r'0\.5 had no .*: 0\.7 to 1\.15'):
        seq2seq.for_release('0.5').one2many_rnn_seq2seq  # noqa: B018


def test_module_itself_is_the_last_release():
    assert seq2seq.rnn_decoder is seq2seq.for_release('1.15').rnn_decoder


@pytest.mark.parametrize('release', RELEASES)
def test_rnn_decoder_feeds_back_and_returns_states(release):
    cell = cells.for_release(release).BasicRNNCell(3)
    start = tf.constant(values((2, 3)))
    outputs, state = seq2seq.for_release(release).rnn_decoder(
        steps(3, 3), start, cell, loop_function=lambda prev, i: prev * i
    )
    got, states = run([outputs, state])
    if release in ('0.5', '0.6'):
        assert len(states) == 4  # the initial state is the first
        np.testing.assert_allclose(states[0], values((2, 3)))
        states = states[-1]
    kernel, bias = values((6, 3)) / 2, values((3,), 1) / 2
    h, x = values((2, 3)), values((2, 3))
    for step in range(3):
        h = np.tanh(np.concatenate([x, h], 1) @ kernel + bias)
        np.testing.assert_allclose(got[step], h, rtol=1e-5, atol=1e-6)
        x = h * (step + 1)
    np.testing.assert_allclose(states, h, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(('release', 'flows'), [('0.7', False), ('0.8', True)])
def test_gradient_through_what_is_fed_back(release, flows):
    cell = cells.for_release(release).BasicRNNCell(3)
    scale = tf.constant(2.0)
    outputs, _ = seq2seq.for_release(release).rnn_decoder(
        steps(2, 3),
        tf.zeros([2, 3]),
        cell,
        loop_function=lambda prev, i: prev * scale,
    )
    gradient = tf.gradients(outputs[-1], scale)[0]
    assert (gradient is not None) is flows


@pytest.mark.parametrize(
    ('release', 'leaf'),
    [('0.12', 'Linear/Matrix'), ('1.1', 'weights'), ('1.15', 'kernel')],
)
def test_attention_decoder_reads_by_softmax_of_tanh(release, leaf):
    cell = cells.for_release(release).BasicRNNCell(3)
    memory = values((2, 4, 3), 5)
    outputs, _ = seq2seq.for_release(release).attention_decoder(
        steps(1, 2),
        tf.constant(values((2, 3))),
        tf.constant(memory),
        cell,
        output_size=5,
    )
    assert f'attention_decoder/Attention_0/{leaf}' in names()
    v = {
        x.op.name.split('/', 1)[1]: values(x.shape.as_list(), i) / 2
        for i, x in enumerate(v1.global_variables())
    }
    kernel, vector = v['AttnW_0'][0, 0], v['AttnV_0']
    bias = leaf.replace('Matrix', 'Bias')
    bias = {'weights': 'biases', 'kernel': 'bias'}.get(bias, bias)
    x = np.concatenate([values((2, 2)), np.zeros((2, 3))], 1)
    x = x @ v[leaf] + v[bias]
    folder = 'BasicRNNCell' if release < '1.0' else 'basic_rnn_cell'
    h = np.concatenate([x, values((2, 3))], 1) @ v[f'{folder}/{leaf}']
    h = np.tanh(h + v[f'{folder}/{bias}'])
    query = h @ v[f'Attention_0/{leaf}'] + v[f'Attention_0/{bias}']
    scores = np.tanh(memory @ kernel + query[:, None]) @ vector
    mask = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
    read = (mask[:, :, None] * memory).sum(1)
    wanted = np.concatenate([h, read], 1) @ v[f'AttnOutputProjection/{leaf}']
    wanted += v[f'AttnOutputProjection/{bias}']
    np.testing.assert_allclose(run(outputs)[0], wanted, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(('release', 'depth'), [('0.8', 3), ('0.9', 2)])
def test_inputs_and_reads_are_joined_to_the_depth_of(release, depth):
    cell = cells.for_release(release).BasicRNNCell(3)
    seq2seq.for_release(release).attention_decoder(
        steps(1, 2), tf.zeros([2, 3]), tf.zeros([2, 4, 3]), cell
    )
    shapes = {v.op.name: v.shape.as_list() for v in v1.global_variables()}
    assert shapes['attention_decoder/Linear/Matrix'] == [5, depth]


def test_attention_needs_an_input_and_a_head():
    decoder = seq2seq.attention_decoder
    cell = cells.GRUCell(3)
    memory = tf.zeros([2, 4, 3])
    with pytest.raises(ValueError, match='at least 1 input, got none'):
        decoder([], tf.zeros([2, 3]), memory, cell)
    with pytest.raises(ValueError, match='num_heads must be at least 1'):
        decoder(steps(1, 2), tf.zeros([2, 3]), memory, cell, num_heads=0)
    with pytest.raises(ValueError, match=r'attention_states must have shape'):
        decoder(steps(1, 2), tf.zeros([2, 3]), memory[0], cell)
