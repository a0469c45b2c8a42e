"""Sizes that are floats are the whole numbers that they equal."""

import pytest
import tensorflow as tf

from legacy_rnn.compat import r1_12
from legacy_rnn.compat.layer_base.whole_sizes import whole, whole_shape

n = 4.0


def test_sizes_are_whole_numbers():
    assert [whole(2.0), whole('3'), whole(None)] == [2, 3, None]
    assert type(whole(2.0)) is int
    assert whole_shape((2.0, None)) == [2, None]
    assert whole_shape(3) == 3
    with pytest.raises(ValueError, match='Ambiguous dimension: 2.5'):
        whole_shape([2.5])


@pytest.mark.parametrize(
    'make, shape',
    [
        (lambda x: r1_12.layers.conv2d(x, n / 2, 3), [1, 2, 2, 2]),
        (lambda x: r1_12.contrib.layers.conv2d(x, n / 2, 3), [1, 4, 4, 2]),
        (
            lambda x: r1_12.contrib.layers.embed_sequence([[0]], n, n / 2),
            [1, 1, 2],
        ),
        (
            lambda x: r1_12.contrib.legacy_seq2seq.embedding_rnn_seq2seq(
                [tf.constant([1])],
                [tf.constant([1])],
                r1_12.nn.rnn_cell.GRUCell(2),
                n,
                n / 2,
                n / 2,
            )[0][0],
            [1, 2],
        ),
        (
            lambda x: r1_12.contrib.rnn.ConvLSTMCell(
                2, [4, 4, 2], n / 2, [3, 3]
            )(x, (x, x))[0],
            [1, 4, 4, 2],
        ),
    ],
    ids=['layers', 'contrib', 'embed_sequence', 'seq2seq', 'ConvLSTMCell'],
)
def test_layers_and_cells_take_whole_floats(make, shape):
    """As 1.4.1, 1.12.3 and 1.15.5 did."""
    with tf.Graph().as_default():
        assert make(tf.zeros([1, 4, 4, 2])).shape.as_list() == shape
