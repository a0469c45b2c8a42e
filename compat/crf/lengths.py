"""What releases did with sequences of no step and of one."""

from __future__ import annotations

import tensorflow as tf

from ..releases import Since

v1 = tf.compat.v1

# Whether a batch of one step takes a way of its own.
FAST_FOR_ONE_STEP = Since({'0.11': False, '1.5': True})
# Whether the norm asks a static shape, which leaves what it passes over
# without a gradient instead of with zeros.
NORM_KNOWS_STEPS = Since({'0.11': False, '1.12': True})
# Whether a sequence of no step has score and norm 0.
_ZERO_IF_EMPTY = Since({'0.11': False, '1.9': True})


def by_steps(inputs, one_step, more_steps, static=True):
    """Calls one of two functions, by the number of steps.

    Args:
        inputs: `[batch, time, ...]`.
        one_step: Function without arguments.
        more_steps: Function without arguments.
        static: Whether a static number of steps decides at once.

    Returns:
        What the function gives; where the number of steps is not static, it
        is asked while running.
    """
    steps = tf.compat.dimension_value(inputs.shape[1])
    if static and steps is not None:
        return one_step() if steps == 1 else more_steps()
    return v1.cond(tf.equal(tf.shape(inputs)[1], 1), one_step, more_steps)


def lengths_to_masks(lengths, max_length):
    """1 within a length and 0 past it, `[batch, max_length]` float32.

    Args:
        lengths: `[batch]`.
        max_length: Number of steps.
    """
    return tf.sequence_mask(lengths, max_length, tf.float32)


def zero_where_empty(release, sequence_lengths, values):
    """`values [batch]`, with 0 for sequences of no step from 1.9."""
    if not _ZERO_IF_EMPTY[release]:
        return values
    empty = tf.less_equal(sequence_lengths, 0)
    return tf.where(empty, tf.zeros_like(values), values)


def one_less(release, sequence_lengths):
    """The lengths without their first step; from 1.9 at least 0."""
    lengths = tf.convert_to_tensor(sequence_lengths) - 1
    return tf.maximum(lengths, 0) if _ZERO_IF_EMPTY[release] else lengths
