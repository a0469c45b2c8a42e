"""Operations whose shapes today's TensorFlow knows less of.

Programs build layers by what is known of them:

    x = tf.nn.conv2d_transpose(x, kernel, [16, 8, 8, 4], [1, 2, 2, 1])
    x = tf.reshape(tf.nn.bias_add(x, biases), x.get_shape())

Source: TensorFlow 0.12.1, 1.4.1, 1.12.3, 1.15.5 and 2.21, as they ran.
"""

from __future__ import annotations

import functools

import tensorflow as tf


def of_given_rows(convolve):
    """`conv2d_transpose` with as many rows as its shape says.

    Today they are those of its input, which may not be known.

    Args:
        convolve: Today's `tf.compat.v1.nn.conv2d_transpose`.
    """

    @functools.wraps(convolve)
    def transposed(
        value=None, filter=None, output_shape=None, *args, **options
    ):
        outputs = convolve(value, filter, output_shape, *args, **options)
        sizes = tf.get_static_value(output_shape, partial=True)
        if sizes is not None and outputs.shape.as_list()[0] is None:
            rows = tf.get_static_value(sizes[0])
            outputs.set_shape([rows, None, None, None])
        return outputs

    return transposed
