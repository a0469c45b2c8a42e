"""Decoders over lists compute the same under `fuse()`."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells, seq2seq
from tests.compat.fused_alike import assert_fused_alike, run
from tests.pairs import every_pair

v1 = tf.compat.v1
RELEASES = ('0.8', '0.12', '1.15')
LOOP = {'0.8': 'rnn', '0.12': 'rnn', '1.15': 'static_rnn'}
IDS = np.array([[1, 2, 0, 3], [4, 4, 2, 1], [0, 1, 1, 2]])


def steps(count=3, depth=4):
    data = np.sin(np.arange(count * 2 * depth)).reshape(count, 2, depth)
    return tf.unstack(tf.constant(data))


def ids():
    return tf.unstack(tf.constant(IDS))


def stack(release):
    """Two layers of LSTM with joined states, as programs of 0.x had them."""
    made = cells.for_release(release)
    joined = {} if release == '0.8' else {'state_is_tuple': False}
    layers = [made.BasicLSTMCell(4, **joined) for _ in range(2)]
    return made.MultiRNNCell(layers, **joined)


@pytest.mark.first(1)
@pytest.mark.parametrize('release', RELEASES)
def test_rnn_decoder(release):
    def build():
        cell = stack(release)
        start = cell.zero_state(2, tf.float64)
        decoder = seq2seq.for_release(release).rnn_decoder
        return decoder(steps(), start, cell, scope='rnnlm')

    assert_fused_alike(build, 'rnn_decoder')


@pytest.mark.first(2)
@pytest.mark.parametrize('release', RELEASES)
@pytest.mark.parametrize('name', ['basic', 'tied'])
def test_encoder_and_decoder(release, name):
    def build():
        model = getattr(seq2seq.for_release(release), f'{name}_rnn_seq2seq')
        cell = cells.for_release(release).GRUCell(4)
        return model(steps(), steps(2), cell, dtype=tf.float64)

    assert_fused_alike(build, LOOP[release], 'rnn_decoder')


@pytest.mark.first(1)
@every_pair(
    release=['0.8', '1.15'],
    name=['', 'tied_'],
    feeds=[False, 'decided while running'],
)
def test_encoder_and_decoder_of_ids(release, name, feeds):
    sizes = (5,) if name else (5, 6)

    def build():
        with v1.variable_scope('model', dtype=tf.float64):
            feed = feeds and v1.placeholder_with_default(False, [])
            return getattr(
                seq2seq.for_release(release), f'embedding_{name}rnn_seq2seq'
            )(
                ids(),
                ids()[:2],
                cells.for_release(release).GRUCell(4),
                *sizes,
                embedding_size=3,
                feed_previous=feed,
                dtype=tf.float64,
            )

    if feeds:
        ours, told, _ = run(True, build)
        assert ('rnn_decoder', '') in told
        assert [name for name, why in told if why] == ['rnn_decoder']
        for a, b in zip(ours, run(False, build)[0], strict=True):
            np.testing.assert_allclose(a, b, rtol=1e-10, atol=1e-10)
    else:
        assert_fused_alike(build, LOOP[release], 'rnn_decoder')


def test_feedback_is_not_fused():
    def build():
        cell = cells.GRUCell(4)
        start = cell.zero_state(2, tf.float64)
        feed = lambda output, _: output  # noqa: E731
        return seq2seq.rnn_decoder(steps(), start, cell, feed)

    _, told, _ = run(True, build)
    reason = 'its loop_function uses the outputs of each step'
    assert told == [('rnn_decoder', reason)]


@pytest.mark.parametrize('release', ['0.5', '0.6'])
def test_releases_that_return_all_states_are_not_fused(release):
    def build():
        model = seq2seq.for_release(release).basic_rnn_seq2seq
        cell = cells.for_release(release).GRUCell(4)
        return model(steps(), steps(2), cell, dtype=tf.float64)

    _, told, _ = run(True, build)
    reason = 'the release returns the state of every step'
    assert told == [('rnn', reason), ('rnn_decoder', reason)]


def test_steps_that_are_no_tensors_are_not_fused():
    def build():
        cell = cells.GRUCell(4)
        start = cell.zero_state(2, tf.float64)
        return seq2seq.rnn_decoder([np.ones([2, 4])] * 2, start, cell)

    _, told, _ = run(True, build)
    reason = 'its steps are no tensors of one shape and type'
    assert told == [('rnn_decoder', reason)]
