"""The memory that attention reads from, without its padding."""

from __future__ import annotations

import tensorflow as tf

v1 = tf.compat.v1


def _prepare_memory(
    release,
    memory,
    memory_sequence_length=None,
    check_inner_dims_defined=True,
    memory_mask=None,
):
    """Gives memory with zeros past each length.

    Args:
        release: A Release.
        memory: `[batch, time, ...]`, or a structure of them.
        memory_sequence_length: `[batch]`, or None.
        check_inner_dims_defined: Whether all but the first two axes must be
            static.
        memory_mask: `[batch, time]` in place of lengths, or None.

    Returns:
        Structure of `memory`.

    Raises:
        ValueError: An inner axis is not static.
    """
    memory = tf.nest.map_structure(tf.convert_to_tensor, memory)
    if check_inner_dims_defined:
        tf.nest.map_structure(_check_inner, memory)
    if memory_sequence_length is None and memory_mask is None:
        return memory
    first = tf.nest.flatten(memory)[0]
    mask = memory_mask
    if mask is None:
        steps = tf.shape(first)[1]
        mask = tf.sequence_mask(memory_sequence_length, steps)
    mask = tf.cast(mask, first.dtype)  # [batch, time]

    def masked(part):
        ones = tf.ones([tf.rank(part) - 2], tf.int32)
        shape = tf.concat([tf.shape(mask), ones], 0)
        result = part * tf.reshape(mask, shape)
        result.set_shape(part.shape)
        return result

    return tf.nest.map_structure(masked, memory)


def _maybe_mask_score(
    release,
    score,
    memory_sequence_length=None,
    score_mask_value=None,
    memory_mask=None,
):
    """Gives scores with a value of its own past each length.

    Args:
        release: A Release.
        score: `[batch, time]`.
        memory_sequence_length: `[batch]`, all positive, or None.
        score_mask_value: What scores of padding become, such as -inf.
        memory_mask: bool `[batch, time]` in place of lengths, or None.

    Returns:
        `[batch, time]`.
    """
    if memory_sequence_length is None and memory_mask is None:
        return score
    mask = memory_mask
    if mask is None:
        positive = v1.assert_positive(
            memory_sequence_length,
            message='All values in memory_sequence_length must be greater '
            'than zero.',
        )
        with tf.control_dependencies([positive]):
            mask = tf.sequence_mask(memory_sequence_length, tf.shape(score)[1])
    return tf.where(mask, score, score_mask_value * tf.ones_like(score))


def _check_inner(memory):
    if not memory.shape[2:].is_fully_defined():
        raise ValueError(
            f'memory must have static inner axes, got {memory.shape}; call '
            f'set_shape on it, or pass check_inner_dims_defined=False'
        )
