"""BasicRNNCell and GRUCell, fused."""

from __future__ import annotations

import tensorflow as tf

from .activations import derivative_of, is_bounded, sigmoid_gradient
from .kernel import Kernel, flatten_time, kernel_gradient, split_rows


class BasicRNNKernel(Kernel):
    """`h' = act(x Wx + h Wh + b)`.

    Args:
        cell: A built BasicRNNCell.
    """

    def __init__(self, cell):
        units = cell._num_units
        self.weights = tuple(
            map(tf.convert_to_tensor, (cell._kernel, cell._bias))
        )
        self.sizes = self.saved_sizes = self.gradient_sizes = (units,)
        self.bounded = is_bounded(cell._activation)
        self._activation = cell._activation
        self._derivative = derivative_of(cell._activation)

    def project(self, inputs, weights):
        """Gives `x Wx + b`."""
        kernel, bias = weights
        rows, _ = split_rows(kernel, *self.sizes)
        return (tf.nn.bias_add(tf.matmul(inputs, rows), bias),)

    def forward_step(self, weights):
        """Adds `h Wh` and applies the activation."""
        _, recurrent = split_rows(weights[0], *self.sizes)

        def step(state, projected):
            output = self._activation(
                projected[0] + tf.matmul(state[0], recurrent)
            )
            return (output,), (output,)

        return step

    def factors(self, before, saved):
        """Gives the activation's derivative."""
        return (self._derivative(saved[0], tf.ones_like(saved[0])),)

    def backward_step(self, weights):
        """Carries the gradient of h one step back."""
        _, recurrent = split_rows(weights[0], *self.sizes)

        def step(gradient, factors):
            product = gradient[0] * factors[0]
            carried = tf.matmul(product, recurrent, transpose_b=True)
            return (carried,), (product,)

        return step

    def gradients(self, inputs, weights, before, saved, steps):
        """Gives the gradients of x, and of kernel and bias."""
        rows, _ = split_rows(weights[0], *self.sizes)
        hidden = flatten_time(before[0])
        return tf.matmul(steps[0], rows, transpose_b=True), (
            kernel_gradient(inputs, hidden, steps[0]),
            tf.reduce_sum(steps[0], 0),
        )


class GRUKernel(Kernel):
    """`r, u = sigmoid(x Wg + h Ug)`, `c = act(x Wc + (r h) Uc)`.

    `h' = c + u (h - c)`.

    Args:
        cell: A built GRUCell.
    """

    def __init__(self, cell):
        units = cell._num_units
        self.weights = tuple(
            tf.convert_to_tensor(weight)
            for weight in (
                cell._gate_kernel,
                cell._gate_bias,
                cell._candidate_kernel,
                cell._candidate_bias,
            )
        )
        self.sizes = (units,)
        self.saved_sizes = (units, 2 * units, units)
        self.gradient_sizes = (2 * units, units)
        self.bounded = is_bounded(cell._activation)
        self._activation = cell._activation
        self._derivative = derivative_of(cell._activation)

    def project(self, inputs, weights):
        """Gives `x Wg + bg` and `x Wc + bc`."""
        gates, _, candidate, _ = self._parts(weights)
        _, gate_bias, _, candidate_bias = weights
        return (
            tf.nn.bias_add(tf.matmul(inputs, gates), gate_bias),
            tf.nn.bias_add(tf.matmul(inputs, candidate), candidate_bias),
        )

    def forward_step(self, weights):
        """Runs one step; saves h', the gates and the candidate."""
        _, to_gates, _, to_candidate = self._parts(weights)

        def step(state, projected):
            (h,) = state
            gates = tf.sigmoid(projected[0] + tf.matmul(h, to_gates))
            reset, update = tf.split(gates, 2, 1)
            candidate = self._activation(
                projected[1] + tf.matmul(reset * h, to_candidate)
            )
            output = candidate + update * (h - candidate)
            return (output,), (output, gates, candidate)

        return step

    def factors(self, before, saved):
        """Gives r, u and the derivatives of h' by c, u and of r h by r."""
        _, gates, candidate = saved
        (h,) = before
        reset, update = tf.split(gates, 2, 2)
        return (
            reset,
            update,
            self._derivative(candidate, 1 - update),
            sigmoid_gradient(update, h - candidate),
            sigmoid_gradient(reset, h),
        )

    def backward_step(self, weights):
        """Carries the gradient of h one step back."""
        _, to_gates, _, to_candidate = self._parts(weights)

        def step(gradient, factors):
            (dh,) = gradient
            reset, update, by_candidate, by_update, by_reset = factors
            dc = dh * by_candidate
            dreset_h = tf.matmul(dc, to_candidate, transpose_b=True)
            dgates = tf.concat([dreset_h * by_reset, dh * by_update], 1)
            through_gates = tf.matmul(dgates, to_gates, transpose_b=True)
            carried = tf.add_n([dh * update, dreset_h * reset, through_gates])
            return (carried,), (dgates, dc)

        return step

    def gradients(self, inputs, weights, before, saved, steps):
        """Gives the gradients of x, and of both kernels and biases."""
        gates, _, candidate, _ = self._parts(weights)
        dgates, dc = steps
        hidden = flatten_time(before[0])
        reset = flatten_time(saved[1])[:, : self.sizes[0]]
        dinputs = tf.matmul(dgates, gates, transpose_b=True) + tf.matmul(
            dc, candidate, transpose_b=True
        )
        return dinputs, (
            kernel_gradient(inputs, hidden, dgates),
            tf.reduce_sum(dgates, 0),
            kernel_gradient(inputs, reset * hidden, dc),
            tf.reduce_sum(dc, 0),
        )

    def _parts(self, weights):
        """Gives the rows of both kernels, inputs and state apart."""
        gates, _, candidate, _ = weights
        return (
            *split_rows(gates, *self.sizes),
            *split_rows(candidate, *self.sizes),
        )
