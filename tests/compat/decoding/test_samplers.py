"""Samplers of 1.15 beside the helpers that they ask."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import api, cells, decoding

v1 = tf.compat.v1
INPUTS = np.sin(np.arange(24) * 1.3).astype('f').reshape(2, 4, 3)
LENGTHS = [4, 2]


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default() as opened:
        yield opened


@pytest.fixture(name='kinds')
def _kinds():
    return api('1.15').contrib.seq2seq.python.ops.sampler


def test_decoder_is_that_of_the_helper(kinds):
    cell = cells.GRUCell(3)
    state = cell.zero_state(2, tf.float32)
    helper = decoding.TrainingHelper(INPUTS, LENGTHS)
    before = decoding.BasicDecoder(cell, helper, state)
    decoder = decoding.BasicDecoderV2(cell, kinds.TrainingSampler())
    pair = [
        decoding.dynamic_decode(before),
        decoder(INPUTS, initial_state=state, sequence_length=LENGTHS),
    ]
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        wanted, found = session.run(pair)
    assert found[0].rnn_output.shape == (2, 4, 3)
    tf.nest.map_structure(np.testing.assert_array_equal, found, wanted)


def test_own_sampler_and_functions_may_be_given(kinds):
    class Twice(kinds.TrainingSampler):
        def next_inputs(self, time, outputs, state, sample_ids):
            finished, inputs, state = super().next_inputs(
                time, outputs, state, sample_ids
            )
            return finished, 2 * inputs, state

    sampler = Twice()
    _, first = sampler.initialize(INPUTS, sequence_length=LENGTHS)
    _, second, _ = sampler.next_inputs(tf.constant(0), first, first, None)
    with v1.Session() as session:
        size, second = session.run([sampler.batch_size, second])
    assert size == 2
    np.testing.assert_array_equal(second, 2 * INPUTS[:, 1])


def test_a_function_of_ids_is_kept_from_the_first_start(kinds):
    sampler = kinds.GreedyEmbeddingSampler()
    starts = []
    for table in (tf.eye(4), 2 * tf.eye(4)):
        _, first = sampler.initialize(table, start_tokens=[1], end_token=3)
        starts.append(first)
    with v1.Session() as session:
        np.testing.assert_array_equal(*session.run(starts))


@pytest.mark.parametrize(
    ('kind', 'arguments', 'message'),
    [
        ('ScheduledEmbeddingTrainingSampler', ([[0.5]],), 'scalar or a vect'),
        ('ScheduledOutputTrainingSampler', ([[0.5]],), 'scalar or a vector'),
        ('ScheduledEmbeddingTrainingSampler', (0.5, [1]), 'to be callable'),
        ('SampleEmbeddingSampler', ([1],), 'to be callable'),
    ],
)
def test_wrong_arguments_are_refused(kinds, kind, arguments, message):
    with pytest.raises(ValueError, match=message):
        getattr(kinds, kind)(*arguments)


def test_embedding_is_needed_once(kinds):
    sampler = kinds.ScheduledEmbeddingTrainingSampler(0.5)
    with pytest.raises(ValueError, match='embedding is required'):
        sampler.initialize(INPUTS, sequence_length=LENGTHS)


def test_outputs_of_greedy_samplers_are_single_tensors(kinds):
    sampler = kinds.GreedyEmbeddingSampler()
    sampler.initialize(tf.eye(4), start_tokens=[1], end_token=3)
    with pytest.raises(TypeError, match='outputs must be a single tensor'):
        sampler.sample(0, [tf.eye(4)], None)
