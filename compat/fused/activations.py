"""Derivatives of activations, computed from their outputs."""

from __future__ import annotations

import inspect

import tensorflow as tf


def derivative_of(activation):
    """The derivative of an activation, or None where it is unknown.

    Args:
        activation: Function of a tensor.

    Returns:
        Function `(outputs, gradients)` that gives the gradients before the
        activation.
    """
    return _DERIVATIVES.get(inspect.unwrap(activation))


def is_bounded(activation):
    """Whether the activation's outputs stay finite for all inputs."""
    return inspect.unwrap(activation) in _BOUNDED


def sigmoid_gradient(outputs, gradients):
    """Gradients before a sigmoid: `gradients * outputs * (1 - outputs)`."""
    return tf.raw_ops.SigmoidGrad(y=outputs, dy=gradients)


def tanh_gradient(outputs, gradients):
    """Gradients before a tanh: `gradients * (1 - outputs ** 2)`."""
    return tf.raw_ops.TanhGrad(y=outputs, dy=gradients)


def _relu_gradient(outputs, gradients):
    return tf.raw_ops.ReluGrad(gradients=gradients, features=outputs)


def _relu6_gradient(outputs, gradients):
    return tf.raw_ops.Relu6Grad(gradients=gradients, features=outputs)


def _elu_gradient(outputs, gradients):
    return tf.raw_ops.EluGrad(gradients=gradients, outputs=outputs)


def _identity_gradient(outputs, gradients):
    return gradients


_DERIVATIVES = {
    inspect.unwrap(function): derivative
    for function, derivative in (
        (tf.tanh, tanh_gradient),
        (tf.sigmoid, sigmoid_gradient),
        (tf.nn.sigmoid, sigmoid_gradient),
        (tf.nn.tanh, tanh_gradient),
        (tf.nn.relu, _relu_gradient),
        (tf.nn.relu6, _relu6_gradient),
        (tf.nn.elu, _elu_gradient),
        (tf.identity, _identity_gradient),
    )
}
_BOUNDED = {
    inspect.unwrap(function) for function in (tf.tanh, tf.sigmoid, tf.nn.relu6)
}
