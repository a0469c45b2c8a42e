"""Layers of bidirectional loops, each fed by both directions below it."""

from __future__ import annotations

import tensorflow as tf

from ..names.variables import STACK_LAYER_SCOPE, STACK_SCOPE
from ..releases import Since
from . import policies
from .dynamic import bidirectional_dynamic_rnn
from .static import static_bidirectional_rnn

v1 = tf.compat.v1

# From 1.0 the directions of the static stack stand right below the layer.
_DIRECTIONS_IN_LAYER = Since({'0.5': False, '1.0': True})


@policies.named('stack_bidirectional_rnn')
def stack_static(
    release,
    cells_fw,
    cells_bw,
    inputs,
    initial_states_fw=None,
    initial_states_bw=None,
    dtype=None,
    sequence_length=None,
    scope=None,
):
    """Stacks bidirectional loops over a list of inputs.

    Args:
        release: A Release.
        cells_fw: Forward cells, one a layer.
        cells_bw: Backward cells, one a layer.
        inputs: List of `[batch, depth]`, one a step.
        initial_states_fw: Forward states, one a layer; else zeros.
        initial_states_bw: Backward states, one a layer; else zeros.
        dtype: Type of the zero states.
        sequence_length: `[batch]`, or None.
        scope: Variable scope or its name.

    Returns:
        `(outputs, forward states, backward states)`: a list of
        `[batch, forward + backward depth]`, and tuples, one entry a layer.

    Raises:
        ValueError: The lists are empty or differ in length.
    """

    def run(cell_fw, cell_bw, layer_inputs, state_fw, state_bw):
        layer = v1.get_variable_scope()
        return static_bidirectional_rnn(
            release,
            cell_fw,
            cell_bw,
            layer_inputs,
            initial_state_fw=state_fw,
            initial_state_bw=state_bw,
            dtype=dtype,
            sequence_length=sequence_length,
            scope=layer if _DIRECTIONS_IN_LAYER[release] else None,
        )

    cells = _check(cells_fw, cells_bw, initial_states_fw, initial_states_bw)
    return _stack(release, run, inputs, cells, scope)


@policies.named('stack_bidirectional_dynamic_rnn')
def stack_dynamic(
    release,
    cells_fw,
    cells_bw,
    inputs,
    initial_states_fw=None,
    initial_states_bw=None,
    scope=None,
    **options,
):
    """Stacks bidirectional loops inside the graph.

    Args:
        release: A Release.
        cells_fw: Forward cells, one a layer.
        cells_bw: Backward cells, one a layer.
        inputs: `[batch, time, depth]`, `[time, batch, depth]` if
            `time_major`.
        initial_states_fw: Forward states, one a layer; else zeros.
        initial_states_bw: Backward states, one a layer; else zeros.
        scope: Variable scope or its name.
        **options: `dtype`, `sequence_length`, `parallel_iterations`,
            `time_major` and `swap_memory`, as for `dynamic_rnn`.

    Returns:
        `(outputs [batch, time, forward + backward depth], forward states,
        backward states)`, the states as tuples, one entry a layer.

    Raises:
        ValueError: The lists are empty or differ in length.
    """

    def run(cell_fw, cell_bw, layer_inputs, state_fw, state_bw):
        outputs, states = bidirectional_dynamic_rnn(
            release,
            cell_fw,
            cell_bw,
            layer_inputs,
            initial_state_fw=state_fw,
            initial_state_bw=state_bw,
            **options,
        )
        return (tf.concat(outputs, 2), *states)

    cells = _check(cells_fw, cells_bw, initial_states_fw, initial_states_bw)
    return _stack(release, run, inputs, cells, scope)


def _stack(release, run, inputs, cells, scope):
    states_fw, states_bw = [], []
    with v1.variable_scope(scope or STACK_SCOPE[release]):
        for i, (cell_fw, cell_bw, start_fw, start_bw) in enumerate(cells):
            with v1.variable_scope(STACK_LAYER_SCOPE[release].format(i)):
                inputs, state_fw, state_bw = run(
                    cell_fw, cell_bw, inputs, start_fw, start_bw
                )
            states_fw.append(state_fw)
            states_bw.append(state_bw)
    return inputs, tuple(states_fw), tuple(states_bw)


def _check(cells_fw, cells_bw, states_fw, states_bw):
    """`(cell, cell, state, state)` a layer.

    Raises:
        ValueError: An argument is no list, is empty or of another length.
    """
    arguments = {'cells_fw': cells_fw, 'cells_bw': cells_bw}
    if states_fw is not None:
        arguments['initial_states_fw'] = states_fw
    if states_bw is not None:
        arguments['initial_states_bw'] = states_bw
    for name, value in arguments.items():
        listed = isinstance(value, (list, tuple))
        if not listed or not value or len(value) != len(cells_fw):
            raise ValueError(
                f'{name} must be a list with one entry a layer, as long as '
                f'cells_fw, got {value!r}'
            )
    nothing = [None] * len(cells_fw)
    return list(
        zip(
            cells_fw,
            cells_bw,
            states_fw or nothing,
            states_bw or nothing,
            strict=True,
        )
    )
