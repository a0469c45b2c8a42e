"""Decoders that get their inputs when they are called."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import decoding

v1 = tf.compat.v1
TABLE = np.sin(np.arange(16) * 1.7).reshape(4, 4).astype('f')
END, WIDTH = 3, 3


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default() as opened:
        yield opened


class Markov:
    """The logits that follow the class of the one-hot input."""

    output_size, state_size = 4, 1

    def __call__(self, inputs, state, scope=None):
        return tf.matmul(inputs, tf.constant(TABLE)), state + 1


def start():
    """First ids and state of a search over two rows."""
    return tf.constant([0, 1]), tf.zeros([2 * WIDTH, 1])


@pytest.mark.parametrize('by_function', [False, True])
def test_beam_search_is_that_of_the_decoder_before(by_function):
    ours = decoding.for_release('1.15')
    tokens, state = start()
    options = {'length_penalty_weight': 0.5}
    before = ours.BeamSearchDecoder(
        Markov(), tf.eye(4), tokens, END, state, WIDTH, **options
    )
    wanted = ours.dynamic_decode(before, maximum_iterations=4)
    embed = (lambda ids: tf.gather(tf.eye(4), ids)) if by_function else None
    decoder = ours.BeamSearchDecoderV2(
        Markov(), WIDTH, embed, maximum_iterations=4, **options
    )
    found = decoder(
        None if by_function else tf.eye(4),
        start_tokens=tokens,
        end_token=END,
        initial_state=state,
    )
    with v1.Session() as session:
        found, wanted = session.run([found, wanted])
    assert len(tf.nest.flatten(found)) > 5
    tf.nest.map_structure(np.testing.assert_array_equal, found, wanted)


def test_time_may_come_first():
    tokens, state = start()
    decoder = decoding.BeamSearchDecoderV2(
        Markov(), WIDTH, maximum_iterations=2, output_time_major=True
    )
    outputs, _, _ = decoder(tf.eye(4), tokens, END, state)
    assert outputs.predicted_ids.shape.as_list() == [None, 2, WIDTH]


def test_embedding_and_function_exclude_each_other():
    decoder = decoding.BeamSearchDecoderV2(Markov(), WIDTH)
    with pytest.raises(ValueError, match='got neither'):
        decoder(None, *start()[:1], END, start()[1])
    with pytest.raises(ValueError, match='embedding_fn must be callable'):
        decoding.BeamSearchDecoderV2(Markov(), WIDTH, tf.eye(4))


class Count(decoding.BaseDecoder):
    """Puts out the inputs times the number of the step, five times."""

    batch_size = 2
    output_size, output_dtype = tf.TensorShape([1]), tf.float32

    def initialize(self, inputs, initial_state=None):
        return tf.fill([2], False), inputs, initial_state

    def step(self, time, inputs, state, name=None):
        outputs = inputs * tf.cast(time, tf.float32)
        return outputs, state + 1, inputs, tf.fill([2], time >= 4)


@pytest.mark.parametrize('called', [True, False])
def test_own_decoder_gets_what_its_call_is_given(called):
    inputs, state = tf.constant([[1.0], [10.0]]), tf.zeros([2, 1])
    if called:
        result = Count()(inputs, initial_state=state)
    else:
        result = decoding.dynamic_decode(
            Count(),
            decoder_init_input=inputs,
            decoder_init_kwargs={'initial_state': state},
        )
    with v1.Session() as session:
        outputs, state, lengths = session.run(result)
    np.testing.assert_array_equal(
        outputs[:, :, 0], np.outer([1, 10], range(5))
    )
    np.testing.assert_array_equal(state, [[5], [5]])
    np.testing.assert_array_equal(lengths, [5, 5])
