"""Gradients of gradients, from `tensorflow.python.ops.gradients_impl`."""

import tensorflow as tf

_gradients = tf.compat.v1.gradients


def hessian_vector_product(ys, xs, v):
    """The Hessian times a vector, without the Hessian.

    Args:
        ys: Scalar tensor.
        xs: List of tensors.
        v: List of tensors with the shapes of `xs`.

    Returns:
        List of tensors with the shapes of `xs`.

    Raises:
        ValueError: `xs` and `v` differ in length.
    """
    if len(xs) != len(v):
        raise ValueError(
            f'xs and v must have the same length, got {len(xs)} and {len(v)}'
        )
    products = [
        tf.multiply(gradient, tf.stop_gradient(vector))
        for gradient, vector in zip(_gradients(ys, xs), v, strict=True)
        if gradient is not None
    ]
    return _gradients(products, xs)
