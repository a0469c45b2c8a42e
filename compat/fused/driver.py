"""`fused_rnn`, with the contract of `dynamic_rnn`."""

from __future__ import annotations

import contextlib
import functools
import logging

import tensorflow as tf

from ..cells.lstm import BasicLSTMCell, LSTMCell
from ..cells.simple import BasicRNNCell, GRUCell
from .kernel import first_sizes
from .lstm import LSTMKernel
from .parts import Part, count_parts, part_sizes
from .scan import Steps
from .simple import BasicRNNKernel, GRUKernel
from .support import can_fuse, leaves, reads_ids

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
    parts=None,
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
        parts: Number of parts of the batch that run beside each other; by
            default one a core, see `parts.count_parts`.

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
        inputs = tf.identity(inputs)
        axis = 1 if time_major else 0
        sequence_length = _checked(sequence_length, inputs, axis)
        _share_batch(inputs, axis, sequence_length, initial_state)
        if parts is None:
            parts = count_parts(inputs.shape.as_list()[axis])
        span = _Span(inputs, sequence_length, time_major, jit, parts)
        if initial_state is None:
            dtype = dtype or inputs.dtype
            initial_state = cell.zero_state(span.batch, dtype)
        return span.run(cell, initial_state)


def objection(cell, inputs, dtype=None):
    """The reason why a call cannot be fused, or ''.

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
    if reads_ids(cell) != inputs.dtype.is_integer:
        return f'the inputs of the cell are {inputs.dtype.name}'
    if inputs.dtype.is_integer:
        return can_fuse(cell)[1]
    if dtype is not None and inputs.dtype != dtype:
        return f'the inputs are {inputs.dtype.name}, the state another type'
    return can_fuse(cell)[1]


class _Span:
    """A call: its parts of the batch, and how to run a layer over them.

    Between layers the rows stand part by part, `[time * rows, depth]` of the
    first part, then of the second, so that wrappers see one tensor.

    Args:
        inputs: `[batch, time, depth]`, `[time, batch, depth]` if
            `time_major`.
        sequence_length: int32 `[batch]` or None.
        time_major: Whether time is the first axis.
        jit: Whether to compile each layer.
        count: Number of parts.
    """

    def __init__(self, inputs, sequence_length, time_major, jit, count):
        self._axis = 1 if time_major else 0  # of the batch
        self._jit, self._count = jit, count
        sizes = first_sizes(inputs)
        self.batch = sizes[self._axis]
        rows = self._sizes = part_sizes(self.batch, count)
        if tf.is_tensor(self.batch) and count > 1:
            self._sizes = tf.stack(self._sizes)
        whole = Steps(sizes[1 - self._axis], self.batch)
        lengths = [None] * count
        if sequence_length is not None:
            lengths = self._rows(sequence_length)
        self._parts = [
            Part(
                values,
                length,
                1 - self._axis,
                Steps(whole.steps, size, whole),
                jit,
            )
            for values, length, size in zip(
                self._rows(inputs, self._axis), lengths, rows, strict=True
            )
        ]
        self._known = {}

    def run(self, cell, state):
        """Runs the whole cell; gives outputs and final state."""
        flat = self._joined([part.flat for part in self._parts])
        with _calls(leaves(cell), self._layer):
            outputs, state = cell(flat, state)
        outputs = map(Part.outputs, self._parts, self._parted(outputs))
        return _concat(list(outputs), self._axis), state

    def _layer(self, cell, inputs, state):
        """Stands in for the `call` of a cell, over all steps.

        Args:
            cell: A built cell.
            inputs: `[all rows, depth]`, part by part.
            state: State before the first step.

        Returns:
            `(outputs [all rows, depth], final state)`.
        """
        kernel = _kernel(cell)
        starts = zip(*map(self._rows, kernel.split(state)), strict=True)
        found = [
            part.run(kernel, flat, start, self._jit)
            for part, flat, start in zip(
                self._parts, self._parted(inputs), starts, strict=True
            )
        ]
        outputs, lasts = zip(*found, strict=True)
        last = [_concat(pieces, 0) for pieces in zip(*lasts, strict=True)]
        return self._joined(outputs), kernel.join(last)

    def _rows(self, values, axis=0):
        """Parts values whose rows stand along `axis`."""
        if self._count == 1:
            return [values]
        return tf.split(values, self._sizes, axis)

    def _joined(self, pieces):
        """Joins parts to `[all rows, size]`; `_parted` recognises it."""
        flat = _concat(pieces, 0)
        self._known[flat.ref()] = list(pieces)
        return flat

    def _parted(self, flat):
        """The rows of each part, `[time * rows, size]`."""
        known = self._known.get(flat.ref())
        if known or len(self._parts) == 1:
            return known or [flat]
        return tf.split(flat, [part.size for part in self._parts])


def _concat(pieces, axis):
    return pieces[0] if len(pieces) == 1 else tf.concat(pieces, axis)


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


def _share_batch(inputs, axis, sequence_length, initial_state):
    """Tells the inputs the batch that the others know."""
    others = tf.nest.flatten(initial_state)
    for other in (sequence_length, *others):
        if other is not None and other.shape.rank:
            shape: list = [None, None, None]
            shape[axis] = other.shape.as_list()[0]
            inputs.set_shape(shape)


def _checked(sequence_length, inputs, axis):
    """Lengths as int32 `[batch]`, or None."""
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
        tf.shape(inputs)[axis : axis + 1],
        message='sequence_length must have shape [batch]',
    )
    lengths = tf.cast(lengths, tf.int32)
    with tf.control_dependencies([check] if check is not None else []):
        lengths = tf.identity(lengths)
    lengths.set_shape(inputs.shape[axis : axis + 1])
    return lengths
