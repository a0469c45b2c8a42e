"""What the cells of `tf.keras.layers` have in common."""

from __future__ import annotations

import typing

import tensorflow as tf

from ..cells.base import batch_and_dtype, zeros_like_size
from ..cells.checks import positive_int
from ..layer_base import named
from ..layer_base.scoped import ScopedLayer
from ..releases import Release


class Cell(ScopedLayer):
    """A cell of one kernel for inputs and one for its output before.

    Args:
        units: Depth of output and state.
        activation: Function of the new values, or its name.
        use_bias: Whether to add a bias.
        kernel_initializer: For the inputs' kernel, or its name.
        recurrent_initializer: For the outputs' kernel.
        bias_initializer: For the bias.
        kernel_regularizer: Function of a weight giving a loss, or None.
        recurrent_regularizer: For the outputs' kernel.
        bias_regularizer: For the bias.
        kernel_constraint: Function applied after each update, or None.
        recurrent_constraint: For the outputs' kernel.
        bias_constraint: For the bias.
        dropout: Fraction of the inputs that is dropped in training.
        recurrent_dropout: Fraction of the outputs before.
        **kwargs: As for `ScopedLayer`.

    Source: TensorFlow 1.15, keras/layers/recurrent.py (behaviour, not code).
    """

    release = Release('1.15')
    _gates = 1

    def __init__(
        self,
        units,
        activation='tanh',
        use_bias=True,
        kernel_initializer='glorot_uniform',
        recurrent_initializer='orthogonal',
        bias_initializer='zeros',
        kernel_regularizer=None,
        recurrent_regularizer=None,
        bias_regularizer=None,
        kernel_constraint=None,
        recurrent_constraint=None,
        bias_constraint=None,
        dropout=0.0,
        recurrent_dropout=0.0,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.units = positive_int('units', units)
        self.activation = named.activation('activation', activation)
        self.use_bias = use_bias
        self.dropout = dropout
        self.recurrent_dropout = recurrent_dropout
        self._options = {
            'kernel': _options(
                kernel_initializer, kernel_regularizer, kernel_constraint
            ),
            'recurrent_kernel': _options(
                recurrent_initializer,
                recurrent_regularizer,
                recurrent_constraint,
            ),
            'bias': _options(
                bias_initializer, bias_regularizer, bias_constraint
            ),
        }
        self.kernel = self.recurrent_kernel = self.bias = None

    @property
    def state_size(self) -> typing.Any:
        """Depth of the state."""
        return self.units

    @property
    def output_size(self):
        """Depth of the output."""
        return self.units

    def build(self, input_shape):
        """Makes the weights for inputs `[batch, depth]`."""
        depth = tf.compat.dimension_value(tf.TensorShape(input_shape)[-1])
        width = self._gates * self.units
        self.kernel = self._weight('kernel', [depth, width])
        self.recurrent_kernel = self._weight(
            'recurrent_kernel', [self.units, width]
        )
        if self.use_bias:
            self.bias = self._weight('bias', self._bias_shape())
        self.built = True

    def call(self, inputs, states, training=None):
        """Runs one step.

        Args:
            inputs: `[batch, depth]`.
            states: State before, in a list or not.
            training: Whether the step is one of training.

        Returns:
            `(output [batch, units], states)`, the states in a list if they
            came in one.

        Raises:
            NotImplementedError: A cell with dropout is to train.
        """
        if training and (self.dropout or self.recurrent_dropout):
            raise NotImplementedError(
                f'dropout of {type(self).__name__} was drawn by '
                f'keras.layers.RNN; take tf.nn.rnn_cell.DropoutWrapper'
            )
        inputs = tf.convert_to_tensor(inputs)
        flat = tf.nest.flatten(states)
        output, flat = self._step(inputs, *flat)
        return output, tf.nest.pack_sequence_as(states, flat)

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        """The zero state; see `RNNCell.get_initial_state`."""
        return self.zero_state(*batch_and_dtype(inputs, batch_size, dtype))

    def zero_state(self, batch_size, dtype):
        """Zeros: one tensor, or a list of them."""
        zeros = zeros_like_size(self.state_size, batch_size, dtype)
        return list(zeros) if isinstance(zeros, tuple) else zeros

    def _bias_shape(self):
        return [self._gates * self.units]

    def _weight(self, name, shape):
        return self.add_weight(name, shape, **self._options[name])

    def _step(self, inputs, *states):
        """`(output, list of states)`."""
        raise NotImplementedError

    def _mapped(self, inputs, bias):
        """The inputs' share of each gate, list of `[batch, units]`."""
        mapped = tf.matmul(inputs, self.kernel)
        mapped = mapped if bias is None else tf.nn.bias_add(mapped, bias)
        return tf.split(mapped, self._gates, 1)

    def _kernels(self):
        """The outputs' kernel of each gate, list of `[units, units]`."""
        return tf.split(self.recurrent_kernel, self._gates, 1)


def _options(start, regularizer, constraint):
    return {
        'initializer': named.initializer('initializer', start),
        'regularizer': regularizer,
        'constraint': constraint,
    }
