"""Sizes are whole numbers, or floats that are."""

import pytest
import tensorflow as tf

from legacy_rnn.compat import r1_15
from legacy_rnn.compat.decoding import shapes


def test_a_whole_float_is_a_size():
    with tf.Graph().as_default():
        layer = r1_15.layers.Dense(3)
        assert shapes.layer_output_size(layer, 50.0).as_list() == [3]
        assert shapes.zeros(4.0, 2, tf.float32).shape == [2, 4]
        with pytest.raises(TypeError):
            shapes.zeros(4.5, 2, tf.float32)
