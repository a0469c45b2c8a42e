"""The unroll of the first releases: a Python loop, and nothing else."""

from __future__ import annotations

import tensorflow as tf

v1 = tf.compat.v1


def unroll(cell, inputs, initial_state, dtype, sequence_length, scope):
    """0.5 and 0.6: past the longest row, outputs and states are zeros."""
    if not inputs:
        raise ValueError('inputs must not be empty, got []; pass the steps')
    outputs, states = [], []
    with v1.variable_scope(scope) as opened:
        state = initial_state
        if state is None:
            state = _zero_state(cell, inputs[0], dtype)
        longest = None
        if sequence_length is not None:
            longest = tf.reduce_max(sequence_length)
        for time, step in enumerate(inputs):
            if time > 0:
                opened.reuse_variables()
            output, state = cell(step, state)
            if longest is not None:
                ended = tf.cast(time, longest.dtype) >= longest
                output, state = tf.nest.map_structure(
                    lambda x, ended=ended: zero_if(ended, x), (output, state)
                )
            outputs.append(output)
            states.append(state)
    return outputs, states


def rows_differ(inputs):
    """Whether steps are known to have unlike numbers of rows.

    Cells that take no more than the first step were given empty ones.
    """
    rows = [tf.convert_to_tensor(step).shape[:1] for step in inputs]
    return any(not rows[0].is_compatible_with(other) for other in rows[1:])


def _zero_state(cell, first, dtype):
    if not dtype:
        raise ValueError(
            'dtype must be given without initial_state, got None; pass '
            'dtype=tf.float32'
        )
    rows = tf.compat.dimension_value(first.shape[0])
    return cell.zero_state(rows or tf.shape(first)[0], dtype)


def zero_if(ended, value):
    """Zeros in place of a value, of steps past the longest sequence."""
    return tf.where(ended, tf.zeros_like(value), value)
