"""LSTMs over grids: ConvLSTMCell and its forms in 1, 2 and 3 dimensions."""

from __future__ import annotations

import tensorflow as tf

from ..releases import Since
from .base import RNNCell
from .lstm import LSTMStateTuple

v1 = tf.compat.v1

# In 1.4 Conv1DLSTMCell and so on did not hand their name on.
_HANDS_NAME_ON = Since({'1.4': False, '1.5': True})


class ConvLSTMCell(RNNCell):
    """LSTM that convolves instead of multiplying.

    Args:
        conv_ndims: Dimensions of the grid, 1 to 3.
        input_shape: Shape of the inputs without batch: grid, channels.
        output_channels: Depth of memory and output.
        kernel_shape: Size of the kernel in each dimension.
        use_bias: Whether to add a bias.
        skip_connection: Whether to append the inputs to the output.
        forget_bias: Added to the forget gate while running.
        initializers: Taken and not used, as in TensorFlow.
        name: Name of the cell and of its scope.

    Raises:
        ValueError: `input_shape` has another number of dimensions.

    Source: Shi et al. 2015; TensorFlow 1.4 to 1.15, contrib.rnn.
    """

    _names_own_variables = True

    def __init__(
        self,
        conv_ndims,
        input_shape,
        output_channels,
        kernel_shape,
        use_bias=True,
        skip_connection=False,
        forget_bias=1.0,
        initializers=None,
        name='conv_lstm_cell',
    ):
        super().__init__(name=name)
        if conv_ndims != len(input_shape) - 1:
            raise ValueError(
                f'input_shape must have conv_ndims + 1 = {conv_ndims + 1} '
                f'dimensions, got {input_shape}; leave the batch out'
            )
        self._grid = list(input_shape[:-1])
        self._skipped = input_shape[-1] if skip_connection else 0
        self._channels = output_channels
        self._kernel_shape = list(kernel_shape)
        self._use_bias = use_bias
        self._forget_bias = forget_bias

    @property
    def state_size(self):
        """Shapes of memory and output, without batch."""
        shape = tf.TensorShape([*self._grid, self._channels])
        return LSTMStateTuple(shape, shape)

    @property
    def output_size(self):
        """Shape of the output, without batch."""
        return tf.TensorShape([*self._grid, self._channels + self._skipped])

    def call(self, inputs, state):
        """Runs one step on inputs `[batch, *grid, channels]`."""
        c, h = state
        gates = tf.split(self._convolve(inputs, h), 4, -1)
        i, j, f, o = gates  # each [batch, *grid, output channels]
        new_c = tf.sigmoid(f + self._forget_bias) * c
        new_c += tf.sigmoid(i) * tf.tanh(j)
        output = tf.tanh(new_c) * tf.sigmoid(o)
        if self._skipped:
            output = tf.concat([output, inputs], -1)
        return output, LSTMStateTuple(new_c, output)

    def _convolve(self, inputs, h):
        both = tf.concat([inputs, h], -1)
        size = 4 * self._channels
        kernel = self.weight(
            'kernel', [*self._kernel_shape, both.shape.as_list()[-1], size]
        )
        product = tf.nn.convolution(both, kernel, padding='SAME')
        if not self._use_bias:
            return product
        start = v1.zeros_initializer()
        return product + self.weight('biases', [size], initializer=start)


class Conv1DLSTMCell(ConvLSTMCell):
    """`ConvLSTMCell` over sequences `[batch, length, channels]`."""

    _names_own_variables = True

    def __init__(self, name='conv_1d_lstm_cell', **kwargs):
        if not _HANDS_NAME_ON[self.release]:
            name = 'conv_lstm_cell'
        super().__init__(conv_ndims=1, name=name, **kwargs)


class Conv2DLSTMCell(ConvLSTMCell):
    """`ConvLSTMCell` over images `[batch, height, width, channels]`."""

    _names_own_variables = True

    def __init__(self, name='conv_2d_lstm_cell', **kwargs):
        if not _HANDS_NAME_ON[self.release]:
            name = 'conv_lstm_cell'
        super().__init__(conv_ndims=2, name=name, **kwargs)


class Conv3DLSTMCell(ConvLSTMCell):
    """`ConvLSTMCell` over volumes `[batch, d, h, w, channels]`."""

    _names_own_variables = True

    def __init__(self, name='conv_3d_lstm_cell', **kwargs):
        if not _HANDS_NAME_ON[self.release]:
            name = 'conv_lstm_cell'
        super().__init__(conv_ndims=3, name=name, **kwargs)
