"""BasicRNNCell and GRUCell, fused."""

from __future__ import annotations

import tensorflow as tf

from .activations import derivative_of, is_bounded, sigmoid_gradient
from .kernel import Kernel, kernel_gradient, split_rows


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
        self._rows, self._recurrent = split_rows(self.weights[0], units)

    def project(self, inputs, weights):
        """`x Wx + b`."""
        return (tf.nn.bias_add(tf.matmul(inputs, self._rows), weights[1]),)

    def forward_step(self, weights):
        """Adds `h Wh` and applies the activation."""

        def step(state, projected):
            output = self._activation(
                projected[0] + tf.matmul(state[0], self._recurrent)
            )
            return (output,), (output,)

        return step

    def backward_step(self, weights):
        """Carries the gradient of h one step back."""
        turned = tf.transpose(self._recurrent)

        def step(gradient, before, saved):
            product = self._derivative(saved[0], gradient[0])
            return (tf.matmul(product, turned),), (product,)

        return step

    def gradients(self, inputs, weights, before, saved, steps, flat):
        """The gradients of x, and of kernel and bias."""
        product = flat(steps[0])
        return tf.matmul(product, self._rows, transpose_b=True), (
            kernel_gradient(inputs, flat(before[0]), product),
            tf.reduce_sum(product, 0),
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
        # h', r h, r, u, c, h - c
        self.saved_sizes = (units,) * 6
        self.gradient_sizes = (2 * units, units)
        self.bounded = is_bounded(cell._activation)
        self._activation = cell._activation
        self._derivative = derivative_of(cell._activation)
        gates, _, candidate, _ = self.weights
        # The rows of both kernels, inputs and state apart.
        self._parts = (
            *split_rows(gates, units),
            *split_rows(candidate, units),
        )

    def project(self, inputs, weights):
        """`x Wg + bg` and `x Wc + bc`."""
        gates, _, candidate, _ = self._parts
        _, gate_bias, _, candidate_bias = weights
        return (
            tf.nn.bias_add(tf.matmul(inputs, gates), gate_bias),
            tf.nn.bias_add(tf.matmul(inputs, candidate), candidate_bias),
        )

    def forward_step(self, weights):
        """Runs one step; saves what the way back needs."""
        _, to_gates, _, to_candidate = self._parts

        def step(state, projected):
            (h,) = state
            gates = tf.sigmoid(projected[0] + tf.matmul(h, to_gates))
            reset, update = tf.split(gates, 2, 1)
            shown = reset * h
            candidate = self._activation(
                projected[1] + tf.matmul(shown, to_candidate)
            )
            change = h - candidate
            output = candidate + update * change
            return (output,), (
                output,
                shown,
                reset,
                update,
                candidate,
                change,
            )

        return step

    def backward_step(self, weights):
        """Carries the gradient of h one step back."""
        _, to_gates, _, to_candidate = self._parts
        from_gates = tf.transpose(to_gates)
        from_candidate = tf.transpose(to_candidate)

        def step(gradient, before, saved):
            (dh,), (h,) = gradient, before
            _, _, reset, update, candidate, change = saved
            kept = dh * update
            dc = self._derivative(candidate, dh - kept)
            dshown = tf.matmul(dc, from_candidate)
            dgates = tf.concat(
                [
                    sigmoid_gradient(reset, dshown * h),
                    sigmoid_gradient(update, dh * change),
                ],
                1,
            )
            through_gates = tf.matmul(dgates, from_gates)
            carried = tf.add_n([kept, dshown * reset, through_gates])
            return (carried,), (dgates, dc)

        return step

    def gradients(self, inputs, weights, before, saved, steps, flat):
        """The gradients of x, and of both kernels and biases."""
        gates, _, candidate, _ = self._parts
        dgates, dc = map(flat, steps)
        dinputs = tf.matmul(dgates, gates, transpose_b=True) + tf.matmul(
            dc, candidate, transpose_b=True
        )
        return dinputs, (
            kernel_gradient(inputs, flat(before[0]), dgates),
            tf.reduce_sum(dgates, 0),
            kernel_gradient(inputs, flat(saved[1]), dc),
            tf.reduce_sum(dc, 0),
        )
