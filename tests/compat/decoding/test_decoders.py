"""Decoders that loop inside the graph: values, names, releases."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells, decoding
from legacy_rnn.compat.layers.core import Dense

v1 = tf.compat.v1
LENGTHS = np.array([3, 1], np.int32)


class Count:
    """Adds the input to the state and gives the sum out."""

    output_size = state_size = 2

    def __call__(self, inputs, state, scope=None):
        return state + inputs, state + inputs

    def zero_state(self, batch_size, dtype):
        return tf.zeros([batch_size, 2], dtype)


@pytest.fixture(autouse=True)
def graph():
    with tf.Graph().as_default() as opened:
        yield opened


def run(fetches):
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        return session.run(fetches)


def names():
    return sorted(v.op.name for v in v1.global_variables())


def train(release, impute=False, lengths=LENGTHS, **options):
    ours = decoding.for_release(release)
    helper = ours.TrainingHelper(tf.ones([2, 4, 2]), lengths)
    decoder = ours.BasicDecoder(Count(), helper, tf.zeros([2, 2]))
    return ours.dynamic_decode(decoder, impute_finished=impute, **options)


@pytest.mark.parametrize('release', ['1.1', '1.2', '1.15'])
def test_training_ends_with_the_longest_row(release):
    outputs, state, *lengths = run(train(release, impute=True))
    np.testing.assert_array_equal(
        outputs.rnn_output[:, :, 0], [[1, 2, 3], [1, 0, 0]]
    )
    np.testing.assert_array_equal(state, [[3, 3], [1, 1]])
    assert len(lengths) == (0 if release == '1.1' else 1)
    for got in lengths:
        np.testing.assert_array_equal(got, LENGTHS)


def test_lengths_of_64_bits_are_taken():
    _, _, lengths = run(train('1.15', lengths=LENGTHS.astype(np.int64)))
    np.testing.assert_array_equal(lengths, LENGTHS)


def test_rows_that_ended_go_on_unless_they_are_imputed():
    outputs, state, lengths = run(train('1.15', output_time_major=True))
    np.testing.assert_array_equal(
        outputs.rnn_output[:, :, 0], [[1, 1], [2, 2], [3, 3]]
    )
    np.testing.assert_array_equal(lengths, LENGTHS)
    assert state.shape == (2, 2)


@pytest.mark.parametrize('release', ['1.4', '1.15'])
def test_iterations_can_be_limited(release):
    outputs, _, lengths = run(train(release, maximum_iterations=2))
    assert outputs.rnn_output.shape == (2, 2, 2)
    np.testing.assert_array_equal(lengths, [2, 1])


def test_greedy_decoding_ends_at_its_token():
    table = np.eye(3, 2, dtype='f')
    ours = decoding.for_release('1.2')
    helper = ours.GreedyEmbeddingHelper(tf.constant(table), [0, 1], 2)
    layer = Dense(3, kernel_initializer=v1.constant_initializer(0.0))
    layer.bias_initializer = v1.constant_initializer([0.0, 0.0, 1.0])
    decoder = ours.BasicDecoder(Count(), helper, tf.zeros([2, 2]), layer)
    outputs, _, lengths = run(ours.dynamic_decode(decoder))
    np.testing.assert_array_equal(outputs.sample_id, [[2], [2]])
    np.testing.assert_array_equal(lengths, [1, 1])


@pytest.mark.parametrize(
    ('release', 'wanted'),
    [
        (
            '1.1',
            'decoder/attention_v decoder/basic_lstm_cell/biases '
            'decoder/basic_lstm_cell/weights dense/bias dense/kernel '
            'memory_layer/bias memory_layer/kernel query_layer/bias '
            'query_layer/kernel',
        ),
        (
            '1.2',
            'decoder/attention_wrapper/attention_layer/kernel '
            'decoder/attention_wrapper/bahdanau_attention/attention_v '
            'decoder/attention_wrapper/bahdanau_attention/query_layer/kernel '
            'decoder/attention_wrapper/basic_lstm_cell/bias '
            'decoder/attention_wrapper/basic_lstm_cell/kernel '
            'memory_layer/kernel',
        ),
    ],
)
def test_attention_names_its_weights(release, wanted):
    ours = decoding.for_release(release)
    mechanism = ours.BahdanauAttention(3, tf.ones([2, 4, 5]))
    cell = cells.for_release(release).BasicLSTMCell(3)
    if release == '1.1':
        cell = ours.DynamicAttentionWrapper(cell, mechanism, 4)
    else:
        cell = ours.AttentionWrapper(cell, mechanism, 4)
    helper = ours.TrainingHelper(tf.ones([2, 4, 2]), LENGTHS)
    state = cell.zero_state(2, tf.float32)
    ours.dynamic_decode(ours.BasicDecoder(cell, helper, state))
    assert names() == wanted.split()


def test_attention_state_has_a_part_more_from_1_6():
    for release, parts in (('1.5', 5), ('1.6', 6)):
        state = decoding.for_release(release).AttentionWrapperState
        assert len(state._fields) == parts


def test_padding_of_the_memory_is_not_read():
    memory = np.arange(12, dtype='f').reshape(1, 4, 3)
    mechanism = decoding.LuongAttention(3, tf.constant(memory), [2])
    query = tf.ones([1, 3])
    alignments, state = mechanism(
        query, mechanism.initial_state(1, tf.float32)
    )
    got = run(alignments)
    assert state is alignments
    np.testing.assert_allclose(got.sum(), 1, rtol=1e-6)
    assert not got[0, 2:].any()


@pytest.mark.parametrize('mode', ['recursive', 'parallel', 'hard'])
def test_monotonic_attention_is_the_chance_to_stop(mode):
    stop = np.array([[0.2, 0.5, 1.0]], 'f')
    start = np.array([[0.0, 1.0, 0.0]], 'f')
    got = run(decoding.monotonic_attention(stop, start, mode))
    wanted = [[0, 0.5, 0.5]]
    np.testing.assert_allclose(got, wanted, rtol=1e-5, atol=1e-6)


def test_other_mode_is_named():
    with pytest.raises(ValueError, match=r"mode must be .*, got 'soft'"):
        decoding.monotonic_attention([[0.5]], [[1.0]], 'soft')


def test_decoder_of_another_kind_is_named():
    with pytest.raises(TypeError, match='decoder must be a Decoder'):
        decoding.dynamic_decode(Count())


def test_scheduled_training_mixes_inputs_and_embeddings():
    table = tf.constant([[10.0, 10.0], [20.0, 20.0]])
    inputs = tf.ones([2, 4, 2])
    for chance, fed in ((0.0, {1.0}), (1.0, {10.0, 20.0})):
        helper = decoding.ScheduledEmbeddingTrainingHelper(
            inputs, [4, 4], table, chance, seed=1, scheduling_seed=2
        )
        ids = helper.sample(0, tf.zeros([2, 2]), None)
        _, following, _ = helper.next_inputs(0, None, None, ids)
        assert set(run(following).ravel()) <= fed


def decode_by_functions(ours, inputs=None, **options):
    cell = cells.for_release('1.0').GRUCell(3)
    table = tf.constant(np.sin(np.arange(8)).reshape(4, 2), tf.float32)
    state = tf.zeros([2, 3])
    if inputs is not None:
        function = ours.simple_decoder_fn_train(state)
    else:
        function = ours.simple_decoder_fn_inference(
            lambda x: tf.concat([x, -x[:, :1]], 1), state, table, 1, 9, 4, 4
        )
    return ours.dynamic_rnn_decoder(cell, function, inputs, **options)


def test_functions_of_1_0_train_as_dynamic_rnn():
    ours = decoding.for_release('1.0')
    inputs = tf.constant(np.cos(np.arange(16)).reshape(2, 4, 2), tf.float32)
    outputs, state, context = decode_by_functions(
        ours, inputs, sequence_length=tf.constant([4, 2])
    )
    with v1.variable_scope('rnn', reuse=True) as scope:
        wanted = v1.nn.dynamic_rnn(
            cells.for_release('1.0').GRUCell(3),
            inputs,
            sequence_length=[4, 2],
            dtype=tf.float32,
            scope=scope,
        )
    assert context is None
    got, wanted = run([[outputs, state], wanted])
    for mine, theirs in zip(got, wanted, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-5, atol=1e-6)


def test_functions_of_1_0_infer_up_to_the_maximum():
    outputs, _, _ = decode_by_functions(decoding.for_release('1.0'))
    assert run(outputs).shape == (2, 5, 4)  # times 0 to 4


def test_releases_have_their_own_names():
    assert 'dynamic_rnn_decoder' in dir(decoding.for_release('1.0'))
    assert 'dynamic_rnn_decoder' not in dir(decoding.for_release('1.1'))
    assert 'BeamSearchDecoder' not in dir(decoding.for_release('1.1'))
    with pytest.raises(AttributeError, match=r'1\.15 had no'):
        decoding.DynamicAttentionWrapper  # noqa: B018


@pytest.mark.parametrize('name', ['BahdanauAttention', 'LuongAttention'])
def test_depth_of_attention_may_be_a_dimension(name):
    kind = getattr(decoding.for_release('1.12'), name)
    depth = tf.compat.v1.Dimension(2)
    options = {'normalize': True} if name[0] == 'B' else {'scale': True}
    mechanism = kind(depth, tf.ones([1, 3, 2]), **options)
    start = mechanism.initial_alignments(1, tf.float32)
    found = mechanism(tf.ones([1, 2]), start)
    np.testing.assert_allclose(run(found)[0], np.full([1, 3], 1 / 3))
