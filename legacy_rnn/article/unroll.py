"""Static, dynamic and fused unrolling behind one function.

The static unroll builds the cell once for every step, over Python lists; the
dynamic one builds it once, inside a loop of the graph; the fused one computes
layer by layer. All three create the same variables under the same names.
"""

from __future__ import annotations

import tensorflow as tf

from legacy_rnn.article.sequences import pack_sequence, unpack_sequence
from legacy_rnn.compat import loops

v1 = tf.compat.v1

UNROLLS = ('static', 'dynamic', 'fused')
# A static graph of more steps takes minutes to build.
MOST_STATIC_STEPS = 1024


def unroll(cell, inputs, length=None, unroll='dynamic', scope=None):
    """Runs a cell over a batch of sequences.

    Args:
        cell: The cell.
        inputs: `[batch, time, features]`, or a structure of such tensors for
            a cell whose inputs are a structure.
        length: int `[batch]`, in steps, or None for full length. Outputs
            past it are zero, and the state there is copied through.
        unroll: `'static'`, `'dynamic'` or `'fused'`.
        scope: Variable scope; by default `rnn`.

    Returns:
        `(outputs [batch, time, output depth], final state)`.

    Raises:
        ValueError: No unroll has that name.
    """
    if unroll not in UNROLLS:
        raise ValueError(
            f'unroll must be one of {", ".join(UNROLLS)}, got {unroll!r}'
        )
    return _UNROLL[unroll](cell, inputs, length, scope)


def unroll_static(cell, inputs, length=None, scope=None):
    """Unrolls over Python lists; the twin of `unroll_dynamic`.

    Args:
        cell: The cell.
        inputs: `[batch, time, features]` with a static number of steps, or a
            structure of such tensors.
        length: int `[batch]`, in steps, or None.
        scope: Variable scope; by default `rnn`.

    Returns:
        `(outputs [batch, time, output depth], final state)`.

    Raises:
        ValueError: There are more than `MOST_STATIC_STEPS` steps.

    Source: the article's `rnn.rnn` between unpacking and packing.
    """
    first = tf.nest.flatten(inputs)[0]
    _check_steps(first.shape.as_list()[1])
    outputs, state = loops.static_rnn(
        cell,
        _unpack_structure(inputs),
        dtype=first.dtype,
        sequence_length=length,
        scope=scope,
    )
    return pack_sequence(outputs), state


def unroll_dynamic(cell, inputs, length=None, scope=None):
    """Unrolls by a loop inside the graph; the twin of `unroll_static`.

    Args:
        cell: The cell.
        inputs: `[batch, time, features]`, or a structure of such tensors.
        length: int `[batch]`, in steps, or None.
        scope: Variable scope; by default `rnn`.

    Returns:
        `(outputs [batch, time, output depth], final state)`.

    Source: the article's `rnn.dynamic_rnn`.
    """
    first = tf.nest.flatten(inputs)[0]
    return loops.dynamic_rnn(
        cell, inputs, sequence_length=length, dtype=first.dtype, scope=scope
    )


def unroll_fused(cell, inputs, length=None, scope=None):
    """Unrolls layer by layer, all input products of a layer at once.

    Args:
        cell: The cell.
        inputs: `[batch, time, features]`.
        length: int `[batch]`, in steps, or None.
        scope: Variable scope; by default `rnn`.

    Returns:
        `(outputs [batch, time, output depth], final state)`.
    """
    from legacy_rnn.compat.fused import fused_rnn

    dtype = tf.nest.flatten(inputs)[0].dtype
    return fused_rnn(cell, inputs, length, dtype=dtype, scope=scope)


def reverse(inputs, length=None):
    """Reverses sequences in time, each within its length.

    Args:
        inputs: `[batch, time, ...]`.
        length: int `[batch]`, in steps, or None for full length.

    Returns:
        `[batch, time, ...]`; padding stays where it is.
    """
    if length is None:
        return tf.reverse(inputs, [1])
    return tf.reverse_sequence(inputs, length, seq_axis=1, batch_axis=0)


def _check_steps(steps):
    if steps is not None and steps > MOST_STATIC_STEPS:
        raise ValueError(
            f'the static unroll builds every cell once a step, and takes at '
            f'most {MOST_STATIC_STEPS} steps, got {steps}; use '
            f"unroll='dynamic' or 'fused', which build the loop once"
        )


def _unpack_structure(inputs):
    """A list over time of the structure of the inputs."""
    columns = [unpack_sequence(part) for part in tf.nest.flatten(inputs)]
    return [
        tf.nest.pack_sequence_as(inputs, list(step))
        for step in zip(*columns, strict=True)
    ]


_UNROLL = {
    'static': unroll_static,
    'dynamic': unroll_dynamic,
    'fused': unroll_fused,
}
