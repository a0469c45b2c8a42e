"""What the fused unroll knows about a cell."""

from __future__ import annotations

import tensorflow as tf


class Kernel:
    """The mathematics of one cell, apart from the loop over time.

    A state is a tuple of parts `[batch, size]`, the output last. The forward
    loop calls `forward_step`, the backward loop `backward_step`; all else
    runs once for all time steps. `weights` are tensors, since a custom
    gradient must not capture variables.

    Attributes:
        weights: Tuple of tensors, as `project` and the others take them.
        sizes: Depths of the state's parts.
        saved_sizes: Depths of what a forward step saves, the state first.
        gradient_sizes: Depths of what a backward step saves.
        bounded: Whether states stay finite however long the loop runs.
    """

    weights: tuple = ()
    sizes: tuple = ()
    saved_sizes: tuple = ()
    gradient_sizes: tuple = ()
    bounded = True

    def split(self, state):
        """Gives the parts of a cell's state."""
        return (state,)

    def join(self, parts):
        """Gives the cell's state from its parts; undoes `split`."""
        return parts[0]

    def project(self, inputs, weights):
        """Multiplies the inputs of all steps by the weights.

        Args:
            inputs: `[time * batch, depth]`.
            weights: As `self.weights`.

        Returns:
            Tuple of `[time * batch, size]`.
        """
        raise NotImplementedError

    def forward_step(self, weights):
        """Gives `step(state, projected) -> (next state, saved)`."""
        raise NotImplementedError

    def factors(self, before, saved):
        """Gives what the backward loop multiplies gradients by.

        Args:
            before: Parts of the state before each step,
                `[time, batch, size]`.
            saved: What the forward steps saved, `[time, batch, size]`.

        Returns:
            Tuple of `[time, batch, size]`.
        """
        raise NotImplementedError

    def backward_step(self, weights):
        """Gives `step(state gradient, factors) -> (the one before, saved)`."""
        raise NotImplementedError

    def gradients(self, inputs, weights, before, saved, steps):
        """Gives the gradients of inputs and weights, of all steps at once.

        Args:
            inputs: `[time * batch, depth]`.
            weights: As `self.weights`.
            before: As for `factors`.
            saved: As for `factors`.
            steps: What the backward steps saved, `[time * batch, size]`.

        Returns:
            `(gradient of inputs, tuple of gradients of weights)`.
        """
        raise NotImplementedError


def split_rows(kernel, recurrent):
    """Parts a kernel into the rows of the inputs and those of the state.

    Args:
        kernel: `[depth + recurrent, size]`.
        recurrent: Depth of the recurrent output.

    Returns:
        `([depth, size], [recurrent, size])`.
    """
    depth = int(kernel.shape[0]) - recurrent
    return kernel[:depth], kernel[depth:]


def kernel_gradient(inputs, before, gradients):
    """Gradient of a kernel from all steps at once.

    Args:
        inputs: `[time * batch, depth]`.
        before: `[time * batch, recurrent]`, what the recurrent rows saw.
        gradients: `[time * batch, size]`, after the product.

    Returns:
        `[depth + recurrent, size]`.
    """
    top = tf.matmul(inputs, gradients, transpose_a=True)
    bottom = tf.matmul(before, gradients, transpose_a=True)
    return tf.concat([top, bottom], 0)


def flatten_time(values):
    """Gives `[time * batch, size]` for `[time, batch, size]`."""
    return tf.reshape(values, [-1, int(values.shape[2])])
