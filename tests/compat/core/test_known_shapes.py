"""Operations whose shapes today's TensorFlow knows less of."""

import numpy as np
import pytest
import tensorflow.compat.v1 as tf

from legacy_rnn.compat import r0_6, r1_15


@pytest.mark.parametrize(
    'convolve', [r1_15.nn.conv2d_transpose, r0_6.nn.deconv2d]
)
def test_rows_of_a_transposed_convolution_are_those_of_its_shape(convolve):
    with tf.Graph().as_default():
        x = tf.placeholder(tf.float32, [None, 2, 2, 3])
        counted = tf.shape(x)[0]
        w = np.ones([3, 3, 4, 3], 'float32')
        for rows, known in ((5, 5), (counted, None), (tf.constant(6), 6)):
            for shape in ([rows, 4, 4, 4], tf.stack([rows, 4, 4, 4])):
                y = convolve(x, w, shape, [1, 2, 2, 1])
                assert y.get_shape().as_list() == [known, 4, 4, 4]
