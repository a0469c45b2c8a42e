"""Cells whose recurrence is element-wise, and other small gated cells."""

from __future__ import annotations

import tensorflow as tf

from ..layer_base import products
from ..layer_base.graph_seeds import split
from .base import LayerRNNCell
from .checks import activation_function, input_depth, positive_int
from .lstm import LSTMStateTuple

v1 = tf.compat.v1


class _UnitsCell(LayerRNNCell):
    """A cell with one state of depth `num_units`, its weights from build."""

    def __init__(self, num_units, activation=None, reuse=None, **kwargs):
        super().__init__(_reuse=reuse, **kwargs)
        self._num_units = positive_int('num_units', num_units)
        self._activation = activation_function(activation)

    @property
    def state_size(self):
        """Depth of the state."""
        return self._num_units

    @property
    def output_size(self):
        """Depth of the output."""
        return self._num_units

    def _recurrent(self, name, columns):
        """A recurrent weight `[1, columns]`, between -1 and 1 at first."""
        start = v1.random_uniform_initializer(-1, 1, dtype=self._dtype)
        return self.add_weight(name, [1, columns], initializer=start)


class SRUCell(_UnitsCell):
    """Simple recurrent unit: all products are of the inputs alone.

    `x~, f, r, x = inputs W`, `c' = f c + (1 - f) x~`,
    `output = r act(c') + (1 - r) x`, with biases within f and r.

    Args:
        num_units: Depth of state and output.
        activation: Function for c'; by default tanh.
        reuse: Whether to find the weights in an existing scope.
        **kwargs: `name` and `dtype`.

    Source: Lei and Zhang 2017; TensorFlow 1.6 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def build(self, inputs_shape):
        """Creates kernel `[depth, 4 * units]` and bias `[2 * units]`."""
        shape = tf.TensorShape(inputs_shape)[:2]  # The second axis counts.
        depth, units = input_depth(self, shape), self._num_units
        self._kernel = self.add_weight('kernel', [depth, 4 * units])
        start = v1.zeros_initializer()
        self._bias = self.add_weight('bias', [2 * units], initializer=start)

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        product = products.matmul(inputs, self._kernel)
        new, f, r, passed = split(self.release, product, 4)
        gates = tf.nn.bias_add(tf.concat([f, r], 1), self._bias)
        f, r = split(self.release, tf.sigmoid(gates), 2)
        c = f * state + (1 - f) * new
        return r * self._activation(c) + (1 - r) * passed, c


class IndRNNCell(_UnitsCell):
    """`output = state' = act(inputs W + u * state + b)`.

    Args:
        num_units: Depth of state and output.
        activation: Function of a tensor; by default tanh.
        reuse: Whether to find the weights in an existing scope.
        name: Name of the cell and of its scope.
        dtype: Type of the weights.

    Source: Li et al. 2018; TensorFlow 1.10 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def build(self, inputs_shape):
        """Creates kernels `[depth, units]`, `[1, units]` and bias."""
        depth, units = input_depth(self, inputs_shape), self._num_units
        self._kernel = self.add_weight('kernel_w', [depth, units])
        self._recurrent_kernel = self._recurrent('kernel_u', units)
        start = v1.zeros_initializer()
        self._bias = self.add_weight('bias', [units], initializer=start)

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        product = products.matmul(inputs, self._kernel)
        product += state * self._recurrent_kernel
        output = self._activation(tf.nn.bias_add(product, self._bias))
        return output, output


class IndyGRUCell(_UnitsCell):
    """`GRUCell` whose recurrence is element-wise.

    Args:
        num_units: Depth of state and output.
        activation: Function for the candidate; by default tanh.
        reuse: Whether to find the weights in an existing scope.
        kernel_initializer: For the kernels of the inputs.
        bias_initializer: For both biases; by default 1 and 0.
        name: Name of the cell and of its scope.
        dtype: Type of the weights.

    Source: Li et al. 2018; TensorFlow 1.10 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def __init__(
        self,
        num_units,
        activation=None,
        reuse=None,
        kernel_initializer=None,
        bias_initializer=None,
        name=None,
        dtype=None,
    ):
        super().__init__(num_units, activation, reuse, name=name, dtype=dtype)
        self._kernel_initializer = kernel_initializer
        self._bias_initializer = bias_initializer

    def build(self, inputs_shape):
        """Creates kernels and biases of the gates and the candidate."""
        depth, units = input_depth(self, inputs_shape), self._num_units
        self._gates = self._affine('gates', 'kernel_w', depth, 2 * units, 1.0)
        # TensorFlow named this kernel without its `_w`.
        self._candidate = self._affine('candidate', 'kernel', depth, units, 0)

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        both = tf.tile(state, [1, 2])
        gates = tf.sigmoid(_apply(self._gates, inputs, both))
        reset, update = split(self.release, gates, 2)
        candidate = _apply(self._candidate, inputs, reset * state)
        candidate = self._activation(candidate)
        output = update * state + (1 - update) * candidate
        return output, output

    def _affine(self, folder, name, depth, columns, bias):
        start = self._bias_initializer or v1.constant_initializer(bias)
        return (
            self.add_weight(
                f'{folder}/{name}',
                [depth, columns],
                initializer=self._kernel_initializer,
            ),
            self._recurrent(f'{folder}/kernel_u', columns),
            self.add_weight(f'{folder}/bias', [columns], initializer=start),
        )


class IndyLSTMCell(_UnitsCell):
    """`BasicLSTMCell` whose recurrence is element-wise.

    Args:
        num_units: Depth of the memory and of the output.
        forget_bias: Added to the forget gate while running.
        activation: Function for j and c'; by default tanh.
        reuse: Whether to find the weights in an existing scope.
        kernel_initializer: For the kernel of the inputs.
        bias_initializer: For the bias; by default zeros.
        name: Name of the cell and of its scope.
        dtype: Type of the weights.

    Source: Gonnet and Deselaers 2019; TensorFlow 1.10 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def __init__(
        self,
        num_units,
        forget_bias=1.0,
        activation=None,
        reuse=None,
        kernel_initializer=None,
        bias_initializer=None,
        name=None,
        dtype=None,
    ):
        super().__init__(num_units, activation, reuse, name=name, dtype=dtype)
        self._forget_bias = forget_bias
        self._kernel_initializer = kernel_initializer
        self._bias_initializer = bias_initializer

    @property
    def state_size(self):
        """Depths of memory and output."""
        return LSTMStateTuple(self._num_units, self._num_units)

    def build(self, inputs_shape):
        """Creates kernels `[depth, 4 * units]`, `[1, 4 * units]`, bias."""
        depth, width = input_depth(self, inputs_shape), 4 * self._num_units
        start = self._bias_initializer or v1.zeros_initializer()
        self._weights = (
            self.add_weight(
                'kernel_w',
                [depth, width],
                initializer=self._kernel_initializer,
            ),
            self._recurrent('kernel_u', width),
            self.add_weight('bias', [width], initializer=start),
        )

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        c, h = state
        gates = _apply(self._weights, inputs, tf.tile(h, [1, 4]))
        i, j, f, o = split(self.release, gates, 4)
        keep = tf.sigmoid(f + tf.cast(self._forget_bias, f.dtype))
        new_c = c * keep + tf.sigmoid(i) * self._activation(j)
        new_h = self._activation(new_c) * tf.sigmoid(o)
        return new_h, LSTMStateTuple(new_c, new_h)


class MinimalRNNCell(_UnitsCell):
    """`z = act(inputs V)`, `h' = u h + (1 - u) z`, u a gate of z and h.

    Args:
        units: Depth of state and output.
        activation: Function of a tensor, or its name.
        kernel_initializer: Initializer, or `'glorot_uniform'`.
        bias_initializer: Initializer, or `'ones'`.
        name: Name of the cell and of its scope.
        dtype: Type of the weights.

    Source: Chen 2017; TensorFlow 1.13 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def __init__(
        self,
        units,
        activation='tanh',
        kernel_initializer='glorot_uniform',
        bias_initializer='ones',
        name=None,
        dtype=None,
    ):
        super().__init__(units, activation, name=name, dtype=dtype)
        self._kernel_initializer = _initializer(kernel_initializer)
        self._bias_initializer = _initializer(bias_initializer)

    def build(self, inputs_shape):
        """Creates kernel `[depth + 2 * units, units]` and bias."""
        units = self._num_units
        self._depth = input_depth(self, inputs_shape)
        self._kernel = self.add_weight(
            'kernel',
            [self._depth + 2 * units, units],
            initializer=self._kernel_initializer,
        )
        self._bias = self.add_weight(
            'bias', [units], initializer=self._bias_initializer
        )

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        sizes = [self._depth, 2 * self._num_units]
        upwards, gate = tf.split(self._kernel, sizes, 0)
        new = self._activation(products.matmul(inputs, upwards))
        product = tf.matmul(tf.concat([new, state], 1), gate)
        update = tf.sigmoid(tf.nn.bias_add(product, self._bias))
        output = update * state + (1 - update) * new
        return output, output


class CFNCell(_UnitsCell):
    """Chaos-free network: `h' = t act(h) + (1 - e) act(inputs W)`.

    Args:
        units: Depth of state and output.
        activation: Function of a tensor, or its name.
        kernel_initializer: Initializer, or `'glorot_uniform'`.
        bias_initializer: Initializer, or `'ones'`.
        name: Name of the cell and of its scope.
        dtype: Type of the weights.

    Source: Laurent and von Brecht 2016; TensorFlow 1.13 to 1.15.
    """

    _names_own_variables = True

    def __init__(
        self,
        units,
        activation='tanh',
        kernel_initializer='glorot_uniform',
        bias_initializer='ones',
        name=None,
        dtype=None,
    ):
        super().__init__(units, activation, name=name, dtype=dtype)
        self._kernel_initializer = _initializer(kernel_initializer)
        self._bias_initializer = _initializer(bias_initializer)

    def build(self, inputs_shape):
        """Creates kernel `[depth, 3 * units]`, recurrent kernel and bias."""
        depth, units = input_depth(self, inputs_shape), self._num_units
        kernel_start, bias_start = (
            self._kernel_initializer,
            self._bias_initializer,
        )
        self._kernel = self.add_weight(
            'kernel', [depth, 3 * units], initializer=kernel_start
        )
        self._recurrent_kernel = self.add_weight(
            'recurrent_kernel', [units, 2 * units], initializer=kernel_start
        )
        self._bias = self.add_weight(
            'bias', [2 * units], initializer=bias_start
        )

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        units = self._num_units
        product = products.matmul(inputs, self._kernel)
        gates, new = tf.split(product, [2 * units, units], 1)
        gates += products.matmul(state, self._recurrent_kernel)
        gates = tf.sigmoid(tf.nn.bias_add(gates, self._bias))
        theta, eta = tf.split(gates, 2, 1)
        output = theta * self._activation(state)
        output += (1 - eta) * self._activation(new)
        return output, output


def _apply(weights, inputs, state):
    """`inputs W + u * state + b`."""
    kernel, recurrent, bias = weights
    product = products.matmul(inputs, kernel) + recurrent * state
    return tf.nn.bias_add(product, bias)


def _initializer(value):
    names = {
        'glorot_uniform': v1.glorot_uniform_initializer,
        'ones': v1.ones_initializer,
        'zeros': v1.zeros_initializer,
    }
    if not isinstance(value, str):
        return value
    if value not in names:
        raise ValueError(
            f'an initializer must be one of {sorted(names)} or a function, '
            f'got {value!r}'
        )
    return names[value]()
