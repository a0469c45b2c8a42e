"""BasicRNNCell and GRUCell."""

from __future__ import annotations

import tensorflow as tf

from ..layer_base import alike
from ..layer_base.graph_seeds import split
from .base import LayerRNNCell
from .checks import (
    activation_function,
    floating_dtype,
    linear_depth,
    units,
)

v1 = tf.compat.v1


class BasicRNNCell(LayerRNNCell):
    """`output = state' = act([inputs, state] W + b)`.

    Args:
        num_units: Depth of state and output.
        activation: Function of a tensor; by default tanh.
        reuse: Whether to find the weights in an existing scope.
        name: Name of the cell and of its scope.
        dtype: Type of the weights; by default that of the first input.

    Raises:
        ValueError: `num_units` is not positive.

    Source: TensorFlow 1.15, `nn.rnn_cell.BasicRNNCell`.
    """

    _names_own_variables = True
    _made_of_linear = True

    def __init__(
        self,
        num_units,
        activation=None,
        reuse=None,
        name=None,
        dtype=None,
        **kwargs,
    ):
        super().__init__(_reuse=reuse, name=name, dtype=dtype, **kwargs)
        self._num_units = units(num_units)
        self._activation = activation_function(activation)

    @property
    def state_size(self):
        """Depth of the state."""
        return self._num_units

    @property
    def output_size(self):
        """Depth of the output."""
        return self._num_units

    def build(self, inputs_shape):
        """Creates kernel `[depth + units, units]` and bias `[units]`."""
        floating_dtype(self)
        depth = linear_depth(self, inputs_shape)
        units = self._num_units
        self._kernel = self.add_weight('kernel', [depth + units, units])
        self._bias = self.add_weight(
            'bias', [units], initializer=v1.zeros_initializer()
        )

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        both = alike.join([inputs, state])  # [batch, depth + units]
        product = tf.nn.bias_add(tf.matmul(both, self._kernel), self._bias)
        output = self._activation(product)
        return output, output


class GRUCell(LayerRNNCell):
    """Gated recurrent unit, in the form of TensorFlow 1.x.

    `r, u = sigmoid([inputs, state] Wg + bg)`,
    `c = act([inputs, r * state] Wc + bc)`,
    `output = state' = u * state + (1 - u) * c`. The gate bias starts at 1.

    Args:
        num_units: Depth of state and output.
        activation: Function for the candidate; by default tanh.
        reuse: Whether to find the weights in an existing scope.
        kernel_initializer: For both kernels; by default the scope's.
        bias_initializer: For both biases; by default 1 for the gates and 0
            for the candidate.
        name: Name of the cell and of its scope.
        dtype: Type of the weights; by default that of the first input.

    Raises:
        ValueError: `num_units` is not positive.

    Source: Cho et al. 2014; TensorFlow 1.15, `nn.rnn_cell.GRUCell`.
    """

    _names_own_variables = True
    _made_of_linear = True

    def __init__(
        self,
        num_units,
        activation=None,
        reuse=None,
        kernel_initializer=None,
        bias_initializer=None,
        name=None,
        dtype=None,
        **kwargs,
    ):
        super().__init__(_reuse=reuse, name=name, dtype=dtype, **kwargs)
        self._num_units = units(num_units)
        self._activation = activation_function(activation)
        self._kernel_initializer = kernel_initializer
        self._bias_initializer = bias_initializer

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
        floating_dtype(self)
        depth = linear_depth(self, inputs_shape)
        units = self._num_units
        self._gate_kernel, self._gate_bias = self._linear(
            'gates', depth + units, 2 * units, 1.0
        )
        self._candidate_kernel, self._candidate_bias = self._linear(
            'candidate', depth + units, units, 0.0
        )

    def _linear(self, folder, rows, columns, bias):
        kernel = self.add_weight(
            f'{folder}/kernel',
            [rows, columns],
            initializer=self._kernel_initializer,
        )
        start = self._bias_initializer or v1.constant_initializer(bias)
        bias = self.add_weight(f'{folder}/bias', [columns], initializer=start)
        return kernel, bias

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        both = alike.join([inputs, state])  # [batch, depth + units]
        gates = tf.sigmoid(
            tf.nn.bias_add(tf.matmul(both, self._gate_kernel), self._gate_bias)
        )
        reset, update = split(self.release, gates, 2)  # [batch, units]
        both = alike.join([inputs, alike.multiply(reset, state)])
        candidate = self._activation(
            tf.nn.bias_add(
                tf.matmul(both, self._candidate_kernel), self._candidate_bias
            )
        )
        output = alike.add(
            alike.multiply(update, state),
            alike.multiply(alike.subtract(1, update), candidate),
        )
        return output, output
