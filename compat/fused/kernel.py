"""What the fused unroll knows about a cell."""

from __future__ import annotations

import tensorflow as tf


class Kernel:
    """The mathematics of one cell, apart from the loop over time.

    A state is a tuple of parts `[batch, size]`, the output last. The forward
    loop calls `forward_step`, the backward loop `backward_step`; all else
    runs once for all time steps. The backward step gets what the forward
    step saved, and the state before it. `weights` are tensors, since a custom
    gradient must not capture variables; what is cut from them is cut once.

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
        """The parts of a cell's state."""
        return (state,)

    def join(self, parts):
        """The cell's state from its parts; undoes `split`."""
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
        """`step(state, projected) -> (next state, saved)`."""
        raise NotImplementedError

    def backward_step(self, weights):
        """The step of the backward loop.

        Returns:
            Function `(gradient of the state, before, saved) -> (gradient of
            the state before, gradients to save)` of tuples of
            `[batch, size]`: `before` are the parts of the state before the
            step, `saved` what the forward step saved.
        """
        raise NotImplementedError

    def gradients(self, inputs, weights, before, saved, steps, flat):
        """The gradients of inputs and weights, of all steps at once.

        Args:
            inputs: `[time * batch, depth]`.
            weights: As `self.weights`.
            before: Columns of the parts of the state before each step.
            saved: Columns of what the forward steps saved.
            steps: Columns of what the backward steps saved.
            flat: Function that gives `[time * batch, size]` for a column.

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
    return tf.split(kernel, [depth, recurrent], 0)


def kernel_gradient(inputs, before, gradients):
    """Gradient of a kernel from all steps at once.

    Args:
        inputs: `[time * batch, depth]`.
        before: `[time * batch, recurrent]`, what the recurrent rows saw.
        gradients: `[time * batch, size]`, after the product.

    Returns:
        `[depth + recurrent, size]`.
    """
    seen = tf.concat([inputs, before], 1)
    return tf.matmul(seen, gradients, transpose_a=True)


def flatten_time(values):
    """`[time * batch, size]` for `[time, batch, size]`."""
    return tf.reshape(values, [-1, int(values.shape[2])])


def unflatten_time(flat, sizes):
    """`[time, batch, size]` for `[time * batch, size]`.

    Args:
        flat: `[time * batch, size]`.
        sizes: What `first_sizes` gives of `[time, batch, depth]`, or batch
            first.
    """
    size = int(flat.shape[1])
    whole = tf.reshape(flat, [*sizes, size])
    whole.set_shape([*map(static, sizes), size])
    return whole


def first_sizes(values):
    """The sizes of the first two of three axes.

    Args:
        values: `[time, batch, depth]`, or batch first.

    Returns:
        Two ints, or int32 scalars where the graph does not know them.
    """
    sizes = values.shape.as_list()[:2]
    if None not in sizes:
        return sizes
    dynamic = tf.unstack(tf.shape(values), 3)
    return [
        there if size is None else size
        for size, there in zip(sizes, dynamic, strict=False)
    ]


def static(size):
    """A size where it is an int, else None."""
    return None if tf.is_tensor(size) else size
