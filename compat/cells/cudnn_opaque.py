"""`contrib.cudnn_rnn` as up to 1.4: all weights in one flat vector.

cuDNN knows the order of its buffer alone; programs make a variable of
`params_size()` numbers and hand it over. Here the vector holds, layer by layer
and direction by direction, the matrices of the gates for inputs, then those
for states, and after all of them the biases, in the same order. It can be
trained and saved; checkpoints of a GPU's buffer cannot be told apart from
others and are read as they are.

*Source:* TensorFlow 1.0 to 1.4, `contrib/cudnn_rnn/python/ops`; NVIDIA cuDNN
7, `cudnnRNNMode_t`, for the equations.
"""

from __future__ import annotations

import tensorflow as tf

from .base import RNNCell
from .cudnn import DIRECTIONS

v1 = tf.compat.v1

_MODES = ('linear_input', 'skip_input', 'auto_select')


class OpaqueCudnn:
    """Layers of recurrent cells over a whole sequence.

    Args:
        num_layers: Number of layers.
        num_units: Depth of each cell.
        input_size: Depth of the inputs.
        input_mode: `linear_input`; `skip_input` gives the inputs to all gates
            of the first layer as they are; `auto_select` does so where they
            have the depth of the cells.
        direction: `unidirectional` or `bidirectional`.
        dtype: Type of the weights.
        dropout: Chance to drop an output between two layers in training.
        seed: Seed of dropout.
        num_proj: None; outputs are not projected here.

    Raises:
        ValueError: Direction or input mode is unknown, inputs cannot be
            skipped, or outputs are to be projected.
    """

    gates: int
    rnn_mode: str

    def __init__(
        self,
        num_layers,
        num_units,
        input_size,
        input_mode='linear_input',
        direction='unidirectional',
        dtype=tf.float32,
        dropout=0.0,
        seed=0,
        num_proj=None,
    ):
        if num_proj is not None:
            raise ValueError(
                f'num_proj must be None, got {num_proj}; use '
                f'contrib.rnn.LSTMCell, which projects'
            )
        for name, value, known in (
            ('direction', direction, DIRECTIONS),
            ('input_mode', input_mode, _MODES),
        ):
            if value not in known:
                raise ValueError(
                    f'{name} must be one of {known}, got {value!r}'
                )
        self.num_layers, self.num_units = num_layers, num_units
        self.input_size, self.input_mode = input_size, input_mode
        self.direction = direction
        self._dtype, self._dropout, self._seed = dtype, dropout, seed
        self._dirs = 1 + DIRECTIONS.index(direction)
        self._skips = input_mode == 'skip_input' or (
            input_mode == 'auto_select' and input_size == num_units
        )
        if self._skips and input_size != num_units:
            raise ValueError(
                f'skip_input wants input_size == num_units, got {input_size} '
                f'and {num_units}'
            )

    def params_size(self):
        """How many numbers there are, int32 scalar."""
        matrices = sum(a * b for a, b in self._weight_shapes())
        return tf.constant(matrices + len(self._bias_sizes()) * self.num_units)

    def params_to_canonical(self, params):
        """`(weights [units, depth], biases [units])`, two lists."""
        params = tf.convert_to_tensor(params)
        shapes = self._weight_shapes()
        sizes = [a * b for a, b in shapes] + self._bias_sizes()
        parts = tf.split(tf.reshape(params, [sum(sizes)]), sizes)
        weights = [
            tf.reshape(part, shape)
            for part, shape in zip(parts, shapes, strict=False)
        ]
        return weights, parts[len(shapes) :]

    def canonical_to_params(self, weights, biases):
        """The flat vector of what `params_to_canonical` gave."""
        return tf.concat([tf.reshape(w, [-1]) for w in [*weights, *biases]], 0)

    def _run(self, inputs, states, params, is_training):
        """`(outputs [time, batch, ...], states, one a layer and direction)`.

        Args:
            inputs: `[time, batch, input_size]`.
            states: States of the cells, one a layer and direction.
            params: The flat vector.
            is_training: Whether to drop out.
        """
        weights, biases = self.params_to_canonical(params)
        lasts = []
        for layer in range(self.num_layers):
            if layer and is_training and self._dropout:
                inputs = _dropped(inputs, self._dropout, self._seed)
            outputs = []
            for side in range(self._dirs):
                place = layer * self._dirs + side
                found, last = self._one(
                    inputs, states[place], weights, biases, place
                )
                outputs.append(found)
                lasts.append(last)
            inputs = tf.concat(outputs, 2)
        return inputs, lasts

    def _one(self, inputs, state, weights, biases, place):
        """One direction of one layer: `(outputs, last state)`."""
        from .. import loops

        count = self.gates
        start = 2 * count * place
        of_inputs = weights[start : start + count]
        if self._skips:
            start -= count * min(place, self._dirs)
            of_inputs = weights[start : start + count]
        skipped = self._skips and place < self._dirs
        if skipped:
            given = tf.tile(inputs, [1, 1, count])
        else:
            kernel = tf.transpose(tf.concat(of_inputs, 0))
            given = tf.tensordot(inputs, kernel, 1)
            start += count
        of_states = tf.concat(weights[start : start + count], 0)
        first = 2 * count * place
        both = biases[first : first + count], biases[first + count :][:count]
        bias, state_bias = (tf.concat(part, 0) for part in both)
        backward = place % self._dirs == 1
        given = tf.reverse(given, [0]) if backward else given
        outputs, last = loops.dynamic_rnn(
            _Given(self, tf.transpose(of_states), state_bias),
            given + bias,
            initial_state=state,
            time_major=True,
        )
        return tf.reverse(outputs, [0]) if backward else outputs, last

    def _weight_shapes(self):
        """Shapes of the matrices, in the order of the vector."""
        shapes = []
        for place in range(self.num_layers * self._dirs):
            below = self._dirs * self.num_units
            first = place < self._dirs
            if not (first and self._skips):
                depth = self.input_size if first else below
                shapes += [(self.num_units, depth)] * self.gates
            shapes += [(self.num_units, self.num_units)] * self.gates
        return shapes

    def _bias_sizes(self):
        count = 2 * self.gates * self.num_layers * self._dirs
        return [self.num_units] * count

    def step(self, given, of_state, state):
        """`(output, next state)` of one time step.

        Args:
            given: `[batch, gates * units]`, the share of the inputs.
            of_state: The same of the state.
            state: State of the cell.
        """
        raise NotImplementedError(
            f'{type(self).__name__} must define step(), one time step'
        )


class _Given(RNNCell):
    """A cell on the weights that it is given."""

    def __init__(self, owner, kernel, bias):
        super().__init__()
        self._owner, self._kernel, self._bias = owner, kernel, bias

    @property
    def output_size(self):
        """Depth of the output."""
        return self._owner.num_units

    @property
    def state_size(self):
        """Depths of the parts of the state."""
        units = self._owner.num_units
        return (units, units) if self._owner.rnn_mode == 'lstm' else units

    def call(self, inputs, state):
        """One step; inputs are the share of the gates, summed up."""
        h = state[0] if self._owner.rnn_mode == 'lstm' else state
        of_state = tf.matmul(h, self._kernel) + self._bias
        return self._owner.step(inputs, of_state, state)


class CudnnLSTM(OpaqueCudnn):
    """Layers of LSTM. See `OpaqueCudnn`."""

    gates, rnn_mode = 4, 'lstm'

    def __call__(self, input_data, input_h, input_c, params, is_training=True):
        """Runs over a sequence.

        Args:
            input_data: `[time, batch, input_size]`.
            input_h: `[layers * directions, batch, units]`.
            input_c: The same of the memory.
            params: The flat vector.
            is_training: Whether to drop out.

        Returns:
            `(outputs [time, batch, directions * units], h, c)`.
        """
        count = self.num_layers * self._dirs
        states = zip(
            tf.unstack(input_h, count), tf.unstack(input_c, count), strict=True
        )
        outputs, lasts = self._run(
            input_data, list(states), params, is_training
        )
        h, c = (tf.stack(part) for part in zip(*lasts, strict=True))
        return outputs, h, c

    def step(self, given, of_state, state):
        """One step; state `(h, c)`."""
        i, f, j, o = tf.split(given + of_state, 4, 1)
        c = tf.sigmoid(f) * state[1] + tf.sigmoid(i) * tf.tanh(j)
        h = tf.sigmoid(o) * tf.tanh(c)
        return h, (h, c)


class _WithoutMemory(OpaqueCudnn):
    def __call__(self, input_data, input_h, params, is_training=True):
        """Runs over a sequence.

        Args:
            input_data: `[time, batch, input_size]`.
            input_h: `[layers * directions, batch, units]`.
            params: The flat vector.
            is_training: Whether to drop out.

        Returns:
            `(outputs [time, batch, directions * units], h)`.
        """
        states = tf.unstack(input_h, self.num_layers * self._dirs)
        outputs, lasts = self._run(input_data, states, params, is_training)
        return outputs, tf.stack(lasts)


class CudnnGRU(_WithoutMemory):
    """Layers of GRU. See `OpaqueCudnn`."""

    gates, rnn_mode = 3, 'gru'

    def step(self, given, of_state, state):
        """One step; the reset gate acts on the product."""
        given, of_state = (tf.split(x, 3, 1) for x in (given, of_state))
        reset = tf.sigmoid(given[0] + of_state[0])
        update = tf.sigmoid(given[1] + of_state[1])
        new = tf.tanh(given[2] + reset * of_state[2])
        h = (1 - update) * new + update * state
        return h, h


class CudnnRNNTanh(_WithoutMemory):
    """Layers of tanh cells. See `OpaqueCudnn`."""

    gates, rnn_mode = 1, 'rnn_tanh'

    def step(self, given, of_state, state):
        """One step."""
        h = tf.tanh(given + of_state)
        return h, h


class CudnnRNNRelu(_WithoutMemory):
    """Layers of relu cells. See `OpaqueCudnn`."""

    gates, rnn_mode = 1, 'rnn_relu'

    def step(self, given, of_state, state):
        """One step."""
        h = tf.nn.relu(given + of_state)
        return h, h


class RNNParamsSaveable(list):
    """Nothing more to save: the vector is a variable, which Savers write.

    An empty list, so that a Saver finds none among the saveable objects.
    """

    def __init__(self, *args, **kwargs):
        super().__init__()


def _dropped(inputs, rate, seed):
    """Dropout as cuDNN has it, which takes a rate of 1, too."""
    if rate >= 1:
        return tf.zeros_like(inputs)
    return v1.nn.dropout(inputs, rate=rate, seed=seed)
