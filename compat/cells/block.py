"""Cells on the kernels that TensorFlow still ships: LSTM and GRU blocks.

One operation computes a whole step, or for `LSTMBlockFusedCell` all steps.
Gates of the LSTM stand in the order i, j, f, o; those of the GRU r, u.
"""

from __future__ import annotations

import tensorflow as tf

from ..releases import Since
from .base import LayerRNNCell
from .checks import input_depth, matrix_depth, positive_int
from .lstm import LSTMStateTuple

v1 = tf.compat.v1

# Without a bound of their own, releases up to 1.3 clipped the memory.
DEFAULT_CLIP = Since({'0.5': 3.0, '1.4': -1.0})
_NAMED_STATE = Since({'0.5': False, '1.1': True})
# 0.10 and 0.11 made peepholes even where they were not used.
_ALWAYS_PEEPHOLES = Since({'0.5': True, '0.12': False})
# Up to 1.4 the gradient took the peepholes of f and o for each other.
_SWAPS_PEEPHOLES = Since({'0.5': True, '1.5': False})


class LSTMBlockCell(LayerRNNCell):
    """`BasicLSTMCell`, with optional peepholes, as one operation.

    Args:
        num_units: Depth of the memory and of the output.
        forget_bias: Added to the forget gate while running.
        cell_clip: Bound on the absolute memory; None is no bound from 1.4,
            and 3 before.
        use_peephole: Whether the gates see the memory.
        dtype: Type of the weights; by default that of the first input.
        reuse: Whether to find the weights in an existing scope.
        name: Name of the cell and of its scope.
        use_compatible_names: Whether scope and weights are named like those
            of `LSTMCell`; 0.12 alone.

    Source: TensorFlow 0.10 (as LSTMFusedCell) to 1.15, contrib.rnn.
    """

    _names_own_variables = True
    _owns_weights_since = '1.5'
    _checks_scope = False

    def __init__(
        self,
        num_units,
        forget_bias=1.0,
        cell_clip=None,
        use_peephole=False,
        dtype=None,
        reuse=None,
        name=None,
        use_compatible_names=False,
    ):
        super().__init__(_reuse=reuse, dtype=dtype, name=name)
        self._num_units = positive_int('num_units', num_units)
        self._forget_bias = forget_bias
        if cell_clip is None:
            cell_clip = DEFAULT_CLIP[self.release]
        self._cell_clip = cell_clip
        self._use_peephole = use_peephole
        self._compatible = use_compatible_names

    @staticmethod
    def _adapt_arguments(release, values):
        """1.3 had a switch for clipping, which did nothing."""
        values.pop('clip_cell', None)
        return values

    @property
    def state_size(self):
        """Depths of memory and output."""
        sizes = self._num_units, self._num_units
        return LSTMStateTuple(*sizes) if _NAMED_STATE[self.release] else sizes

    @property
    def output_size(self):
        """Depth of the output."""
        return self._num_units

    def build(self, inputs_shape):
        """Creates kernel `[depth + units, 4 * units]`, bias, peepholes."""
        depth, units = input_depth(self, inputs_shape), self._num_units
        self._kernel = self.add_weight('kernel', [depth + units, 4 * units])
        start = v1.zeros_initializer()
        self._bias = self.add_weight('bias', [4 * units], initializer=start)
        self._peepholes = None
        if self._use_peephole or _ALWAYS_PEEPHOLES[self.release]:
            made = {
                gate: self.add_weight(f'w_{gate}_diag', [units])
                for gate in ('iof' if self.release < '1.5' else 'ifo')
            }
            self._peepholes = [made[gate] for gate in 'ifo']

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        c, h = state
        peepholes = self._peepholes
        if peepholes is None:
            zeros = tf.zeros([self._num_units], inputs.dtype)
            peepholes = [zeros] * 3
        new_c, new_h = _lstm_step(
            (inputs, c, h, self._kernel, *peepholes, self._bias),
            forget_bias=self._forget_bias,
            cell_clip=self._cell_clip,
            use_peephole=self._use_peephole,
            swap=_SWAPS_PEEPHOLES[self.release],
        )
        new_state = new_c, new_h
        if _NAMED_STATE[self.release]:
            new_state = LSTMStateTuple(*new_state)
        return new_h, new_state

    def _convention(self):
        return 'LSTMCell' if self._compatible else super()._convention()

    def _scope_for_release(self):
        if self._compatible:
            return 'LSTMCell'
        return super()._scope_for_release()


class LSTMFusedCell(LSTMBlockCell):
    """The name of `LSTMBlockCell` in 0.10."""

    _names_own_variables = True


class GRUBlockCell(LayerRNNCell):
    """`GRUCell` as one operation.

    Args:
        num_units: Depth of state and output.
        cell_size: Its old name.
        reuse: Whether to find the weights in an existing scope.
        name: Name of the cell and of its scope.

    Raises:
        ValueError: Both or neither of `num_units` and `cell_size` are given.

    Source: TensorFlow 0.11 to 1.15, contrib.rnn.
    """

    _names_own_variables = True
    _owns_weights_since = '1.5'
    _checks_scope = False
    _roles = ('w_ru', 'b_ru', 'w_c', 'b_c')

    def __init__(self, num_units=None, cell_size=None, reuse=None, name=None):
        super().__init__(_reuse=reuse, name=name)
        if (num_units is None) == (cell_size is None):
            raise ValueError(
                f'Exactly one of num_units or cell_size must be provided, got '
                f'{num_units} and {cell_size}'
            )
        units = cell_size if num_units is None else num_units
        self._num_units = positive_int('num_units', units)

    @property
    def state_size(self):
        """Depth of the state."""
        return self._num_units

    @property
    def output_size(self):
        """Depth of the output."""
        return self._num_units

    def build(self, inputs_shape):
        """Creates kernels and biases of the gates and the candidate."""
        depth, units = input_depth(self, inputs_shape), self._num_units
        shapes = [depth + units, 2 * units], [2 * units]
        shapes += [depth + units, units], [units]
        starts = [None, v1.ones_initializer(), None, v1.zeros_initializer()]
        self._weights = [
            self.add_weight(role, shape, initializer=start)
            for role, shape, start in zip(
                self._roles, shapes, starts, strict=True
            )
        ]

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        gate_kernel, gate_bias, kernel, bias = self._weights
        output = _gru_step(
            *map(
                tf.convert_to_tensor,
                (inputs, state, gate_kernel, kernel, gate_bias, bias),
            )
        )
        output.set_shape(state.shape)
        return output, output


class GRUBlockCellV2(GRUBlockCell):
    """`GRUBlockCell` with the weight names of `GRUCell`.

    Source: TensorFlow 1.4 to 1.15, contrib.rnn.
    """

    _names_own_variables = True
    _roles = (
        'gates/kernel',
        'gates/bias',
        'candidate/kernel',
        'candidate/bias',
    )


def _lstm_step(tensors, forget_bias, cell_clip, use_peephole, swap):
    """The next memory and output of one LSTM step.

    Args:
        tensors: inputs, memory, output, kernel, peepholes i, f, o and bias.
        forget_bias: Added to the forget gate.
        cell_clip: Bound on the absolute memory, -1 for none.
        use_peephole: Whether the gates see the memory.
        swap: Whether the gradient mistakes peepholes f and o.
    """

    @tf.custom_gradient
    def step(x, c, h, kernel, w_i, w_f, w_o, bias):
        names = 'x', 'cs_prev', 'h_prev', 'w', 'wci', 'wcf', 'wco', 'b'
        given = x, c, h, kernel, w_i, w_f, w_o, bias
        arguments = dict(zip(names, given, strict=True))
        made = tf.raw_ops.LSTMBlockCell(
            **arguments,
            forget_bias=forget_bias,
            cell_clip=cell_clip,
            use_peephole=use_peephole,
        )

        def gradient(d_c, d_h):
            seen = {**arguments, 'wcf': w_o, 'wco': w_f}
            back = tf.raw_ops.LSTMBlockCellGrad(
                **(seen if swap else arguments),
                **{n: getattr(made, n) for n in ('i', 'cs', 'f', 'o')},
                ci=made.ci,
                co=made.co,
                cs_grad=d_c,
                h_grad=d_h,
                use_peephole=use_peephole,
            )
            gates = back.dicfo
            d_xh = tf.matmul(gates, kernel, transpose_b=True)
            d_x, d_h = tf.split(d_xh, [matrix_depth(x), matrix_depth(h)], 1)
            both = tf.concat([x, h], 1)
            d_kernel = tf.matmul(both, gates, transpose_a=True)
            d_peepholes = back.wci_grad, back.wcf_grad, back.wco_grad
            d_bias = tf.reduce_sum(gates, 0)
            return d_x, back.cs_prev_grad, d_h, d_kernel, *d_peepholes, d_bias

        return (made.cs, made.h), gradient

    new_c, new_h = step(*map(tf.convert_to_tensor, tensors))
    for value in (new_c, new_h):
        value.set_shape(tensors[1].shape)
    return new_c, new_h


@tf.custom_gradient
def _gru_step(x, h, gate_kernel, kernel, gate_bias, bias):
    """The next state of one GRU step."""
    arguments = {
        'x': x,
        'h_prev': h,
        'w_ru': gate_kernel,
        'w_c': kernel,
        'b_ru': gate_bias,
        'b_c': bias,
    }
    made = tf.raw_ops.GRUBlockCell(**arguments)

    def gradient(d_h):
        back = tf.raw_ops.GRUBlockCellGrad(
            **arguments, r=made.r, u=made.u, c=made.c, d_h=d_h
        )
        both = tf.concat([x, h], 1)
        reset = tf.concat([x, h * made.r], 1)
        return (
            back.d_x,
            back.d_h_prev,
            tf.matmul(both, back.d_r_bar_u_bar, transpose_a=True),
            tf.matmul(reset, back.d_c_bar, transpose_a=True),
            tf.reduce_sum(back.d_r_bar_u_bar, 0),
            tf.reduce_sum(back.d_c_bar, 0),
        )

    return made.h, gradient
