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
