"""CoupledInputForgetGateLSTMCell."""

from __future__ import annotations

import tensorflow as tf

from ..layer_base import products
from .checks import matrix_depth
from .contrib import ContribLSTM
from .lstm import bounded, join_state, split_state


class CoupledInputForgetGateLSTMCell(ContribLSTM):
    """LSTM whose input gate is one minus its forget gate.

    `j, f, o = [inputs, m] W + b`, `f = sigmoid(f + forget_bias + w_f * c)`,
    `c' = f * c + (1 - f) * act(j)`, `m' = sigmoid(o + w_o * c') * act(c')`,
    then projected and clipped.

    Args:
        num_units: Depth of the memory.
        use_peepholes: Whether the gates see the memory.
        initializer: For all weights; without effect from 1.2.
        num_proj: Depth of the projected output, or None.
        proj_clip: Bound on the absolute projected output, or None.
        num_unit_shards: Number of parts of the kernel.
        num_proj_shards: Number of parts of the projection.
        forget_bias: Added to the forget gate while running.
        state_is_tuple: Whether the state is an `LSTMStateTuple`.
        activation: Function for j and c'; by default tanh.
        reuse: Whether to find the weights in an existing scope.
        layer_norm: Whether j, f, o and c' are normalized; no bias then.
        norm_gain: First value of the gammas.
        norm_shift: First value of the betas.

    Source: Greff et al. 2015; TensorFlow 0.10 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def __init__(
        self,
        num_units,
        use_peepholes=False,
        initializer=None,
        num_proj=None,
        proj_clip=None,
        num_unit_shards=1,
        num_proj_shards=1,
        forget_bias=1.0,
        state_is_tuple=True,
        activation=None,
        reuse=None,
        layer_norm=False,
        norm_gain=1.0,
        norm_shift=0.0,
    ):
        super().__init__(
            num_units,
            num_proj=num_proj,
            state_is_tuple=state_is_tuple,
            activation=activation,
            initializer=initializer,
            reuse=reuse,
        )
        self._use_peepholes = use_peepholes
        self._proj_clip = proj_clip
        self._num_unit_shards = num_unit_shards
        self._num_proj_shards = num_proj_shards
        self._forget_bias = forget_bias
        self._layer_norm = layer_norm
        self._norm_gain = norm_gain
        self._norm_shift = norm_shift

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        with self.scope_of_old_initializer():
            c, m = split_state(state, self._num_units, self._state_is_tuple)
            j, f, o = self._gates(inputs, m)
            if self._use_peepholes:
                w_f, w_o = self.diagonals('W_F_diag', 'W_O_diag')
                f = f + w_f * c
            keep = tf.sigmoid(f + self._forget_bias)
            new_c = keep * c + (1 - keep) * self._activation(j)
            if self._layer_norm:
                new_c = self.normed(new_c, 'state')
            if self._use_peepholes:
                o = o + w_o * new_c
            new_m = self._project(tf.sigmoid(o) * self._activation(new_c))
        return new_m, join_state(new_c, new_m, self._state_is_tuple)

    def _gates(self, inputs, m):
        """Gates j, f and o, each `[batch, units]`."""
        depth = matrix_depth(inputs) + self.output_size
        units = self._num_units
        kernel = self.sharded('W', [depth, 3 * units], self._num_unit_shards)
        start = tf.compat.v1.zeros_initializer()
        bias = self.weight('B', [3 * units], initializer=start)
        product = tf.matmul(tf.concat([inputs, m], 1), kernel)
        if not self._layer_norm:
            return tf.split(tf.nn.bias_add(product, bias), 3, 1)
        gates = tf.split(product, 3, 1)
        places = ('transform', 'forget', 'output')
        return [self.normed(*pair) for pair in zip(gates, places, strict=True)]

    def _project(self, m):
        if not self._num_proj:
            return m
        kernel = self.sharded(
            'W_P', [self._num_units, self._num_proj], self._num_proj_shards
        )
        return bounded(products.matmul(m, kernel), self._proj_clip)
