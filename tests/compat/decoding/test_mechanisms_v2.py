"""Attention of 1.15 that is a layer, beside what the records show."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import api, decoding

v1 = tf.compat.v1
KINDS = (
    'BahdanauAttentionV2',
    'BahdanauMonotonicAttentionV2',
    'LuongAttentionV2',
    'LuongMonotonicAttentionV2',
)
ROWS, STEPS, UNITS = 2, 4, 3
MEMORY = np.sin(np.arange(ROWS * STEPS * UNITS) * 1.7).astype('f')
MEMORY = MEMORY.reshape(ROWS, STEPS, UNITS)
QUERY = np.cos(np.arange(ROWS * UNITS) * 0.7).astype('f').reshape(ROWS, UNITS)


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default() as opened:
        yield opened


def ask(mechanism, query=QUERY):
    start = mechanism.initial_alignments(ROWS, tf.float32)
    return mechanism([query, start])[0]


@pytest.mark.parametrize('kind', KINDS)
def test_weights_can_be_read_and_set_as_keras_did(kind):
    make = getattr(decoding, kind)
    first = make(UNITS, MEMORY)
    before_query = first.get_weights()
    wanted = ask(first)
    values = first.get_weights()
    second = make.from_config(first.get_config())
    second.build(MEMORY.shape)
    second.set_weights(before_query)
    second(MEMORY, setup_memory=True)
    second.build([QUERY.shape, (ROWS, STEPS)])
    second.set_weights(values)
    found = ask(second)
    with v1.Session().as_default() as session:
        moved = [value + 0.25 for value in values]
        first.set_weights(moved)
        second.set_weights(moved)
        np.testing.assert_array_equal(*session.run([wanted, found]))
        for weight, value in zip(first.get_weights(), moved, strict=True):
            np.testing.assert_array_equal(weight, value)


def test_weights_are_read_beside_a_session_of_another_graph():
    with v1.Session(graph=tf.Graph()).as_default():
        mechanism = decoding.LuongAttentionV2(UNITS, MEMORY)
        assert [value.shape for value in mechanism.get_weights()] == [
            tuple(weight.shape) for weight in mechanism.weights
        ]


def test_wrong_number_of_weights_is_refused():
    mechanism = decoding.LuongAttentionV2(UNITS, MEMORY)
    with pytest.raises(ValueError, match='must hold 1 arrays'):
        mechanism.set_weights([])


def test_lengths_leave_the_scores_of_padding_as_they_are():
    given = decoding.LuongAttentionV2(UNITS, MEMORY, [4, 2])
    masked = decoding.LuongAttentionV2(UNITS, None)
    mask = np.arange(STEPS) < np.array([[4], [2]])
    masked(MEMORY, mask=mask, setup_memory=True)
    found = ask(given), ask(masked), given.values, masked.values
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        by_lengths, by_mask, *values = session.run(found)
    np.testing.assert_array_equal(*values)
    assert np.all(by_lengths[1, 2:] > 0)
    np.testing.assert_array_equal(by_mask[1, 2:], [0, 0])


def test_lengths_and_a_mask_exclude_each_other():
    mechanism = decoding.LuongAttentionV2(UNITS, None)
    with pytest.raises(ValueError, match='cannot be used at same time'):
        mechanism([MEMORY, [4, 2]], mask=MEMORY[..., 0] > 0, setup_memory=True)


def test_layers_of_the_caller_are_used():
    dense = api('1.15').layers.Dense(
        UNITS, use_bias=False, kernel_initializer=v1.ones_initializer()
    )
    mechanism = decoding.LuongAttentionV2(UNITS, MEMORY, memory_layer=dense)
    assert mechanism.weights == dense.weights
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        keys = session.run(mechanism.keys)
    wanted = np.repeat(MEMORY.sum(2, keepdims=True), UNITS, 2)
    np.testing.assert_allclose(keys, wanted, rtol=1e-5, atol=1e-6)
    with pytest.raises(TypeError, match='memory_layer is not a Layer: int'):
        decoding.LuongAttentionV2(UNITS, MEMORY, memory_layer=3)


def test_other_releases_had_none():
    assert decoding.for_release('1.14').LuongAttentionV2
    with pytest.raises(AttributeError, match='1.14 to 1.15'):
        _ = decoding.for_release('1.13').LuongAttentionV2
