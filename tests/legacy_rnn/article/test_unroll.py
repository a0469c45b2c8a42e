"""The static unroll refuses what would take minutes to build."""

import pytest
import tensorflow as tf

from legacy_rnn.article.unroll import unroll
from legacy_rnn.compat import cells


def test_static_refuses_long_sequences_and_says_what_to_do():
    with tf.Graph().as_default():
        inputs = tf.zeros([1, 4096, 2])
        with pytest.raises(ValueError, match="4096; use unroll='dynamic'"):
            unroll(cells.GRUCell(2), inputs, unroll='static')


@pytest.mark.parametrize('how', ['dynamic', 'fused'])
def test_others_build_long_sequences_with_few_nodes(how):
    with tf.Graph().as_default() as graph:
        inputs = tf.zeros([1, 4096, 2])
        outputs, _ = unroll(cells.GRUCell(2), inputs, unroll=how)
        tf.gradients(outputs, tf.compat.v1.trainable_variables())
        assert outputs.shape.as_list() == [1, 4096, 2]
        assert len(graph.get_operations()) < 1500
