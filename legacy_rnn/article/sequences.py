"""Sequences as one tensor and as a list of frames; lengths and masks.

A batch of two words, three steps, padding drawn as dots:

    data      length   mask     last relevant
    a b c     3        1 1 1    c
    d e .     2        1 1 0    e
"""

from __future__ import annotations

from collections.abc import Sequence

import tensorflow as tf

from legacy_rnn.article import lengths
from legacy_rnn.article.lengths import require_rank
from legacy_rnn.article.options import TensorLike

v1 = tf.compat.v1


def unpack_sequence(tensor: TensorLike) -> list[tf.Tensor]:
    """Splits the single tensor of a sequence into a list of frames.

    The inverse of `pack_sequence`.

    Args:
        tensor: `[batch, time, ...]` with a static number of steps.

    Returns:
        A list of `time` tensors `[batch, ...]`.

    Raises:
        ValueError: The tensor has rank below 2 or unknown time.

    Source: the article, where it used `tf.unpack`.
    """
    tensor = tf.convert_to_tensor(tensor)
    require_rank('tensor', tensor, 2, '[batch, time, ...]', at_least=True)
    if tensor.shape.as_list()[1] is None:
        raise ValueError(
            f'tensor must have a static number of steps, got shape '
            f'{tensor.shape}; set_shape it, or unroll dynamically'
        )
    return tf.unstack(tensor, axis=1)


def pack_sequence(sequence: Sequence[TensorLike]) -> tf.Tensor:
    """Joins a list of frames into a single tensor of the sequence.

    The inverse of `unpack_sequence`.

    Args:
        sequence: A list of tensors `[batch, ...]`, one a step.

    Returns:
        Tensor `[batch, time, ...]`.

    Raises:
        TypeError: `sequence` is no list or tuple.
        ValueError: It is empty.

    Source: the article, where it used `tf.pack`.
    """
    if not isinstance(sequence, (list, tuple)):
        raise TypeError(
            f'sequence must be a list of frames, got {type(sequence).__name__}'
            f'; unpack_sequence gives one'
        )
    if not sequence:
        raise ValueError('sequence must hold at least one frame, got none')
    return tf.stack(list(sequence), axis=1)


def sequence_length(data):
    """Counts the steps of each sequence that hold anything but zeros.

    Args:
        data: `[batch, time, features]`, padded with zeros at the end.

    Returns:
        int32 `[batch]`, in steps. A step of zeros before the last real one
        is counted: the length is the place of the last real step.

    Source: the article's sequel on variable lengths counts the real steps,
    which is the same for padding at the end.
    """
    data = tf.convert_to_tensor(data)
    require_rank('data', data, 3, '[batch, time, features]')
    used = tf.reduce_any(tf.not_equal(data, tf.zeros_like(data)), axis=2)
    places = tf.range(1, tf.shape(data)[1] + 1)  # [time]
    return tf.reduce_max(tf.cast(used, tf.int32) * places[None, :], axis=1)


def sequence_mask(length, max_length, dtype=tf.float32):
    """1 for every real step and 0 for padding.

    Args:
        length: int `[batch]`, in steps.
        max_length: Number of steps, int or scalar tensor.
        dtype: Type of the mask.

    Returns:
        `[batch, max_length]`.
    """
    length = tf.convert_to_tensor(length)
    require_rank('length', length, 1, '[batch]')
    steps = tf.range(max_length, dtype=length.dtype)
    return tf.cast(steps[None, :] < length[:, None], dtype)


def last_output(output):
    """The output of the last step of full-length sequences.

    Dynamic twin of `outputs[-1]`: it gathers from one tensor.

    Args:
        output: `[batch, time, features]`.

    Returns:
        `[batch, features]`.

    Source: the article; `tf.gather` over the transposed output.
    """
    output = tf.transpose(output, [1, 0, 2])  # [time, batch, features]
    return tf.gather(output, tf.shape(output)[0] - 1)


def last_relevant(output: TensorLike, length: TensorLike) -> tf.Tensor:
    """The output of the last real step of each sequence.

    Args:
        output: `[batch, time, features]`.
        length: int `[batch]`, in steps. A length of 0 gives the first step,
            which is zero in the output of an unroll that knows the lengths.

    Returns:
        `[batch, features]`.

    Raises:
        ValueError: A rank differs, or a length is known to be outside 0 to
            the number of steps.
        TypeError: Lengths are no whole numbers.
        tf.errors.InvalidArgumentError: At run time; a length is outside. In
            a `tf.function` with `jit_compile`, which cannot raise, the
            output of such a row is NaN.

    Source: the article's sequel on variable lengths; `tf.gather` over the
    flattened output.
    """
    output = tf.convert_to_tensor(output)
    require_rank('output', output, 3, '[batch, time, features]')
    length = lengths.checked(length, output)
    last = gather_last(output, length)
    if not (output.dtype.is_floating and _may_be_compiled()):
        return last
    inside = lengths.are_inside(length, tf.shape(output)[1])
    return tf.where(inside[:, None], last, output.dtype.as_numpy_dtype('nan'))


def gather_last(output, length):
    """As `last_relevant`, of lengths that were checked.

    Args:
        output: `[batch, time, features]`.
        length: int `[batch]`, in steps.

    Returns:
        `[batch, features]`.
    """
    batch_size, max_length = tf.shape(output)[0], tf.shape(output)[1]
    features = output.shape.as_list()[2] or tf.shape(output)[2]
    step = tf.maximum(tf.cast(length, tf.int32) - 1, 0)
    # `add_n` takes one shape alone: lengths of another batch are an error.
    index = tf.add_n([tf.range(batch_size) * max_length, step])  # [batch]
    flat = tf.reshape(output, [-1, features])  # [batch * time, features]
    return tf.gather(flat, index)


def _may_be_compiled():
    """Whether a function is being built: XLA may come to compile all of it."""
    return not tf.executing_eagerly() and (
        v1.get_default_graph().building_function
    )
