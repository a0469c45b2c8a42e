"""`dynamic_decode` of known inputs computes the same under `fuse()`."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn.compat import cells, decoding
from legacy_rnn.compat.decoding import forced
from legacy_rnn.compat.layers.core import Dense
from tests.compat.fused_alike import assert_fused_alike, run
from tests.pairs import every_pair

v1 = tf.compat.v1
DATA = np.sin(np.arange(4 * 5 * 3)).reshape(4, 5, 3)
LENGTHS = [2, 0, 4, 1]  # None is as long as the data.


def decode(
    release='1.15',
    cell=None,
    layer=True,
    attends=False,
    helper=None,
    lengths=LENGTHS,
    time_major=False,
    **options,
):
    """Builds a decoder of known inputs."""
    made = decoding.for_release(release)
    cell = cell or cells.for_release(release).LSTMCell(4)
    data = DATA.transpose(1, 0, 2) if time_major else DATA
    data = v1.placeholder_with_default(data, [None, None, 3])
    if attends:
        memory = tf.constant(DATA) + 1
        mechanism = made.LuongAttention(4, memory, dtype=tf.float64)
        cell = made.AttentionWrapper(cell, mechanism)
    decoder = made.BasicDecoder(
        cell,
        (helper or made.TrainingHelper)(data, lengths, time_major=time_major),
        cell.zero_state(4, tf.float64),
        Dense(5, activation=tf.tanh) if layer else None,
    )
    return made.dynamic_decode(decoder, scope='decoder', **options)


@pytest.mark.first(1)
@every_pair(release=['1.1', '1.15'], impute=[False, True], layer=[False, True])
def test_a_known_cell_is_unrolled(release, impute, layer):
    assert_fused_alike(
        lambda: decode(release, layer=layer, impute_finished=impute),
        'dynamic_decode',
    )


@pytest.mark.first(1)
@every_pair(maximum=[0, 2, 9], impute=[False, True], time_major=[False, True])
def test_it_ends_after_the_last_step(impute, maximum, time_major):
    assert_fused_alike(
        lambda: decode(
            time_major=time_major,
            output_time_major=time_major,
            impute_finished=impute,
            maximum_iterations=maximum,
        ),
        'dynamic_decode',
    )


@pytest.mark.rare
def test_no_sequence_has_a_step():
    assert_fused_alike(lambda: decode(lengths=[0] * 4), 'dynamic_decode')


@pytest.mark.first(1)
@pytest.mark.parametrize('impute', [False, True])
@pytest.mark.parametrize('maximum', [None, 2])
def test_attention_waits_for_no_output_layer(impute, maximum):
    def build():
        return decode(
            attends=True, impute_finished=impute, maximum_iterations=maximum
        )

    ours, told, our_names = run(True, build)
    theirs, _, their_names = run(False, build)
    [(name, why_not)] = told
    assert name == 'dynamic_decode' and 'its output_layer is fused' in why_not
    assert our_names == their_names
    for a, b in zip(ours, theirs, strict=True):
        assert a.shape == b.shape and a.dtype == b.dtype
        np.testing.assert_allclose(a, b, rtol=1e-10, atol=1e-10)


class OwnHelper(decoding.TrainingHelper):
    def next_inputs(self, *args, **options):
        return super().next_inputs(*args, **options)


class OwnDense(Dense):
    def call(self, inputs):
        return super().call(inputs) - 1


@pytest.mark.parametrize(
    ('options', 'reason'),
    [
        ({'helper': OwnHelper}, 'OwnHelper is no TrainingHelper'),
        ({'attends': True, 'layer': False}, 'AttentionWrapper is no cell'),
    ],
)
def test_what_is_not_fused_says_why(options, reason):
    values, told, _ = run(True, lambda: decode(**options))
    [(name, why_not)] = told
    assert name == 'dynamic_decode' and reason in why_not
    for a, b in zip(
        values, run(False, lambda: decode(**options))[0], strict=True
    ):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize(
    ('layer', 'reason'),
    [
        (OwnDense(5), 'OwnDense is no tf.layers.Dense'),
        (Dense(5, activation=tf.nn.softmax), 'activation'),
        (Dense(5, activity_regularizer=tf.reduce_sum), 'activity_regularizer'),
    ],
)
def test_layers_that_may_mix_rows_stay_in_the_loop(layer, reason):
    with tf.Graph().as_default():
        cell = cells.LSTMCell(4)
        helper = decoding.TrainingHelper(tf.constant(DATA), LENGTHS)
        start = cell.zero_state(4, tf.float64)
        decoder = decoding.BasicDecoder(cell, helper, start, layer)
        assert reason in forced.objection(decoder)
