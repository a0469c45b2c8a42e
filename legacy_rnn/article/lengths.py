"""Checks of shapes and of lengths.

A length outside 0 to the number of steps would be answered with the output
of another sequence.
"""

from __future__ import annotations

import numpy as np
import tensorflow as tf


def checked(length, output):
    """Refuses lengths outside 0 to the number of steps.

    At once where lengths and steps are known; else when the returned tensor
    is computed, at the price of a few operations on `[batch]`.

    Args:
        length: int `[batch]`, in steps.
        output: `[batch, time, ...]`, what the lengths belong to.

    Returns:
        The lengths, int `[batch]`.

    Raises:
        ValueError: A length is known to be outside, or a rank differs.
        TypeError: Lengths are no whole numbers.
        tf.errors.InvalidArgumentError: At run time; a length is outside.
    """
    length, output = tf.convert_to_tensor(length), tf.convert_to_tensor(output)
    if check_known(length, output):
        return length
    steps = _known_steps(output)
    # XLA drops assertions, so these few operations stay out of it.
    with tf.xla.experimental.jit_scope(compile_ops=False):
        if steps is None:
            steps = tf.shape(output)[1]
        inside = are_inside(length, steps)
        check = tf.cond(
            tf.reduce_all(inside),
            tf.no_op,
            lambda: _fail(length, steps, inside),
        )
        with tf.control_dependencies([check]):
            return tf.identity(length)


def check_known(length, output):
    """Refuses lengths that are known to be outside 0 to the number of steps.

    Args:
        length: int `[batch]`, in steps.
        output: `[batch, time, ...]`, what the lengths belong to.

    Returns:
        Whether nothing is left to check at run time.

    Raises:
        ValueError: A length is known to be outside, or a rank differs.
        TypeError: Lengths are no whole numbers.
    """
    require_rank('length', length, 1, '[batch]')
    if not length.dtype.is_integer:
        raise TypeError(
            f'length must be whole numbers, got {length.dtype.name}; cast it'
        )
    if not length.shape.is_compatible_with(output.shape[:1]):
        raise ValueError(
            f'length must have one entry for each of the {output.shape[0]} '
            f'sequences, got {length.shape[0]}'
        )
    known, steps = tf.get_static_value(length), _known_steps(output)
    if known is None:
        return False
    outside = known < 0
    if steps is not None:
        outside |= known > steps
    if outside.any():
        row = int(np.argmax(outside))
        raise ValueError(
            f'length must be 0 to {"time" if steps is None else steps} '
            f'steps, got {known[row]} in row {row}; cut it, or pad the data'
        )
    return steps is not None


def are_inside(length, steps):
    """Whether each length is one from 0 to `steps`, bool `[batch]`."""
    length = tf.cast(length, tf.int64)
    return (length >= 0) & (length <= tf.cast(steps, tf.int64))


def require_rank(name, tensor, rank, form, at_least=False):
    """Checks the static rank of a tensor.

    Args:
        name: Name of the argument, for the message.
        tensor: The tensor.
        rank: The rank it must have.
        form: Its shape in words, for the message.
        at_least: Whether a higher rank is fine.

    Raises:
        ValueError: The rank is known and another.
    """
    got = tensor.shape.rank
    if got is None or got == rank or (at_least and got > rank):
        return
    raise ValueError(
        f'{name} must have shape {form}, got {tensor.shape}; '
        f'it needs rank {rank}'
    )


def _known_steps(output):
    """Number of steps of `[batch, time, ...]`, or None where it is open."""
    return None if output.shape.rank is None else output.shape.as_list()[1]


def _fail(length, steps, inside):
    """An operation that fails and names the first length outside."""
    row = tf.argmin(tf.cast(inside, tf.int32))
    wrong = ['length must be 0 to', steps, 'steps, got', length[row]]
    told = [tf.convert_to_tensor(part) for part in [*wrong, 'in row', row]]
    return tf.raw_ops.Assert(condition=False, data=told)
