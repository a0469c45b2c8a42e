"""Loops that unroll in another way than their call asks for.

While `policies.by` is on, every loop asks the policy how to unroll. A swapped
loop has the scopes, variables, arguments and results of the call:
lists are packed and tensors unpacked around the other loop.
"""

from __future__ import annotations

import tensorflow as tf

from ..cells.base import RNNCell
from ..cells.dropout import DropoutWrapper
from ..fused import driver
from . import draws, early, policies
from .at_step import AtStep, WithStates
from .chatter import without_loop_advice

v1 = tf.compat.v1

# A static graph of more steps takes minutes to build.
MOST_STATIC_STEPS = 1024


def static(cell, inputs, initial_state, dtype, lengths, scope):
    """Unrolls what was asked to unroll over a list.

    Args:
        cell: An RNN cell.
        inputs: List of `[batch, depth]`, one a step, or structures of them.
        initial_state: Structure like `cell.state_size`; else zeros.
        dtype: Type of the zero state.
        lengths: `[batch]`, or None.
        scope: Variable scope or its name.

    Returns:
        `(list of outputs, final state)`.
    """
    call = _Call(cell, initial_state, dtype, lengths, scope)
    policy, objection = policies.current(), ''
    if policy.wanted in ('dynamic', 'fused'):
        objection = _why_not_packed(inputs)
    if policy.wanted == 'fused' and not objection:
        objection = call.why_not_fused(_pack(inputs))
    chosen = policy.choose('static', len(inputs), objection)
    with policy.built():
        if chosen == 'static':
            return call.static(inputs)
        outputs, state = call.loop(chosen, _pack(inputs), time_major=True)
        return _unpack(outputs, 0, len(inputs)), state


def dynamic(cell, inputs, initial_state, dtype, lengths, time_major, scope):
    """Unrolls what was asked to unroll inside the graph.

    Args:
        cell: An RNN cell.
        inputs: `[batch, time, ...]`, `[time, batch, ...]` if `time_major`, or
            a structure of them.
        initial_state: Structure like `cell.state_size`; else zeros.
        dtype: Type of the zero state.
        lengths: `[batch]`, or None.
        time_major: Whether time is the first axis of inputs and outputs.
        scope: Variable scope or its name.

    Returns:
        `(outputs, final state)`, outputs of the axes of the inputs.
    """
    call = _Call(cell, initial_state, dtype, lengths, scope)
    inputs = tf.nest.map_structure(tf.convert_to_tensor, inputs)
    axis = 0 if time_major else 1
    steps = _steps(inputs, axis)
    policy, objection = policies.current(), ''
    if policy.wanted == 'static':
        objection = _why_not_unpacked(steps)
    if policy.wanted == 'fused':
        objection = call.why_not_fused(inputs)
    chosen = policy.choose('dynamic', steps, objection)
    with policy.built():
        if chosen != 'static':
            return call.loop(chosen, inputs, time_major)
        outputs, state = call.static(_unpack(inputs, axis, steps))
        return _pack(outputs, axis), state


def static_of_early_releases(
    cell, inputs, initial_state, dtype, lengths, scope
):
    """As `static`, with the results and the lengths of 0.5 and 0.6.

    Args:
        cell: An RNN cell.
        inputs: As for `static`.
        initial_state: As for `static`.
        dtype: As for `static`.
        lengths: As for `static`; only the longest counts.
        scope: As for `static`.

    Returns:
        `(list of outputs, list of states)`.
    """
    call = _Call(cell, initial_state, dtype, lengths, scope)
    policy, objection = policies.current(), ''
    if policy.wanted == 'dynamic':
        objection = _why_not_packed(inputs)
    if policy.wanted == 'fused':
        objection = 'the release returns the state of every step'
    chosen = policy.choose('static', len(inputs), objection)
    with policy.built():
        if chosen == 'static':
            return early.unroll(
                call.at_counted_steps(),
                inputs,
                initial_state,
                dtype,
                lengths,
                scope,
            )
        (outputs, states), _ = call.loop_of_early_releases(_pack(inputs))
        return _unpack(outputs, 0, len(inputs)), _unpack(
            states, 0, len(inputs)
        )


class _Call:
    """The arguments of a loop that all unrolls share."""

    def __init__(self, cell, initial_state, dtype, lengths, scope):
        self._cell, self._lengths, self._scope = cell, lengths, scope
        self._start = {'initial_state': initial_state, 'dtype': dtype}
        self._path = draws.place_of_loop() or (policies.count_loop(),)

    def why_not_fused(self, inputs):
        """Why the cell over these inputs cannot be fused, or ''."""
        if all(part is None for part in self._start.values()):
            return 'neither dtype nor initial_state is given'
        if any(map(_drops, _wrappers(self._cell))):
            return 'its dropout draws for all steps at once; try --dropout=off'
        return driver.objection(self._cell, inputs, self._start['dtype'])

    def at_counted_steps(self):
        """The cell; its n-th call is at step n."""
        return AtStep(self._cell, self._path, counted=True)

    def static(self, inputs):
        """Unrolls over a list."""
        with without_loop_advice():
            return v1.nn.static_rnn(
                self.at_counted_steps(),
                inputs,
                sequence_length=self._lengths,
                scope=self._scope,
                **self._start,
            )

    def loop(self, unroll, inputs, time_major):
        """Unrolls inside the graph, or fused."""
        options = {
            'sequence_length': self._lengths,
            'time_major': time_major,
            'scope': self._scope,
            **self._start,
        }
        if unroll == 'fused':
            return driver.fused_rnn(self._cell, inputs, **options)
        cell = AtStep(self._cell, self._path)
        return _dynamic(cell, inputs, **options)

    def loop_of_early_releases(self, inputs):
        """Unrolls inside the graph; the outputs are pairs with the states."""
        longest = None
        if self._lengths is not None:
            longest = tf.reduce_max(self._lengths)
        cell = WithStates(self._cell, self._path, longest)
        return _dynamic(
            cell, inputs, time_major=True, scope=self._scope, **self._start
        )


def _dynamic(cell, inputs, time_major, **options):
    """`dynamic_rnn` of a cell that gets the step number."""
    with v1.name_scope(draws.SCOPE):
        numbers = _numbers(tf.nest.flatten(inputs)[0], time_major)
        inputs = cell.deepened(inputs)
    with without_loop_advice():
        return v1.nn.dynamic_rnn(
            cell, (inputs, numbers), time_major=time_major, **options
        )


def _numbers(inputs, time_major):
    """The step of each input, int32 of its first axes, and `[..., 1]`."""
    time, batch = tf.shape(inputs)[0], tf.shape(inputs)[1]
    if not time_major:
        time, batch = batch, time
    numbers = tf.tile(tf.range(time)[:, None, None], [1, batch, 1])
    if not time_major:
        numbers = tf.transpose(numbers, [1, 0, 2])
    if inputs.shape.rank is not None:
        numbers.set_shape([*inputs.shape.as_list()[:2], 1])
    return numbers


def _wrappers(cell):
    """The DropoutWrappers around and inside a cell."""
    if isinstance(cell, DropoutWrapper):
        yield cell
    inside = [getattr(cell, 'cell', None), *getattr(cell, 'cells', ())]
    for inner in inside:
        if isinstance(inner, RNNCell):
            yield from _wrappers(inner)


def _drops(wrapper):
    return any(keep != 1.0 for keep in wrapper.keep_probs.values())


def _steps(inputs, axis):
    """The static number of steps, or None."""
    for part in tf.nest.flatten(inputs):
        if part.shape.rank is not None:
            steps = part.shape.as_list()[axis]
            if steps is not None:
                return steps
    return None


def _why_not_unpacked(steps):
    if steps is None:
        return 'the number of its steps is not known when it is built'
    if not 0 < steps <= MOST_STATIC_STEPS:
        return f'a static unroll takes 1 to {MOST_STATIC_STEPS} steps'
    return ''


def _why_not_packed(inputs):
    """Why steps cannot be one tensor: unlike structures, shapes or types."""
    unlike = 'its steps have unlike shapes or types'
    try:
        columns = list(zip(*map(tf.nest.flatten, inputs), strict=True))
    except ValueError:
        return unlike
    for first, *others in columns:
        first = tf.convert_to_tensor(first)
        for other in map(tf.convert_to_tensor, others):
            same = other.shape.is_compatible_with(first.shape)
            if not same or other.dtype != first.dtype:
                return unlike
    return ''


def _pack(steps, axis=0):
    """Tensors over time from a list of structures of `[batch, ...]`."""
    with v1.name_scope(draws.SCOPE):
        return tf.nest.map_structure(
            lambda *parts: tf.stack(parts, axis), *steps
        )


def _unpack(values, axis, count):
    """A list over time from a structure of tensors."""
    with v1.name_scope(draws.SCOPE):
        columns = [
            tf.unstack(part, count, axis) for part in tf.nest.flatten(values)
        ]
    return [
        tf.nest.pack_sequence_as(values, list(step))
        for step in zip(*columns, strict=True)
    ]
