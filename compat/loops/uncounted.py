"""The loop of `dynamic_rnn` up to 1.4, which did not count its own steps.

Programs ask for its results by the names of operations: `rnn/transpose:0` is
the outputs, `rnn/while/Exit_2:0` the first state. From 1.5 on the loop has a
counter of its own, and the inputs are transposed within its scope, which makes
the names `rnn/transpose_1:0` and `rnn/while/Exit_3:0`.

Source: TensorFlow 1.0.1 and 1.4.1, `python/ops/rnn.py`.
"""

from __future__ import annotations

import functools

import tensorflow as tf

from ..layer_base.graph_seeds import counted_release, more
from ..releases import Release, Since
from .shapes import best_effort_input_batch_size, transpose_batch_time

v1 = tf.compat.v1

# Last release that had no counter.
LAST = Release('1.4')
# Operations that it made besides before and after its loop, without lengths
# and with them, as counted in 0.12.1 and 1.4.1.
_BESIDES = Since({'0.5': ((2, -6), (5, -4)), '1.0': ((4, 1), (7, 3))})


def unroll(
    cell,
    inputs,
    sequence_length=None,
    initial_state=None,
    dtype=None,
    time_major=False,
    scope=None,
    **options,
):
    """Unrolls a cell over time inside the graph.

    Args:
        cell: An RNN cell.
        inputs: `[batch, time, ...]`, `[time, batch, ...]` if `time_major`, or
            a structure of them.
        sequence_length: `[batch]`, int32 or int64, or None.
        initial_state: Structure like `cell.state_size`; else zeros.
        dtype: Type of the zero state; needed without `initial_state`.
        time_major: Whether time is the first axis of inputs and outputs.
        scope: Variable scope or its name.
        **options: `parallel_iterations` and `swap_memory`.

    Returns:
        `(outputs, final state)`.

    Raises:
        TypeError: `cell` is no cell.
        ValueError: `dtype` is missing, `sequence_length` has another rank, or
            `inputs` have no depth or not one number of steps.
    """
    if not callable(cell) or not hasattr(cell, 'zero_state'):
        raise TypeError(
            f'cell must be an instance of RNNCell, got {type(cell).__name__}'
        )
    flat = [tf.convert_to_tensor(part) for part in tf.nest.flatten(inputs)]
    if not time_major:
        flat = [transpose_batch_time(LAST, part) for part in flat]
    _check(flat)
    lengths = _lengths(sequence_length)
    with v1.variable_scope(scope) as opened:
        if opened.caching_device is None:
            opened.set_caching_device(lambda operation: operation.device)
        batch_size = best_effort_input_batch_size(LAST, flat)
        if initial_state is None:
            if not dtype:
                raise ValueError(
                    'If there is no initial_state, you must give a dtype.'
                )
            initial_state = cell.zero_state(batch_size, dtype)
        if lengths is not None:
            lengths = _of_each_row(lengths, batch_size)
        before, behind = _BESIDES[counted_release()][lengths is not None]
        more(before)
        loop = _Loop(cell, inputs, flat, initial_state, dtype, batch_size)
        outputs, state = loop.run(lengths, **options)
        if not time_major:
            swap = functools.partial(transpose_batch_time, LAST)
            outputs = tf.nest.map_structure(swap, outputs)
        more(behind)
        return outputs, state


class _Loop:
    """The loop over inputs `[time, batch, ...]`.

    Args:
        cell: The cell.
        inputs: Structure of the inputs.
        flat: List of its tensors, `[time, batch, ...]`.
        state: Initial state.
        dtype: Type of the outputs, or None for that of the state.
        batch_size: Number or scalar tensor.
    """

    def __init__(self, cell, inputs, flat, state, dtype, batch_size):
        self._cell, self._inputs, self._flat = cell, inputs, flat
        self._state = state
        self._dtype = dtype or _dtype(state)
        self._batch_size = batch_size
        self._sizes = tf.nest.flatten(cell.output_size)

    def run(self, lengths, parallel_iterations=None, swap_memory=False):
        """Runs it; outputs `[time, batch, ...]`, and the final state."""
        steps = tf.shape(self._flat[0])[0]
        zeros = [self._zeros(size) for size in self._sizes]
        time = tf.constant(0, tf.int32, name='time')
        with tf.name_scope('dynamic_rnn') as base:
            pass

        def array(name, kind):
            return tf.TensorArray(kind, steps, tensor_array_name=base + name)

        written = [
            array(f'output_{i}', self._dtype) for i in range(len(zeros))
        ]
        read = [
            array(f'input_{i}', part.dtype).unstack(part)
            for i, part in enumerate(self._flat)
        ]

        def step(time, written, state):
            output, new = self._step([a.read(time) for a in read], state)
            if lengths is not None:
                ended = time >= lengths
                output = _where(ended, zeros, output)
                flat = _where(
                    ended, tf.nest.flatten(state), tf.nest.flatten(new)
                )
                new = tf.nest.pack_sequence_as(new, flat)
            pairs = zip(written, output, strict=True)
            return time + 1, [a.write(time, out) for a, out in pairs], new

        _, written, state = v1.while_loop(
            lambda time, *_: time < steps,
            step,
            (time, written, self._state),
            parallel_iterations=parallel_iterations or 32,
            swap_memory=swap_memory,
        )
        outputs = [a.stack() for a in written]
        for output, size in zip(outputs, self._sizes, strict=True):
            output.set_shape(
                [*self._flat[0].shape.as_list()[:2], *_axes(size)]
            )
        return tf.nest.pack_sequence_as(self._cell.output_size, outputs), state

    def _step(self, parts, state):
        """Output, as a list, and state of one step."""
        for part, whole in zip(parts, self._flat, strict=True):
            part.set_shape(whole.shape[1:])
        inputs = tf.nest.pack_sequence_as(self._inputs, parts)
        output, new = self._cell(inputs, state)
        tf.nest.assert_same_structure(state, new)
        return tf.nest.flatten(output), new

    def _zeros(self, size):
        return tf.zeros([self._batch_size, *_axes(size)], self._dtype)


def _axes(size):
    """The axes of a size: a number, a list of them or a shape."""
    return tf.TensorShape(size).as_list()


def _where(ended, old, new):
    """New values, old ones in rows that have ended.

    Scalars and arrays of tensors have no rows.
    """
    return [
        after
        if isinstance(after, tf.TensorArray) or before.shape.rank == 0
        else v1.where(ended, before, after)
        for before, after in zip(old, new, strict=True)
    ]


def _dtype(state):
    """The type that all parts of a state have.

    Raises:
        ValueError: There is none, or not one.
    """
    kinds = [
        tf.as_dtype(part.dtype).base_dtype for part in tf.nest.flatten(state)
    ]
    if not kinds:
        raise ValueError('Unable to infer dtype from empty state.')
    if any(kind != kinds[0] for kind in kinds):
        raise ValueError(
            'State has tensors of different inferred_dtypes. Unable to infer '
            'a single representative dtype.'
        )
    return kinds[0]


def _lengths(sequence_length):
    """Lengths as int32, to be found in the graph by their name."""
    if sequence_length is None:
        return None
    lengths = tf.cast(sequence_length, tf.int32)
    if lengths.shape.rank not in (None, 1):
        raise ValueError(
            f'sequence_length must be a vector of length batch_size, but saw '
            f'shape: {lengths.shape}'
        )
    return tf.identity(lengths, name='sequence_length')


def _of_each_row(lengths, batch_size):
    """Lengths that are asked for being as many as the rows."""
    shape = tf.shape(lengths)
    check = v1.Assert(
        tf.reduce_all(tf.equal(shape, tf.stack([batch_size]))),
        [
            f'Expected shape for Tensor {lengths.name} is ',
            tf.stack([batch_size]),
            ' but saw shape: ',
            shape,
        ],
    )
    with tf.control_dependencies([check]):
        return tf.identity(lengths, name='CheckSeqLen')


def _check(flat):
    """Refuses inputs without a depth, or of other steps or rows.

    Raises:
        ValueError: They are such.
    """
    shapes = [part.shape.with_rank_at_least(3) for part in flat]
    for shape in shapes:
        if not shape[2:].is_fully_defined():
            raise ValueError(
                'Input size (depth of inputs) must be accessible via shape '
                'inference, but saw value None.'
            )
        for i, what in enumerate(('Time steps', 'Batch_size')):
            if shape.as_list()[i] != shapes[0].as_list()[i]:
                raise ValueError(
                    f'{what} is not the same for all the elements in the '
                    'input.'
                )
