"""Cells of old TensorFlow that Keras lacks, as small Keras layers.

They compute with `keras.ops` alone, on whichever backend is set, and keep
the weights as TensorFlow laid them out: `kernel` has the rows of the inputs,
then those of the last output, and the columns of the gates i, j, f, o. Import
this module before a `.keras` file is loaded that holds one of them.
"""

import keras
from keras import ops

# What contrib.layers.layer_norm adds to the variance.
EPSILON = 1e-12


@keras.saving.register_keras_serializable(package='legacy_rnn')
class PeepholeLSTMCell(keras.layers.Layer):
    """`LSTMCell` with peepholes, projection and clips.

    Args:
        units: Depth of the memory.
        use_peepholes: Whether the gates see the memory.
        cell_clip: Bound on the absolute memory, or None.
        num_proj: Depth of the projected output, or None.
        proj_clip: Bound on the absolute projected output, or None.
        forget_bias: Added to the forget gate while running.
        activation: Function for j and c', or its name.
        **options: As every Keras layer takes them.

    The state is `[h, c]`, of the depths `num_proj or units` and `units`.
    """

    def __init__(
        self,
        units,
        use_peepholes=False,
        cell_clip=None,
        num_proj=None,
        proj_clip=None,
        forget_bias=1.0,
        activation='tanh',
        **options,
    ):
        super().__init__(**options)
        self.units = units
        self.use_peepholes = use_peepholes
        self.cell_clip = cell_clip
        self.num_proj = num_proj
        self.proj_clip = proj_clip
        self.forget_bias = forget_bias
        self.activation = keras.activations.get(activation)
        self.output_size = num_proj or units
        self.state_size = [self.output_size, units]

    def build(self, input_shape):
        """Makes the weights for inputs `[batch, depth]`."""
        rows = input_shape[-1] + self.output_size
        gates = 4 * self.units
        self.kernel = self.add_weight(shape=(rows, gates), name='kernel')
        self.bias = self.add_weight(
            shape=(gates,), initializer='zeros', name='bias'
        )
        if self.use_peepholes:
            self.diagonals = [
                self.add_weight(shape=(self.units,), name=f'w_{gate}_diag')
                for gate in 'ifo'
            ]
        if self.num_proj:
            self.projection = self.add_weight(
                shape=(self.units, self.num_proj), name='projection'
            )

    def call(self, inputs, states, training=False):
        """Runs one step on inputs `[batch, depth]`."""
        h, c = states
        given = ops.concatenate([inputs, h], axis=-1)
        gates = ops.matmul(given, self.kernel) + self.bias
        i, j, f, o = ops.split(gates, 4, axis=-1)
        if self.use_peepholes:
            w_i, w_f, w_o = self.diagonals
            i, f = i + w_i * c, f + w_f * c
        keep = ops.sigmoid(f + self.forget_bias)
        c = keep * c + ops.sigmoid(i) * self.activation(j)
        c = _clipped(c, self.cell_clip)
        if self.use_peepholes:
            o = o + w_o * c
        h = ops.sigmoid(o) * self.activation(c)
        if self.num_proj:
            h = _clipped(ops.matmul(h, self.projection), self.proj_clip)
        return h, [h, c]

    def get_config(self):
        """Arguments that make the layer again."""
        return super().get_config() | {
            'units': self.units,
            'use_peepholes': self.use_peepholes,
            'cell_clip': self.cell_clip,
            'num_proj': self.num_proj,
            'proj_clip': self.proj_clip,
            'forget_bias': self.forget_bias,
            'activation': keras.activations.serialize(self.activation),
        }


@keras.saving.register_keras_serializable(package='legacy_rnn')
class LayerNormLSTMCell(keras.layers.Layer):
    """`LayerNormBasicLSTMCell`: gates and memory are normalized.

    Args:
        units: Depth of the memory and of the output.
        layer_norm: Whether to normalize; the gates have no bias then.
        forget_bias: Added to the forget gate while running.
        activation: Function for j and c', or its name.
        **options: As every Keras layer takes them.

    The state is `[h, c]`.
    """

    def __init__(
        self,
        units,
        layer_norm=True,
        forget_bias=1.0,
        activation='tanh',
        **options,
    ):
        super().__init__(**options)
        self.units = units
        self.layer_norm = layer_norm
        self.forget_bias = forget_bias
        self.activation = keras.activations.get(activation)
        self.output_size = units
        self.state_size = [units, units]

    def build(self, input_shape):
        """Makes the weights for inputs `[batch, depth]`."""
        shape = (input_shape[-1] + self.units, 4 * self.units)
        self.kernel = self.add_weight(shape=shape, name='kernel')
        if not self.layer_norm:
            self.bias = self.add_weight(shape=shape[1:], name='bias')
            return
        self.norms = [
            self.add_weight(
                shape=(self.units,), initializer=first, name=f'{name}_{leaf}'
            )
            for name in ('input', 'transform', 'forget', 'output', 'state')
            for leaf, first in (('gamma', 'ones'), ('beta', 'zeros'))
        ]

    def call(self, inputs, states, training=False):
        """Runs one step on inputs `[batch, depth]`."""
        h, c = states
        given = ops.concatenate([inputs, h], axis=-1)
        gates = ops.matmul(given, self.kernel)
        if not self.layer_norm:
            gates = gates + self.bias
        i, j, f, o = (
            self._normed(gate, number)
            for number, gate in enumerate(ops.split(gates, 4, axis=-1))
        )
        keep = ops.sigmoid(f + self.forget_bias)
        c = keep * c + ops.sigmoid(i) * self.activation(j)
        c = self._normed(c, 4)
        h = self.activation(c) * ops.sigmoid(o)
        return h, [h, c]

    def get_config(self):
        """Arguments that make the layer again."""
        return super().get_config() | {
            'units': self.units,
            'layer_norm': self.layer_norm,
            'forget_bias': self.forget_bias,
            'activation': keras.activations.serialize(self.activation),
        }

    def _normed(self, values, number):
        if not self.layer_norm:
            return values
        gamma, beta = self.norms[2 * number : 2 * number + 2]
        mean = ops.mean(values, axis=-1, keepdims=True)
        away = values - mean
        variance = ops.mean(away * away, axis=-1, keepdims=True)
        return away * ops.rsqrt(variance + EPSILON) * gamma + beta


def _clipped(values, bound):
    return values if bound is None else ops.clip(values, -bound, bound)
