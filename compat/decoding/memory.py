"""The memory that attention reads from, without its padding."""

from __future__ import annotations

import tensorflow as tf

from ..layer_base.graph_seeds import as_many_as
from ..releases import Since
from .shapes import static_or_dynamic

v1 = tf.compat.v1

# How many operations the releases made of parts of `_prepare_memory`, as
# counted in 1.1.0, 1.2.1, 1.4.1, 1.8.0, 1.12.3 and 1.15.5.
_MASK = 8
_ONES = Since({'1.1': 1, '1.5': 3})
_CHECK = 13
_SHAPED = 4
# Whether lengths and memory must have one and the same number of rows.
_COMPARES_ROWS = Since({'1.1': False, '1.2': True, '1.14': False})


def _prepare_memory(
    release,
    memory,
    memory_sequence_length=None,
    check_inner_dims_defined=True,
    memory_mask=None,
):
    """Memory with zeros past each length.

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
        InvalidArgumentError: From 1.2 to 1.13, while building or running:
            there is not one length a row.
    """
    memory = tf.nest.map_structure(tf.convert_to_tensor, memory)
    if check_inner_dims_defined:
        tf.nest.map_structure(_check_inner, memory)
    if memory_sequence_length is None and memory_mask is None:
        return memory
    lengths, mask = memory_sequence_length, memory_mask
    first = tf.nest.flatten(memory)[0]
    if mask is None:
        lengths = tf.convert_to_tensor(lengths)
        steps = tf.shape(first)[1]
        with as_many_as(_MASK):
            mask = _until(lengths, steps, first.dtype)
    else:
        mask = tf.cast(mask, first.dtype)
    return tf.nest.map_structure(
        lambda part: _masked(release, part, mask, lengths), memory
    )


def _until(lengths, steps, dtype):
    """1 up to each length and 0 past it, `[batch, steps]`."""
    places = tf.raw_ops.Range(start=0, limit=steps, delta=1)
    ends = tf.cast(tf.expand_dims(lengths, -1), steps.dtype)
    return tf.cast(places < ends, dtype)


def _masked(release, memory, mask, lengths):
    """One part of the memory, times a mask `[batch, time]`."""
    rank = memory.shape.rank
    with as_many_as(None if rank is None else _ONES[release]):
        ones = tf.ones([(rank or tf.rank(memory)) - 2], tf.int32)
    checks = []
    if _COMPARES_ROWS[release] and lengths is not None:
        checks = [_same_rows(lengths, memory)]
    with tf.control_dependencies(checks), as_many_as(_SHAPED):
        shape = tf.concat([tf.shape(mask), ones], 0)
        mask = tf.reshape(mask, shape)
    result = memory * mask
    result.set_shape(memory.shape)
    return result


def _same_rows(lengths, memory):
    """An operation that fails where there is not one length a row."""
    given, rows = static_or_dynamic(lengths, 0), static_or_dynamic(memory, 0)
    message = 'memory_sequence_length and memory batch sizes do not match.'
    if isinstance(given, int) and isinstance(rows, int) and given != rows:
        raise tf.errors.InvalidArgumentError(
            None,
            None,
            f'{message} memory_sequence_length must have shape [{rows}], got '
            f'[{given}]; give one length a row',
        )
    with as_many_as(_CHECK + isinstance(rows, int)):
        return v1.Assert(tf.equal(given, rows), [message, given, rows])


def _maybe_mask_score(
    release,
    score,
    memory_sequence_length=None,
    score_mask_value=None,
    memory_mask=None,
):
    """Scores with a value of its own past each length.

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
