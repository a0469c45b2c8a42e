"""Lists of frames, lengths, masks and last outputs."""

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import last_relevant, pack_sequence, unpack_sequence
from legacy_rnn.article.sequences import (
    last_output,
    sequence_length,
    sequence_mask,
)

v1 = tf.compat.v1


def arange(*shape):
    """Counts from 1, so that no product vanishes."""
    return np.arange(1, 1 + np.prod(shape), dtype='float32').reshape(shape)


def run(build):
    with tf.Graph().as_default(), v1.Session() as session:
        return session.run(build())


def test_unpack_gives_one_frame_a_step():
    data = arange(2, 3, 4)
    frames = run(lambda: unpack_sequence(data))
    assert len(frames) == 3
    np.testing.assert_array_equal(frames[1], data[:, 1])


def test_pack_is_the_inverse_of_unpack():
    data = arange(2, 3, 4)
    packed = run(lambda: pack_sequence(unpack_sequence(data)))
    np.testing.assert_array_equal(packed, data)


def test_unpack_refuses_an_unknown_number_of_steps():
    with tf.Graph().as_default():
        data = v1.placeholder(tf.float32, [2, None, 4])
        with pytest.raises(ValueError, match='static number of steps'):
            unpack_sequence(data)


def test_pack_refuses_a_tensor_and_an_empty_list():
    with pytest.raises(TypeError, match='must be a list of frames'):
        pack_sequence(np.zeros([2, 3]))
    with pytest.raises(ValueError, match='at least one frame'):
        pack_sequence([])


def test_length_is_the_place_of_the_last_step_that_is_not_zero():
    data = np.zeros([4, 3, 2], 'float32')
    data[1, 0], data[2, 1] = 1, -1
    data[3] = 1
    assert run(lambda: sequence_length(data)).tolist() == [0, 1, 2, 3]


def test_mask_is_one_on_real_steps():
    mask = run(lambda: sequence_mask([0, 2, 3], 3))
    assert mask.tolist() == [[0, 0, 0], [1, 1, 0], [1, 1, 1]]


def test_last_output_is_the_last_step():
    data = arange(2, 3, 4)
    np.testing.assert_array_equal(run(lambda: last_output(data)), data[:, -1])


def test_last_relevant_is_the_step_at_the_length():
    data = arange(3, 4, 2)
    got = run(lambda: last_relevant(data, [1, 4, 2]))
    np.testing.assert_array_equal(got, data[[0, 1, 2], [0, 3, 1]])


def test_last_relevant_of_length_zero_is_the_first_step():
    data = arange(2, 3, 2)
    got = run(lambda: last_relevant(data, [0, 3]))
    np.testing.assert_array_equal(got, data[[0, 1], [0, 2]])


def test_last_relevant_works_with_unknown_batch_and_time():
    data = arange(3, 4, 2)
    with tf.Graph().as_default(), v1.Session() as session:
        output = v1.placeholder(tf.float32, [None, None, 2])
        length = v1.placeholder(tf.int64, [None])
        last = last_relevant(output, length)
        assert last.shape.as_list() == [None, 2]
        got = session.run(last, {output: data, length: [4, 1, 2]})
    np.testing.assert_array_equal(got, data[[0, 1, 2], [3, 0, 1]])


def test_mask_in_place_of_lengths_is_refused():
    with pytest.raises(ValueError, match=r'length must have shape \[batch\]'):
        last_relevant(arange(2, 3, 2), [[1, 1, 0], [1, 1, 1]])


@pytest.mark.parametrize('wrong', [[1, 5, 2], [1, -2, 2]])
def test_length_outside_the_steps_is_refused_at_once(wrong):
    message = rf'length must be 0 to 4 steps, got {wrong[1]} in row 1'
    with pytest.raises(ValueError, match=message):
        last_relevant(arange(3, 4, 2), wrong)


def test_negative_length_is_refused_where_steps_are_unknown():
    with tf.Graph().as_default():
        output = v1.placeholder(tf.float32, [None, None, 2])
        with pytest.raises(ValueError, match='0 to time steps, got -1 in row'):
            last_relevant(output, [1, -1])


@pytest.mark.parametrize('kind', [tf.int32, tf.int64, tf.uint8])
@pytest.mark.parametrize('shape', [[None, None, 2], [None, 4, 2]])
def test_fed_length_outside_the_steps_fails_the_step(kind, shape):
    with tf.Graph().as_default(), v1.Session() as session:
        output = v1.placeholder(tf.float32, shape)
        length = v1.placeholder(kind, [None])
        last = last_relevant(output, length)
        for wrong in [[1, 2, 5], [1, 2, -1]][: 1 if kind.is_unsigned else 2]:
            said = (
                rf'0 to\] \[4\] \[steps, got\] \[{wrong[2]}\] \[in row\] \[2'
            )
            with pytest.raises(tf.errors.InvalidArgumentError, match=said):
                session.run(last, {output: arange(3, 4, 2), length: wrong})
        none = session.run(last, {output: np.zeros([0, 4, 2]), length: []})
    assert none.shape == (0, 2)


def test_lengths_of_another_batch_are_refused():
    with pytest.raises(ValueError, match='each of the 3 sequences, got 2'):
        last_relevant(arange(3, 4, 2), [1, 2])
    with tf.Graph().as_default(), v1.Session() as session:
        length = v1.placeholder(tf.int32, [None])
        last = last_relevant(arange(3, 4, 2), length)
        with pytest.raises(tf.errors.InvalidArgumentError):
            session.run(last, {length: [1]})


def test_function_that_xla_compiles_answers_a_wrong_length_with_nan():
    data = arange(3, 4, 2)
    compiled = tf.function(
        last_relevant,
        jit_compile=True,
        input_signature=[
            tf.TensorSpec([None, 4, 2]),
            tf.TensorSpec([None], tf.int32),
        ],
    )
    got = run(lambda: compiled(data, [1, 5, 2]))
    np.testing.assert_array_equal(got[[0, 2]], data[[0, 2], [0, 1]])
    assert np.isnan(got[1]).all()
