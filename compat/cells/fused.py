"""Cells that run over a whole sequence: LSTMBlockFusedCell and adaptors."""

from __future__ import annotations

import tensorflow as tf

from ..layer_base.layer import Layer
from ..names.variables import cell_scope, variable_name
from ..releases import Release, Since
from .base import default_initializer
from .block import DEFAULT_CLIP
from .checks import positive_int
from .lstm import LSTMStateTuple

v1 = tf.compat.v1

_IS_LAYER = Since({'0.5': False, '1.5': True})
_NAMED_STATE = Since({'0.5': False, '1.1': True})


class FusedRNNCell:
    """A cell that runs over a whole sequence.

    Source: TensorFlow 0.12 to 1.15, contrib.rnn.
    """

    release = Release('1.15')

    def __call__(
        self,
        inputs,
        initial_state=None,
        dtype=None,
        sequence_length=None,
        scope=None,
    ):
        """Runs over all steps.

        Args:
            inputs: `[time, batch, depth]`, or a list of `[batch, depth]`.
            initial_state: State before the first step; else zeros.
            dtype: Type of the zero state.
            sequence_length: `[batch]`, or None.
            scope: Variable scope or its name.

        Returns:
            `(outputs like inputs, final state)`.
        """
        raise NotImplementedError(
            f'{type(self).__name__} must define __call__(inputs, ...)'
        )


class FusedRNNCellAdaptor(FusedRNNCell):
    """Lets an ordinary cell stand where a fused one is asked for.

    Args:
        cell: An RNN cell.
        use_dynamic_rnn: Whether to loop inside the graph.

    Source: TensorFlow 0.12 to 1.15, contrib.rnn.
    """

    def __init__(self, cell, use_dynamic_rnn=False):
        self._cell = cell
        self._use_dynamic_rnn = use_dynamic_rnn

    def __call__(
        self,
        inputs,
        initial_state=None,
        dtype=None,
        sequence_length=None,
        scope=None,
    ):
        """Unrolls the cell; see `FusedRNNCell`."""
        from .. import loops

        space = loops.for_release(self.release)
        options = {
            'initial_state': initial_state,
            'dtype': dtype,
            'sequence_length': sequence_length,
            'scope': scope,
        }
        is_list = isinstance(inputs, list)
        if self._use_dynamic_rnn:
            steps = tf.stack(inputs) if is_list else inputs
            outputs, state = space.dynamic_rnn(
                self._cell, steps, time_major=True, **options
            )
            return (tf.unstack(outputs) if is_list else outputs), state
        unroll = space.rnn if self.release < '1.0' else space.static_rnn
        steps = inputs if is_list else tf.unstack(inputs)
        outputs, state = unroll(self._cell, steps, **options)
        return (outputs if is_list else tf.stack(outputs)), state


class TimeReversedFusedRNN(FusedRNNCell):
    """Runs a fused cell from the end to the start.

    Lists are reversed as a whole, whatever the lengths.

    Args:
        cell: A fused cell.

    Source: TensorFlow 0.12 to 1.15, contrib.rnn.
    """

    def __init__(self, cell):
        self._cell = cell

    def __call__(
        self,
        inputs,
        initial_state=None,
        dtype=None,
        sequence_length=None,
        scope=None,
    ):
        """Runs the cell on reversed steps; see `FusedRNNCell`."""
        outputs, state = self._cell(
            _reverse(inputs, sequence_length),
            initial_state=initial_state,
            dtype=dtype,
            sequence_length=sequence_length,
            scope=scope,
        )
        return _reverse(outputs, sequence_length), state


class LSTMBlockWrapper(Layer):
    """Base of fused LSTM cells, which share states and masks.

    A sub-class defines `num_units`, `build(input_shape)` and
    `_call_cell(inputs, memory, output, dtype, sequence_length)`, which gives
    memories and outputs of all steps.

    Source: TensorFlow 0.12 to 1.15, contrib.rnn.
    """

    @property
    def num_units(self):
        """Depth of the memory and of the output."""
        raise NotImplementedError(
            f'{type(self).__name__} must define num_units'
        )

    def __call__(
        self,
        inputs,
        initial_state=None,
        dtype=None,
        sequence_length=None,
        scope=None,
    ):
        """Runs over all steps; see `FusedRNNCell`.

        Raises:
            ValueError: Neither `initial_state` nor `dtype` is given.
        """
        if initial_state is None and dtype is None:
            raise ValueError(
                'Either initial_state or dtype needs to be specified, got '
                'neither; pass dtype=tf.float32'
            )
        arguments = initial_state, dtype, sequence_length
        is_list = isinstance(inputs, list)
        steps = tf.stack(inputs) if is_list else inputs
        if _IS_LAYER[self.release]:
            outputs, state = super().__call__(steps, *arguments, scope=scope)
        else:
            name = cell_scope(type(self).__name__, self.release)
            with v1.variable_scope(scope or name):
                self._dtype = steps.dtype
                self.build(steps.shape)
                outputs, state = self.call(steps, *arguments)
        return (tf.unstack(outputs) if is_list else outputs), state

    def call(self, inputs, initial_state, dtype, sequence_length):
        """Runs over `[time, batch, depth]`."""
        if initial_state is None:
            batch = inputs.shape.as_list()[1] or tf.shape(inputs)[1]
            zeros = tf.zeros(tf.stack([batch, self.num_units]), dtype)
            initial_state = zeros, zeros
        c, h = initial_state
        memories, outputs = self._call_cell(
            inputs, c, h, dtype or c.dtype, sequence_length
        )
        if sequence_length is None:
            return outputs, self._state(memories[-1], outputs[-1])
        mask = tf.sequence_mask(
            sequence_length, tf.shape(inputs)[0], outputs.dtype
        )
        outputs *= tf.transpose(mask)[:, :, None]  # [time, batch, 1]
        final = [
            _at_length(tf.concat([start[None], steps], 0), sequence_length)
            for start, steps in ((c, memories), (h, outputs))
        ]
        return outputs, self._state(*final)

    def _call_cell(self, inputs, memory, output, dtype, sequence_length):
        raise NotImplementedError(
            f'{type(self).__name__} must define _call_cell(inputs, memory, '
            f'output, dtype, sequence_length)'
        )

    def weight(self, role, shape, initializer=None):
        """Creates a weight under the release's name, or finds it."""
        release = self.release
        name = variable_name('LSTMBlockFusedCell', role, release)
        if initializer is None:
            initializer = default_initializer(release)
        if _IS_LAYER[release]:
            return self.add_weight(name, shape, initializer=initializer)
        return v1.get_variable(
            name, shape, dtype=self._dtype, initializer=initializer
        )

    def _state(self, c, h):
        return LSTMStateTuple(c, h) if _NAMED_STATE[self.release] else (c, h)


class LSTMBlockFusedCell(LSTMBlockWrapper):
    """LSTM over a whole sequence as one operation.

    Args:
        num_units: Depth of the memory and of the output.
        forget_bias: Added to the forget gate while running.
        cell_clip: Bound on the absolute memory; None is no bound from 1.4,
            and 3 before.
        use_peephole: Whether the gates see the memory.
        reuse: Whether to find the weights in an existing scope.
        dtype: Type of the weights; by default that of the inputs.
        name: Name of the cell and of its scope.

    Source: TensorFlow 0.12 to 1.15, contrib.rnn.
    """

    def __init__(
        self,
        num_units,
        forget_bias=1.0,
        cell_clip=None,
        use_peephole=False,
        reuse=None,
        dtype=None,
        name='lstm_fused_cell',
    ):
        super().__init__(_reuse=reuse, name=name, dtype=dtype)
        self._num_units = positive_int('num_units', num_units)
        self._forget_bias = forget_bias
        if cell_clip is None:
            cell_clip = DEFAULT_CLIP[self.release]
        self._cell_clip = cell_clip
        self._use_peephole = use_peephole

    @property
    def num_units(self):
        """Depth of the memory and of the output."""
        return self._num_units

    def build(self, input_shape):
        """Creates kernel `[depth + units, 4 * units]`, bias, peepholes."""
        units = self._num_units
        rows = tf.TensorShape(input_shape).as_list()[2] + units
        self._kernel = self.weight('kernel', [rows, 4 * units])
        start = v1.zeros_initializer()
        self._bias = self.weight('bias', [4 * units], start)
        self._peepholes = {}
        if self._use_peephole:
            order = 'ifo' if _IS_LAYER[self.release] else 'iof'
            for gate in order:
                self._peepholes[gate] = self.weight(f'w_{gate}_diag', [units])

    def _call_cell(self, inputs, memory, output, dtype, sequence_length):
        steps = inputs.shape.as_list()[0] or tf.shape(inputs)[0]
        if sequence_length is not None:
            steps = tf.reduce_max(sequence_length)
        zeros = tf.zeros([self._num_units], dtype)
        w_i, w_f, w_o = (self._peepholes.get(gate, zeros) for gate in 'ifo')
        made = tf.raw_ops.BlockLSTM(
            seq_len_max=tf.cast(steps, tf.int64),
            x=inputs,
            cs_prev=memory,
            h_prev=output,
            w=self._kernel,
            wci=w_i,
            wcf=w_f,
            wco=w_o,
            b=self._bias,
            forget_bias=self._forget_bias,
            cell_clip=self._cell_clip,
            use_peephole=self._use_peephole,
        )
        return made.cs, made.h


def _at_length(steps, sequence_length):
    """The entry of each row after its own length.

    Args:
        steps: `[1 + time, batch, depth]`, the start before the first step.
        sequence_length: `[batch]`.

    Returns:
        `[batch, depth]`.
    """
    lengths = tf.cast(sequence_length, tf.int32)
    rows = tf.range(tf.shape(lengths)[0])
    return tf.gather_nd(steps, tf.stack([lengths, rows], 1))


def _reverse(steps, sequence_length):
    if isinstance(steps, list):
        return list(reversed(steps))
    if sequence_length is None:
        return tf.reverse(steps, [0])
    return tf.reverse_sequence(steps, sequence_length, 0, 1)
