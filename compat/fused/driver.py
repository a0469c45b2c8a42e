"""`fused_rnn`, with the contract of `dynamic_rnn`."""

from __future__ import annotations

import contextlib
import functools
import logging

import tensorflow as tf

from ..cells.lstm import BasicLSTMCell, LSTMCell
from ..cells.simple import BasicRNNCell, GRUCell
from . import scan
from .lstm import LSTMKernel
from .sequence import run_layer
from .simple import BasicRNNKernel, GRUKernel
from .support import can_fuse, leaves

v1 = tf.compat.v1

_KERNELS = {
    BasicRNNCell: BasicRNNKernel,
    GRUCell: GRUKernel,
    BasicLSTMCell: LSTMKernel,
    LSTMCell: LSTMKernel,
}
_log = logging.getLogger('legacy_rnn')


def fused_rnn(
    cell,
    inputs,
    sequence_length=None,
    initial_state=None,
    dtype=None,
    time_major=False,
    scope=None,
    jit=False,
):
    """Unrolls a cell layer by layer; the fast twin of `dynamic_rnn`.

    Past a row's length outputs are zeros and the state is copied through:

        inputs   a b c .      outputs   A B C 0      lengths   3
                 d e . .                D E 0 0                2

    Args:
        cell: An RNN cell. One that cannot be fused runs in `dynamic_rnn`,
            and the log says why.
        inputs: `[batch, time, depth]`, `[time, batch, depth]` if
            `time_major`.
        sequence_length: int `[batch]`, in steps, or None for full length.
        initial_state: Structure like `cell.state_size`; else zeros.
        dtype: Type of the zero state; by default that of the inputs.
        time_major: Whether time is the first axis of inputs and outputs.
        scope: Variable scope or its name; by default `rnn`.
        jit: Whether XLA compiles each layer, once for each shape.

    Returns:
        `(outputs [batch, time, output depth], final state)`; outputs are
        `[time, batch, output depth]` if `time_major`.

    Raises:
        ValueError: `sequence_length` has another shape than `[batch]`.
        TypeError: `sequence_length` is no int.
    """
    reason = objection(cell, inputs, dtype)
    if reason:
        from .. import loops

        _log.warning('not fused, dynamic instead: %s', reason)
        return loops.dynamic_rnn(
            cell,
            inputs,
            sequence_length=sequence_length,
            initial_state=initial_state,
            dtype=dtype or tf.nest.flatten(inputs)[0].dtype,
            time_major=time_major,
            scope=scope,
        )
    with v1.variable_scope(scope or 'rnn'):
        inputs = tf.convert_to_tensor(inputs)
        if not time_major:
            inputs = tf.transpose(inputs, [1, 0, 2])  # [time, batch, depth]
        sequence_length = _checked(sequence_length, inputs)
        _share_batch(inputs, sequence_length, initial_state)
        span = _Span(inputs, sequence_length, jit)
        if initial_state is None:
            dtype = dtype or inputs.dtype
            initial_state = cell.zero_state(span.batch, dtype)
        outputs, state = span.run(cell, initial_state)
        if not time_major:
            outputs = tf.transpose(outputs, [1, 0, 2])
    return outputs, state


def objection(cell, inputs, dtype=None):
    """Gives what stands against fusing a call, or ''.

    Args:
        cell: An RNN cell.
        inputs: As for `fused_rnn`.
        dtype: As for `fused_rnn`.
    """
    if tf.nest.is_nested(inputs):
        return 'the inputs are a structure'
    inputs = tf.convert_to_tensor(inputs)
    shape = inputs.shape
    if shape.rank != 3 or shape.as_list()[2] is None:
        return f'the inputs have shape {shape}, not [batch, time, depth]'
    if 0 in shape.as_list():
        return f'the inputs are empty, {shape}'
    if dtype is not None and inputs.dtype != dtype:
        return f'the inputs are {inputs.dtype.name}, the state another type'
    return can_fuse(cell)[1]


class _Span:
    """The time, batch and lengths of a call.

    Args:
        inputs: `[time, batch, depth]`.
        sequence_length: int32 `[batch]` or None.
        jit: Whether to compile; then shapes must not depend on lengths.
    """

    def __init__(self, inputs, sequence_length, jit=False):
        self._all = inputs
        self._lengths = sequence_length
        steps, batch, _ = inputs.shape.as_list()
        self.batch = tf.shape(inputs)[1] if batch is None else batch
        looped = steps is None or steps > scan.UNROLLED_STEPS
        self._jit = jit
        self._cut = looped and not jit and self._lengths is not None
        if self._cut:  # a loop need not run past the longest row
            longest = tf.reduce_max(self._lengths)
            inputs = inputs[: tf.maximum(longest, 1)]
        self._inputs = inputs
        self._mask = None
        if self._lengths is not None:
            steps = tf.range(tf.shape(inputs)[0])
            self._mask = (steps[:, None] < self._lengths)[:, :, None]

    def run(self, cell, state):
        """Runs the whole cell; gives outputs and final state."""
        flat = tf.reshape(self._inputs, [-1, int(self._inputs.shape[2])])
        with _calls(leaves(cell), self._layer):
            outputs, state = cell(flat, state)
        outputs = self._over_time(outputs)
        if self._mask is not None:
            outputs = tf.where(self._mask, outputs, tf.zeros_like(outputs))
        if self._cut:
            rest = tf.shape(self._all)[0] - tf.shape(outputs)[0]
            size = outputs.shape.as_list()[2]
            outputs = tf.pad(outputs, [[0, rest], [0, 0], [0, 0]])
            outputs.set_shape([*self._all.shape.as_list()[:2], size])
        return outputs, state

    def _layer(self, cell, inputs, state):
        """Stands in for the `call` of a cell, over all steps.

        Args:
            cell: A built cell.
            inputs: `[time * batch, depth]`.
            state: State before the first step.

        Returns:
            `(outputs [time * batch, depth], final state)`.
        """
        kernel = _kernel(cell)
        start = kernel.split(state)
        inputs = self._over_time(inputs)
        states = run_layer(kernel, inputs, start, self._mask, self._jit)
        last = [
            self._last(part, first)
            for part, first in zip(states, start, strict=True)
        ]
        outputs = tf.reshape(states[-1], [-1, kernel.sizes[-1]])
        return outputs, kernel.join(last)

    def _last(self, states, start):
        """Gives the state after each row's last step."""
        if self._lengths is None:
            return states[-1]
        rows = tf.range(self.batch)
        index = tf.stack([tf.maximum(self._lengths - 1, 0), rows], 1)
        found = tf.gather_nd(states, index)
        last = tf.where((self._lengths > 0)[:, None], found, start)
        last.set_shape(start.shape)
        return last

    def _over_time(self, flat):
        """Gives `[time, batch, depth]` for `[time * batch, depth]`."""
        size = int(flat.shape[1])
        whole = tf.reshape(flat, [-1, self.batch, size])
        whole.set_shape([*self._inputs.shape.as_list()[:2], size])
        return whole


def _kernel(cell):
    for kind, kernel in _KERNELS.items():
        if isinstance(cell, kind):
            return kernel(cell)
    raise TypeError(f'cell must be one of {list(_KERNELS)}, got {cell!r}')


@contextlib.contextmanager
def _calls(cells, function):
    """Puts `function(cell, inputs, state)` in place of each cell's `call`.

    Scopes, names and weights then come from the cells' own `__call__`, as
    their release has it.
    """
    for cell in cells:
        cell.call = functools.partial(function, cell)
    try:
        yield
    finally:
        for cell in cells:
            cell.__dict__.pop('call', None)


def _share_batch(inputs, sequence_length, initial_state):
    """Tells `[time, batch, depth]` the batch that the others know."""
    others = tf.nest.flatten(initial_state)
    for other in (sequence_length, *others):
        if other is not None and other.shape.rank:
            batch = other.shape.as_list()[0]
            inputs.set_shape([None, batch, None])


def _checked(sequence_length, inputs):
    """Gives lengths as int32 `[batch]`, or None."""
    if sequence_length is None:
        return None
    lengths = tf.convert_to_tensor(sequence_length)
    if not lengths.dtype.is_integer:
        raise TypeError(
            f'sequence_length must be int, got {lengths.dtype.name}; it '
            f'counts steps'
        )
    if lengths.shape.rank not in (None, 1):
        raise ValueError(
            f'sequence_length must have shape [batch], got {lengths.shape}; '
            f'pass lengths, not a mask'
        )
    check = v1.assert_equal(
        tf.shape(lengths),
        tf.shape(inputs)[1:2],
        message='sequence_length must have shape [batch]',
    )
    lengths = tf.cast(lengths, tf.int32)
    with tf.control_dependencies([check] if check is not None else []):
        lengths = tf.identity(lengths)
    lengths.set_shape(inputs.shape[1:2])
    return lengths
