"""UGRNNCell, IntersectionRNNCell, NASCell, GLSTMCell and PhasedLSTMCell."""

from __future__ import annotations

import tensorflow as tf

from ..layer_base import products
from ..layer_base.graph_seeds import seed_after, split
from ..names.variables import GROUPS_SHARE
from .checks import activation_function, matrix_depth, positive_int
from .contrib import ContribCell, ContribLSTM
from .lstm import LSTMStateTuple

v1 = tf.compat.v1


class UGRNNCell(ContribCell):
    """Update gate: `g = sigmoid(.. + forget_bias)`, `h' = g h + (1 - g) c`.

    Args:
        num_units: Depth of state and output.
        initializer: For all weights.
        forget_bias: Added to the gate while running.
        activation: Function for the candidate; by default tanh.
        reuse: Whether to find the weights in an existing scope.

    Source: Collins et al. 2016; TensorFlow 1.2 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def __init__(
        self,
        num_units,
        initializer=None,
        forget_bias=1.0,
        activation=None,
        reuse=None,
    ):
        super().__init__(
            num_units,
            activation=activation,
            initializer=initializer,
            reuse=reuse,
        )
        self._forget_bias = forget_bias

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        with self.scope_with_initializer():
            both = self.linear([inputs, state], 2 * self._num_units)
        gate, candidate = tf.split(both, 2, 1)
        gate = tf.sigmoid(gate + self._forget_bias)
        output = gate * state + (1 - gate) * self._activation(candidate)
        return output, output


class IntersectionRNNCell(ContribCell):
    """+RNN: a gated path through time crossed by a gated path upwards.

    Args:
        num_units: Depth of state and output.
        num_in_proj: Depth to project inputs to; `num_units` where the inputs
            have another depth.
        initializer: For all weights.
        forget_bias: Added to both gates while running.
        y_activation: Function of the output candidate; by default relu.
        reuse: Whether to find the weights in an existing scope.

    Raises:
        ValueError: The inputs have another depth and `num_in_proj` is None.

    Source: Collins et al. 2016; TensorFlow 1.2 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def __init__(
        self,
        num_units,
        num_in_proj=None,
        initializer=None,
        forget_bias=1.0,
        y_activation=None,
        reuse=None,
    ):
        super().__init__(num_units, initializer=initializer, reuse=reuse)
        self._num_input_proj = num_in_proj
        self._forget_bias = forget_bias
        self._y_activation = activation_function(y_activation or tf.nn.relu)

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        with self.scope_with_initializer():
            if matrix_depth(inputs) != self._num_units:
                inputs = self._project(inputs)
            product = self.linear([inputs, state], 4 * self._num_units)
        gate_h, h, gate_y, y = tf.split(product, 4, 1)
        gate_h = tf.sigmoid(gate_h + self._forget_bias)
        gate_y = tf.sigmoid(gate_y + self._forget_bias)
        new_state = gate_h * state + (1 - gate_h) * tf.tanh(h)
        output = gate_y * inputs + (1 - gate_y) * self._y_activation(y)
        return output, new_state

    def _project(self, inputs):
        if not self._num_input_proj:
            raise ValueError(
                f'Must have input size == output size for Intersection RNN. '
                f'To fix, num_in_proj should be set to num_units at cell '
                f'init. Got inputs of shape {inputs.shape}; set '
                f'num_in_proj={self._num_units}'
            )
        return self.linear(inputs, self._num_units, folder='in_projection/')


class NASCell(ContribLSTM):
    """The cell that neural architecture search found.

    Args:
        num_units: Depth of the memory.
        num_proj: Depth of the projected output, or None.
        use_bias: Whether there is a bias; `use_biases` up to 1.13.
        reuse: Whether to find the weights in an existing scope.
        **kwargs: `name` and `dtype`.

    Source: Zoph and Le 2016; TensorFlow 1.1 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def __init__(
        self, num_units, num_proj=None, use_bias=False, reuse=None, **kwargs
    ):
        super().__init__(num_units, num_proj=num_proj, reuse=reuse, **kwargs)
        self._use_bias = use_bias

    @staticmethod
    def _adapt_arguments(release, values):
        """`use_biases` became `use_bias`."""
        if 'use_biases' in values:
            values['use_bias'] = values.pop('use_biases')
        return values

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        c, m = state
        width = 8 * self._num_units
        recurrent = self.weight('recurrent_kernel', [self.output_size, width])
        kernel = self.weight('kernel', [matrix_depth(inputs), width])
        from_m = products.matmul(m, recurrent)
        if self._use_bias:
            start = v1.zeros_initializer()
            bias = self.weight('bias', [width], initializer=start)
            from_m = tf.nn.bias_add(from_m, bias)
        new_c, new_m = _nas_step(products.matmul(inputs, kernel), from_m, c)
        if self._num_proj:
            shape = [self._num_units, self._num_proj]
            new_m = products.matmul(
                new_m, self.weight('projection_weights', shape)
            )
        return new_m, LSTMStateTuple(new_c, new_m)


class GLSTMCell(ContribLSTM):
    """LSTM whose units stand in groups that do not see each other.

    Args:
        num_units: Depth of the memory.
        initializer: For all weights.
        num_proj: Depth of the projected output, or None.
        number_of_groups: Divides units, projection and input depth.
        forget_bias: Added to the forget gate while running.
        activation: Function for c'; by default tanh.
        reuse: Whether to find the weights in an existing scope.

    Raises:
        ValueError: The groups do not divide units, projection or inputs.

    Source: Kuchaiev and Ginsburg 2017; TensorFlow 1.2 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def __init__(
        self,
        num_units,
        initializer=None,
        num_proj=None,
        number_of_groups=1,
        forget_bias=1.0,
        activation=None,
        reuse=None,
    ):
        super().__init__(
            num_units,
            num_proj=num_proj,
            activation=activation,
            initializer=initializer,
            reuse=reuse,
        )
        self._groups = positive_int('number_of_groups', number_of_groups)
        self._forget_bias = forget_bias
        self._group_size('num_units', num_units)
        self._group_size('num_proj', num_proj or num_units)

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, depth]`."""
        c, m = state
        with self.scope_with_initializer():
            i, j, f, o = self._gates(inputs, m)
            new_c = tf.sigmoid(f + self._forget_bias) * c
            new_c += tf.sigmoid(i) * tf.tanh(j)
            new_m = tf.sigmoid(o) * self._activation(new_c)
            if self._num_proj:
                new_m = self.linear(
                    new_m, self._num_proj, bias=False, folder='projection/'
                )
        return new_m, LSTMStateTuple(new_c, new_m)

    def _gates(self, inputs, m):
        """Gates i, j, f and o, each `[batch, units]`."""
        size = 4 * self._group_size('num_units', self._num_units)
        parts = []
        for group in range(self._groups):
            own = 0 if GROUPS_SHARE[self.release] else group
            with v1.variable_scope(f'group{own}', reuse=own != group or None):
                both = [self._part(x, group) for x in (inputs, m)]
                product = self.linear(both, size, bias=False)
            parts.append(tf.split(product, 4, 1))
        start = v1.zeros_initializer()
        return [
            tf.nn.bias_add(
                tf.concat(gate, 1),
                self.weight(name, [self._num_units], initializer=start),
            )
            for gate, name in zip(
                zip(*parts, strict=True),
                ('bias_i', 'bias_j', 'bias_f', 'bias_o'),
                strict=True,
            )
        ]

    def _part(self, value, group):
        depth = matrix_depth(value)
        # Up to 1.4 inputs are cut like the state, and the rest is ignored.
        cut = self.output_size if self.release < '1.5' else depth
        size = self._group_size('input size', cut)
        return value[:, group * size : (group + 1) * size]

    def _group_size(self, argument, size):
        if size % self._groups:
            raise ValueError(
                f'{argument} ({size}) must be divisible by number_of_groups '
                f'({self._groups}); choose a multiple'
            )
        return size // self._groups


class PhasedLSTMCell(ContribLSTM):
    """LSTM that opens in a rhythm of its own; inputs are `(time, x)`.

    Args:
        num_units: Depth of the memory and of the output.
        use_peepholes: Whether the gates see the memory.
        leak: Slope of the gate while it is closed.
        ratio_on: First fraction of a period in which the gate is open.
        trainable_ratio_on: Whether that fraction is learned.
        period_init_min: Smallest first period, in units of time.
        period_init_max: Largest first period.
        reuse: Whether to find the weights in an existing scope.

    Source: Neil et al. 2016; TensorFlow 1.2 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def __init__(
        self,
        num_units,
        use_peepholes=False,
        leak=0.001,
        ratio_on=0.1,
        trainable_ratio_on=True,
        period_init_min=1.0,
        period_init_max=1000.0,
        reuse=None,
    ):
        super().__init__(num_units, reuse=reuse)
        self._use_peepholes = use_peepholes
        self._leak = leak
        self._ratio_on = ratio_on
        self._trainable_ratio_on = trainable_ratio_on
        self._period_range = period_init_min, period_init_max

    def call(self, inputs, state):
        """Runs one step on time `[batch, 1]` and x `[batch, depth]`."""
        time, x = inputs
        c, h = state
        units = self._num_units
        self._dtype = x.dtype
        seen = [c] if self._use_peepholes else []
        gates = self.linear([x, h, *seen], 2 * units, folder='mask_gates/')
        i, f = split(self.release, tf.sigmoid(gates), 2)
        new = tf.tanh(self.linear([x, h], units, folder='new_input/'))
        new_c = c * f + i * new
        seen = [new_c] if self._use_peepholes else []
        o = self.linear([x, h, *seen], units, folder='output_gate/')
        new_h = tf.tanh(new_c) * tf.sigmoid(o)
        k = self._openness(time)  # [batch, units]
        new_c = k * new_c + (1 - k) * c
        new_h = k * new_h + (1 - k) * h
        return new_h, LSTMStateTuple(new_c, new_h)

    def _openness(self, time):
        shape = [self._num_units]
        options = {'dtype': tf.float32}
        period = self.weight(
            'period', shape, initializer=self._draw_period, **options
        )
        phase = self.weight(
            'phase',
            shape,
            initializer=lambda *a, **k: _draw_below(period.initial_value),
            **options,
        )
        on = self.weight(
            'ratio_on',
            shape,
            initializer=v1.constant_initializer(self._ratio_on),
            trainable=self._trainable_ratio_on,
            **options,
        )
        ratio = _cycle_ratio(time, phase, period)
        rising = 2 * ratio / on
        closed = self._leak * ratio
        k = tf.where(ratio < on, 2 - rising, closed)
        return tf.where(ratio < 0.5 * on, rising, k)

    def _draw_period(self, shape, dtype=tf.float32, partition_info=None):
        low, high = (tf.math.log(end) for end in self._period_range)
        seed = seed_after(1)  # after the shape
        return tf.exp(tf.random.uniform(shape, low, high, dtype, seed))


def _nas_step(from_inputs, from_m, c):
    """The next memory and output of a NASCell."""
    x = tf.split(from_inputs, 8, 1)
    m = tf.split(from_m, 8, 1)
    first = [
        tf.sigmoid(x[0] + m[0]),
        tf.nn.relu(x[1] + m[1]),
        tf.sigmoid(x[2] + m[2]),
        tf.nn.relu(x[3] * m[3]),
        tf.tanh(x[4] + m[4]),
        tf.sigmoid(x[5] + m[5]),
        tf.tanh(x[6] + m[6]),
        tf.sigmoid(x[7] + m[7]),
    ]
    second = [
        tf.tanh(first[0] * first[1]),
        tf.tanh(first[2] + first[3]),
        tf.tanh(first[4] * first[5]),
        tf.sigmoid(first[6] + first[7]),
    ]
    new_c = tf.tanh(second[0] + c) * second[1]
    return new_c, tf.tanh(new_c * tf.tanh(second[2] + second[3]))


def _cycle_ratio(time, phase, period):
    """Place within the period, 0 to 1; its slope is that of the time."""
    phase, period = tf.cast(phase, time.dtype), tf.cast(period, time.dtype)
    shifted = time - phase
    rest = tf.stop_gradient(tf.math.floormod(shifted, period) - shifted)
    return tf.cast((rest + shifted) / period, tf.float32)


def _draw_below(bound):
    seed = seed_after(2)  # after shape and lower bound
    return tf.random.uniform(bound.shape, 0.0, bound, bound.dtype, seed)
