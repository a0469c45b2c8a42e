"""Small helpers that contrib.rnn made public from 1.7."""

from __future__ import annotations

import tensorflow as tf


def best_effort_input_batch_size(release, flat_input):
    """The batch size, as an int where a shape tells it.

    Args:
        release: A Release.
        flat_input: List of `[time, batch, ...]`.

    Returns:
        An int, or an int32 scalar tensor.

    Raises:
        ValueError: An input has less than two axes.
    """
    for value in flat_input:
        rank = value.shape.rank
        if rank is not None and rank < 2:
            raise ValueError(
                f'flat_input must hold tensors [time, batch, ...], got '
                f'{value.shape}; add the missing axis'
            )
        if rank is not None and value.shape.as_list()[1] is not None:
            return value.shape.as_list()[1]
    return tf.shape(flat_input[0])[1]


def transpose_batch_time(release, x):
    """Swaps the first two axes of `[batch, time, ...]` or back.

    Args:
        release: A Release.
        x: Tensor; returned as it is when it has less than two axes.

    Returns:
        `[time, batch, ...]`.
    """
    rank = x.shape.rank
    if rank is not None and rank < 2:
        return x
    axes = tf.concat([[1, 0], tf.range(2, tf.rank(x))], 0)
    swapped = tf.transpose(x, axes)  # [time, batch, ...]
    if rank is not None:
        batch, time, *rest = x.shape.as_list()
        swapped.set_shape([time, batch, *rest])
    return swapped


def as_matrix(cell, step):
    """Inputs of an unknown rank are `[batch, depth]`: so the cells of 0.7."""
    step = tf.convert_to_tensor(step)
    if step.shape.rank is None:
        step = tf.identity(step)
        step.set_shape([None, cell.input_size])
    return step
