"""LSTMs with layer or weight normalization."""

from __future__ import annotations

import tensorflow as tf

from ..layer_base import alike
from .checks import matrix_depth
from .contrib import ContribLSTM
from .lstm import LSTMStateTuple, bounded

v1 = tf.compat.v1

_GATES = ('input', 'transform', 'forget', 'output')


class LayerNormBasicLSTMCell(ContribLSTM):
    """LSTM with layer normalization and recurrent dropout.

    As `BasicLSTMCell`, with i, j, f, o and c' normalized and dropout on
    act(j). With `layer_norm` the gates have no bias; without it the bias
    starts like a weight, not at zero.

    Args:
        num_units: Depth of the memory and of the output.
        forget_bias: Added to the forget gate while running.
        activation: Function for j and c'; by default tanh.
        layer_norm: Whether to normalize.
        norm_gain: First value of the gammas.
        norm_shift: First value of the betas.
        dropout_keep_prob: Chance to keep a part of act(j).
        dropout_prob_seed: Seed of the dropout.
        reuse: Whether to find the weights in an existing scope.

    Source: Ba et al. 2016; Semeniuta et al. 2016; TensorFlow 0.11 to 1.15.
    """

    _names_own_variables = True

    def __init__(
        self,
        num_units,
        forget_bias=1.0,
        activation=None,
        layer_norm=True,
        norm_gain=1.0,
        norm_shift=0.0,
        dropout_keep_prob=1.0,
        dropout_prob_seed=None,
        reuse=None,
    ):
        super().__init__(num_units, activation=activation, reuse=reuse)
        self._forget_bias = forget_bias
        self._layer_norm = layer_norm
        self._norm_gain = norm_gain
        self._norm_shift = norm_shift
        self._keep_prob = dropout_keep_prob
        self._seed = dropout_prob_seed

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        c, h = state
        i, j, f, o = self._gates(inputs, h)
        new = self._activation(j)
        if not isinstance(self._keep_prob, float) or self._keep_prob < 1:
            new = alike.drop(new, self._keep_prob, self._seed)
        new_c = c * tf.sigmoid(f + self._forget_bias) + tf.sigmoid(i) * new
        if self._layer_norm:
            new_c = self.normed(new_c, 'state')
        new_h = self._activation(new_c) * tf.sigmoid(o)
        return new_h, LSTMStateTuple(new_c, new_h)

    def _gates(self, inputs, h):
        """Gates i, j, f and o, each `[batch, units]`."""
        depth = matrix_depth(inputs) + self._num_units
        kernel = self.weight('kernel', [depth, 4 * self._num_units])
        product = tf.matmul(tf.concat([inputs, h], 1), kernel)
        if not self._layer_norm:
            bias = self.weight('bias', [4 * self._num_units])
            return tf.split(tf.nn.bias_add(product, bias), 4, 1)
        gates = tf.split(product, 4, 1)
        return [self.normed(*pair) for pair in zip(gates, _GATES, strict=True)]


class _FullLSTM(ContribLSTM):
    """LSTM with peepholes, clips and projection, for the two cells below."""

    def __init__(
        self,
        num_units,
        use_peepholes,
        cell_clip,
        initializer,
        num_proj,
        proj_clip,
        forget_bias,
        activation,
        reuse,
    ):
        super().__init__(
            num_units,
            num_proj=num_proj,
            activation=activation,
            initializer=initializer,
            reuse=reuse,
        )
        self._use_peepholes = use_peepholes
        self._cell_clip = cell_clip
        self._proj_clip = proj_clip
        self._forget_bias = forget_bias

    def _step(self, gates, c, norm):
        """The next memory and the output before its projection."""
        i, j, f, o = gates
        if self._use_peepholes:
            w_f, w_i, w_o = self.diagonals('w_f_diag', 'w_i_diag', 'w_o_diag')
            f, i = f + w_f * c, i + w_i * c
        keep = tf.sigmoid(f + self._forget_bias)
        new_c = norm(keep * c + tf.sigmoid(i) * self._activation(j))
        new_c = bounded(new_c, self._cell_clip)
        if self._use_peepholes:
            o = o + w_o * new_c
        return new_c, tf.sigmoid(o) * self._activation(new_c)


class LayerNormLSTMCell(_FullLSTM):
    """`LSTMCell` with layer normalization of gates and memory.

    Args:
        num_units: Depth of the memory.
        use_peepholes: Whether the gates see the memory.
        cell_clip: Bound on the absolute memory, or None.
        initializer: For all weights.
        num_proj: Depth of the projected output, or None.
        proj_clip: Bound on the absolute projected output, or None.
        forget_bias: Added to the forget gate while running.
        activation: Function for j and c'; by default tanh.
        layer_norm: Whether to normalize; the gates' bias is unused then.
        norm_gain: First value of the gammas.
        norm_shift: First value of the betas.
        reuse: Whether to find the weights in an existing scope.

    Source: TensorFlow 1.5 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def __init__(
        self,
        num_units,
        use_peepholes=False,
        cell_clip=None,
        initializer=None,
        num_proj=None,
        proj_clip=None,
        forget_bias=1.0,
        activation=None,
        layer_norm=False,
        norm_gain=1.0,
        norm_shift=0.0,
        reuse=None,
    ):
        super().__init__(
            num_units,
            use_peepholes,
            cell_clip,
            initializer,
            num_proj,
            proj_clip,
            forget_bias,
            activation,
            reuse,
        )
        self._layer_norm = layer_norm
        self._norm_gain = norm_gain
        self._norm_shift = norm_shift

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        c, m = state
        with self.scope_with_initializer():
            gates = self._gates(inputs, m)
            new_c, new_m = self._step(gates, c, self._norm_memory)
            if self._num_proj:
                new_m = self.linear(
                    new_m, self._num_proj, bias=False, folder='projection/'
                )
                new_m = bounded(new_m, self._proj_clip)
        return new_m, LSTMStateTuple(new_c, new_m)

    def _gates(self, inputs, m):
        size = 4 * self._num_units
        if not self._layer_norm:
            return tf.split(self.linear([inputs, m], size), 4, 1)
        product = self.linear([inputs, m], size, bias=False)
        # The bias is made and never used.
        self.weight('bias', [size], initializer=v1.zeros_initializer())
        gates = tf.split(product, 4, 1)
        return [self.normed(*pair) for pair in zip(gates, _GATES, strict=True)]

    def _norm_memory(self, c):
        return self.normed(c, 'state') if self._layer_norm else c


class WeightNormLSTMCell(_FullLSTM):
    """`LSTMCell` whose kernels are directions times learned lengths.

    Args:
        num_units: Depth of the memory.
        norm: Whether to normalize the columns of each kernel.
        use_peepholes: Whether the gates see the memory.
        cell_clip: Bound on the absolute memory, or None.
        initializer: For all weights.
        num_proj: Depth of the projected output, or None.
        proj_clip: Bound on the absolute projected output, or None.
        forget_bias: Added to the forget gate while running.
        activation: Function for j and c'; by default tanh.
        reuse: Whether to find the weights in an existing scope.

    Source: Salimans and Kingma 2016; TensorFlow 1.6 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def __init__(
        self,
        num_units,
        norm=True,
        use_peepholes=False,
        cell_clip=None,
        initializer=None,
        num_proj=None,
        proj_clip=None,
        forget_bias=1.0,
        activation=None,
        reuse=None,
    ):
        super().__init__(
            num_units,
            use_peepholes,
            cell_clip,
            initializer,
            num_proj,
            proj_clip,
            forget_bias,
            activation,
            reuse,
        )
        self._norm = norm

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        c, h = state
        with v1.variable_scope('wn_lstm_cell', initializer=self._initializer):
            gates = self._normed_linear([inputs, h], 4 * self._num_units)
            start = v1.zeros_initializer()
            bias = self.weight(
                'bias', [4 * self._num_units], initializer=start
            )
            gates = tf.split(tf.nn.bias_add(gates, bias), 4, 1)
            new_c, new_h = self._step(gates, c, tf.identity)
            if self._num_proj:
                with v1.variable_scope('projection'):
                    new_h = self._normed_linear([new_h], self._num_proj)
                new_h = bounded(new_h, self._proj_clip)
        return new_h, LSTMStateTuple(new_c, new_h)

    def _normed_linear(self, args, size):
        depths = [matrix_depth(arg) for arg in args]
        kernel = self.weight('kernel', [sum(depths), size])
        if self._norm:
            parts = tf.split(kernel, depths, 0)
            kernel = tf.concat(
                [
                    tf.nn.l2_normalize(part, 0)
                    * self.weight(f'norm_{i}', [size])
                    for i, part in enumerate(parts)
                ],
                0,
            )
        return tf.matmul(tf.concat(args, 1), kernel)
