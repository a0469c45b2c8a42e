"""Summaries of the collections of `contrib.layers`."""

import tensorflow as tf

from legacy_rnn.compat.contrib import layers

v1 = tf.compat.v1


def test_variables_weights_and_biases_are_summarized_by_collection():
    with tf.Graph().as_default():
        weight = v1.get_variable('w', [2])
        v1.get_variable('b', [2])
        v1.add_to_collection(v1.GraphKeys.WEIGHTS, weight)
        assert len(layers.summarize_variables()) == 2
        assert len(layers.summarize_variables('b')) == 1
        assert len(layers.summarize_weights()) == 1
        assert layers.summarize_biases() == []
