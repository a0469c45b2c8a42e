"""Loops inside the graph: one copy of the cell for all time steps."""

from __future__ import annotations

import tensorflow as tf

from ..fused import switch
from ..layer_base.graph_seeds import as_many_as
from ..names.variables import LOOP_SCOPE
from . import policies, swapped, tensor_arrays, uncounted
from .chatter import without_loop_advice
from .scopes import direction_scopes

v1 = tf.compat.v1


@policies.named('dynamic_rnn')
def dynamic_rnn(
    release,
    cell,
    inputs,
    sequence_length=None,
    initial_state=None,
    dtype=None,
    parallel_iterations=None,
    swap_memory=False,
    time_major=False,
    scope=None,
):
    """Unrolls a cell over time inside the graph.

    See `static_rnn` for the twin over lists; both make the same variables.
    Past a row's length outputs are zeros and the state is copied through.

    Args:
        release: A Release.
        cell: An RNN cell.
        inputs: `[batch, time, ...]`, `[time, batch, ...]` if `time_major`, or
            a structure of them.
        sequence_length: `[batch]`, int32 or int64; needed in 0.7.
        initial_state: Structure like `cell.state_size`; else zeros.
        dtype: Type of the zero state; needed without `initial_state`.
        parallel_iterations: Steps that may run at once, by default 32.
        swap_memory: Whether to keep activations in host memory.
        time_major: Whether time is the first axis of inputs and outputs.
        scope: Variable scope or its name.

    Returns:
        `(outputs [batch, time, output depth], final state)`; outputs are
        `[time, batch, output depth]` if `time_major`.

    Raises:
        TypeError: `cell` is no cell.
        ValueError: `dtype` is missing, or `sequence_length` has another rank.
    """
    options = {
        'sequence_length': sequence_length,
        'initial_state': initial_state,
        'dtype': dtype,
        'time_major': time_major,
        'scope': scope or LOOP_SCOPE[release],
    }
    if policies.is_on():
        options['lengths'] = options.pop('sequence_length')
        return swapped.dynamic(cell, inputs, **options)
    fused = switch.dynamic('dynamic_rnn', cell, inputs, **options)
    if fused is not None:
        return fused
    unroll = v1.nn.dynamic_rnn
    if release <= uncounted.LAST:
        unroll = uncounted.unroll
    with without_loop_advice():
        outputs, state = unroll(
            cell,
            inputs,
            parallel_iterations=parallel_iterations,
            swap_memory=swap_memory,
            **options,
        )
    # A release asked each array of outputs for its size; today's know it.
    with as_many_as(len(tf.nest.flatten(outputs))):
        return outputs, state


@policies.named('bidirectional_dynamic_rnn')
def bidirectional_dynamic_rnn(
    release,
    cell_fw,
    cell_bw,
    inputs,
    sequence_length=None,
    initial_state_fw=None,
    initial_state_bw=None,
    scope=None,
    **options,
):
    """Unrolls one cell forward and one backward inside the graph.

    See `static_bidirectional_rnn` for the twin over lists.

    Args:
        release: A Release.
        cell_fw: The forward cell.
        cell_bw: The backward cell.
        inputs: `[batch, time, ...]`, `[time, batch, ...]` if `time_major`.
        sequence_length: `[batch]`; each row is reversed within its length.
            Up to 1.0 it was needed; programs between two releases leave it
            out all the same.
        initial_state_fw: State of the forward cell; else zeros.
        initial_state_bw: State of the backward cell; else zeros.
        scope: Variable scope or its name.
        **options: `dtype`, `parallel_iterations`, `swap_memory` and
            `time_major`, as for `dynamic_rnn`.

    Returns:
        `((forward outputs, backward outputs), (forward state, backward
        state))`; the outputs of each step stand side by side.
    """
    options['sequence_length'] = sequence_length
    time_axis = 0 if options.get('time_major') else 1

    def reverse(values):
        return tf.nest.map_structure(
            lambda x: _reverse(x, sequence_length, time_axis), values
        )

    with direction_scopes(release, scope) as (forward, backward):
        with forward as opened:
            output_fw, state_fw = dynamic_rnn(
                release,
                cell_fw,
                inputs,
                initial_state=initial_state_fw,
                scope=opened,
                **options,
            )
        with backward as opened:
            output_bw, state_bw = dynamic_rnn(
                release,
                cell_bw,
                reverse(inputs),
                initial_state=initial_state_bw,
                scope=opened,
                **options,
            )
    return (output_fw, reverse(output_bw)), (state_fw, state_bw)


@policies.named('raw_rnn')
def raw_rnn(
    release,
    cell,
    loop_fn,
    initial_state=None,
    parallel_iterations=None,
    swap_memory=False,
    scope=None,
):
    """Unrolls a cell with a function that feeds it and decides when to stop.

    Args:
        release: A Release.
        cell: An RNN cell.
        loop_fn: From 0.11 `loop_fn(time, cell_output, cell_state, loop_state)
            -> (finished, next_input, next_state, emit_output,
            next_loop_state)`; the first call, with None for all but time,
            gives the initial state. In 0.10 `loop_fn(time, cell_output,
            loop_state) -> (finished, next_input, emit_output,
            next_loop_state)`.
        initial_state: Structure like `cell.state_size`; 0.10 alone.
        parallel_iterations: Steps that may run at once, by default 32.
        swap_memory: Whether to keep activations in host memory.
        scope: Variable scope or its name.

    Returns:
        `(TensorArray of emitted outputs, final state, final loop state)`.
    """
    switch.tell('raw_rnn', 'its loop_fn may use the outputs of each step')
    if release < '0.11':
        loop_fn = _with_state(loop_fn, initial_state)
    if release < '1.0':
        loop_fn = tensor_arrays.with_arrays(loop_fn)
    arrays, state, loop_state = v1.nn.raw_rnn(
        cell,
        loop_fn,
        parallel_iterations=parallel_iterations,
        swap_memory=swap_memory,
        scope=scope or LOOP_SCOPE[release],
    )
    if release < '1.0':
        arrays, loop_state = tensor_arrays.wrap_all((arrays, loop_state))
    return arrays, state, loop_state


def _with_state(loop_fn, initial_state):
    """Adapts 0.10's loop function to the form of later releases."""

    def with_state(time, cell_output, cell_state, loop_state):
        finished, next_input, emit, loop_state = loop_fn(
            time, cell_output, loop_state
        )
        if cell_output is None:
            return finished, next_input, initial_state, emit, loop_state
        return finished, next_input, cell_state, emit, loop_state

    return with_state


def _reverse(value, sequence_length, time_axis):
    """Reverses time, each row within its own length."""
    if sequence_length is None:
        return tf.reverse(value, [time_axis])
    return tf.reverse_sequence(
        value, sequence_length, seq_axis=time_axis, batch_axis=1 - time_axis
    )
