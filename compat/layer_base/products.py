"""Products with kernels of one row, which today's TensorFlow breaks in loops.

Where a loop trains such a kernel by `tf.gradients`, its graph optimizer (2.16
to 2.21) takes the sum of the steps' gradients, `[1, n]`, for a bias, and ends
with "bias must be 1-dimensional[1,n]". No matrix product stands in the
gradient of these.
"""

import tensorflow as tf


def matmul(inputs, kernel):
    """The matrix product of two tensors.

    Args:
        inputs: `[batch, depth]`.
        kernel: `[depth, size]`, of the same dtype.

    Returns:
        `[batch, size]`.
    """
    kernel = tf.convert_to_tensor(kernel)
    if kernel.shape[:1] == [1] and inputs.shape[1:] == [1]:
        return tf.multiply(inputs, kernel, name='MatMul')
    return tf.matmul(inputs, kernel)
