"""Loops over Python lists: one copy of the cell a time step."""

from __future__ import annotations

import tensorflow as tf

from ..fused import switch
from ..names.variables import LOOP_SCOPE
from ..releases import Since
from . import early, policies, swapped
from .chatter import without_loop_advice
from .scopes import direction_scopes
from .shapes import as_matrix

v1 = tf.compat.v1

# Up to 0.6 lengths say only where the longest row ends, and the states of all
# steps are returned.
_ONLY_LONGEST = Since({'0.5': True, '0.7': False})
# 0.6 uses lengths to reverse the inputs, and does not hand them on.
_HANDS_LENGTHS_ON = Since({'0.5': False, '0.7': True})
# Up to 0.9 the rows of the first step alone were looked at.
_LOOKS_AT_ALL_STEPS = Since({'0.5': False, '0.10': True})
_RETURNS_STATES = Since({'0.5': False, '0.8': True})
_SAVER_METHODS = Since(
    {'0.5': ('State', 'SaveState'), '0.6': ('state', 'save_state')}
)


@policies.named('static_rnn', 'rnn')
def static_rnn(
    release,
    cell,
    inputs,
    initial_state=None,
    dtype=None,
    sequence_length=None,
    scope=None,
):
    """Unrolls a cell over a list of inputs.

    See `dynamic_rnn` for the twin that loops inside the graph. With lengths
    2 and 3, of four steps (`x` computed, `0` zeros):

        0.5, 0.6   x x x 0      from 0.7   x x 0 0
                   x x x 0                 x x x 0

    Args:
        release: A Release.
        cell: An RNN cell.
        inputs: List of `[batch, depth]`, one a step, or structures of them.
        initial_state: Structure like `cell.state_size`; else zeros.
        dtype: Type of the zero state; needed without `initial_state`.
        sequence_length: `[batch]`, int32 or int64, or None.
        scope: Variable scope or its name.

    Returns:
        `(outputs, state)`: a list of outputs, and the final state; up to 0.6
        the states after every step, a list.

    Raises:
        TypeError: `cell` is no cell, or `inputs` is no list.
        ValueError: `inputs` is empty, or `dtype` is missing.
    """
    if release < '0.10' and not isinstance(inputs, list):
        raise TypeError(
            f'inputs must be a list of tensors, one a step, got '
            f'{type(inputs).__name__}; unpack it, or use dynamic_rnn'
        )
    if release == '0.7':
        inputs = [as_matrix(cell, step) for step in inputs]
    given = (cell, inputs, initial_state, dtype, sequence_length)
    given = (*given, scope or LOOP_SCOPE[release])
    if _ONLY_LONGEST[release]:
        if policies.is_on():
            return swapped.static_of_early_releases(*given)
        switch.tell('rnn', switch.ALL_STATES)
        return early.unroll(*given)
    if not _LOOKS_AT_ALL_STEPS[release] and sequence_length is None:
        if early.rows_differ(inputs):
            outputs, states = early.unroll(*given)
            return outputs, states[-1]
    return _unroll('rnn' if release < '1.0' else 'static_rnn', *given)


@policies.named('static_state_saving_rnn', 'state_saving_rnn')
def static_state_saving_rnn(
    release,
    cell,
    inputs,
    state_saver,
    state_name,
    sequence_length=None,
    scope=None,
):
    """Unrolls a cell from a saved state, and saves the final state.

    Args:
        release: A Release.
        cell: An RNN cell.
        inputs: List of `[batch, depth]`, one a step.
        state_saver: Object with the methods `state(name)` and
            `save_state(name, value)`; `State` and `SaveState` in 0.5.
        state_name: Name of the state, or a tuple of names like
            `cell.state_size`.
        sequence_length: `[batch]`, int32 or int64, or None.
        scope: Variable scope or its name.

    Returns:
        As `static_rnn`; reading the last output saves the state.

    Raises:
        ValueError: The names do not match `cell.state_size`.
    """
    if release >= '1.0' and not policies.is_on():
        with without_loop_advice():
            return v1.nn.static_state_saving_rnn(
                cell, inputs, state_saver, state_name, sequence_length, scope
            )
    names = _state_names(cell, state_name)
    read, save = (getattr(state_saver, m) for m in _SAVER_METHODS[release])
    start = [read(name) for name in names]
    outputs, state = static_rnn(
        release,
        cell,
        inputs,
        initial_state=tf.nest.pack_sequence_as(cell.state_size, start),
        sequence_length=sequence_length,
        scope=scope,
    )
    final = state[-1] if _ONLY_LONGEST[release] else state
    pairs = zip(names, tf.nest.flatten(final), strict=True)
    with tf.control_dependencies([save(name, part) for name, part in pairs]):
        outputs[-1] = tf.nest.map_structure(tf.identity, outputs[-1])
    return outputs, state


@policies.named('static_bidirectional_rnn', 'bidirectional_rnn')
def static_bidirectional_rnn(
    release,
    cell_fw,
    cell_bw,
    inputs,
    initial_state_fw=None,
    initial_state_bw=None,
    dtype=None,
    sequence_length=None,
    scope=None,
):
    """Unrolls one cell forward and one backward over a list of inputs.

    See `bidirectional_dynamic_rnn` for the twin inside the graph.

    Args:
        release: A Release.
        cell_fw: The forward cell.
        cell_bw: The backward cell.
        inputs: List of `[batch, depth]`, one a step.
        initial_state_fw: State of the forward cell; else zeros.
        initial_state_bw: State of the backward cell; else zeros.
        dtype: Type of the zero states.
        sequence_length: `[batch]`; needed in 0.6.
        scope: Variable scope or its name.

    Returns:
        `(outputs, final forward state, final backward state)`, or the
        outputs alone up to 0.7. Outputs are a list of
        `[batch, forward + backward depth]`.

    Raises:
        ValueError: `sequence_length` is missing in 0.6.
    """
    if release >= '1.0' and not (switch.is_on() or policies.is_on()):
        with without_loop_advice():
            return v1.nn.static_bidirectional_rnn(
                cell_fw,
                cell_bw,
                inputs,
                initial_state_fw,
                initial_state_bw,
                dtype,
                sequence_length,
                scope,
            )
    if release < '0.7' and sequence_length is None:
        raise ValueError(
            f'sequence_length must be [batch] in TensorFlow {release}, got '
            f'None; give every row the full number of steps'
        )
    lengths = sequence_length if _HANDS_LENGTHS_ON[release] else None
    with direction_scopes(release, scope) as (forward, backward):
        with forward as opened:
            given = (inputs, initial_state_fw, dtype, lengths, opened)
            output_fw, state_fw = static_rnn(release, cell_fw, *given)
        turned = reverse_steps(inputs, sequence_length)
        with backward as opened:
            given = (turned, initial_state_bw, dtype, lengths, opened)
            output_bw, state_bw = static_rnn(release, cell_bw, *given)
    output_bw = reverse_steps(output_bw, sequence_length)
    outputs = [
        tf.nest.map_structure(lambda *both: tf.concat(both, 1), fw, bw)
        for fw, bw in zip(output_fw, output_bw, strict=True)
    ]
    if not _RETURNS_STATES[release]:
        return outputs
    return outputs, state_fw, state_bw


def reverse_steps(steps, sequence_length):
    """Reverses a list of steps, each row up to its own length.

    Args:
        steps: List of `[batch, ...]`, or of structures of them.
        sequence_length: `[batch]`, or None to reverse the whole list.

    Returns:
        A list of the same form; padding stays where it is.
    """
    if sequence_length is None:
        return list(reversed(steps))

    def reverse(*parts):
        stacked = tf.stack(parts)  # [time, batch, ...]
        lengths = tf.cast(sequence_length, tf.int64)
        turned = tf.reverse_sequence(
            stacked, lengths, seq_axis=0, batch_axis=1
        )
        return tf.unstack(turned, len(parts))

    flat = [tf.nest.flatten(step) for step in steps]
    columns = [reverse(*column) for column in zip(*flat, strict=True)]
    rows = zip(*columns, strict=True)
    return [tf.nest.pack_sequence_as(steps[0], list(row)) for row in rows]


def _unroll(name, *given):
    """From 0.7: each row ends at its own length."""
    if policies.is_on():
        return swapped.static(*given)
    fused = switch.static(name, *given)
    if fused:
        return fused
    with without_loop_advice():
        return v1.nn.static_rnn(*given)


def _state_names(cell, state_name):
    """The names of all parts of a saved state.

    Raises:
        ValueError: There is not one name for each part.
    """
    names = tf.nest.flatten(state_name)
    same_form = tf.nest.is_nested(state_name) == tf.nest.is_nested(
        cell.state_size
    )
    if not same_form or len(names) != len(tf.nest.flatten(cell.state_size)):
        raise ValueError(
            f'state_name should be the same type as cell.state_size, got '
            f'state_name={state_name} and cell.state_size={cell.state_size}; '
            f'pass one name for each part'
        )
    return names
