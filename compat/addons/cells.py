"""The cells of tensorflow_addons, but for their classes of Keras 2.

`rnn` puts each before the class of tf_keras that it was made of.
"""

from __future__ import annotations

import typing

import tensorflow as tf

from .. import old_keras

# Stands beside a class that has the rest.
_Part: typing.Any = object


def _keras():
    return old_keras.required('tensorflow_addons.rnn')


class LayerNormLSTMCell(_Part):
    """An LSTM that normalizes both products and its memory.

    Args:
        units: Depth of output and memory.
        *args: As for `tf.keras.layers.LSTMCell`.
        norm_gamma_initializer: For the scales, or its name.
        norm_beta_initializer: For the offsets.
        norm_epsilon: What is added to each variance.
        **kwargs: As for `tf.keras.layers.LSTMCell`.

    Source: Ba, Kiros and Hinton (2016), Layer Normalization.
    """

    def __init__(
        self,
        units,
        *args,
        norm_gamma_initializer='ones',
        norm_beta_initializer='zeros',
        norm_epsilon=1e-3,
        **kwargs,
    ):
        super().__init__(units, *args, **kwargs)
        find = _keras().initializers.get
        self.norm_gamma_initializer = find(norm_gamma_initializer)
        self.norm_beta_initializer = find(norm_beta_initializer)
        self.norm_epsilon = norm_epsilon
        self.kernel_norm, self.recurrent_norm, self.state_norm = (
            _keras().layers.LayerNormalization(
                epsilon=norm_epsilon,
                beta_initializer=self.norm_beta_initializer,
                gamma_initializer=self.norm_gamma_initializer,
                name=name,
            )
            for name in ('kernel_norm', 'recurrent_norm', 'state_norm')
        )

    def build(self, input_shape):
        """Makes the weights for inputs `[batch, depth]`."""
        super().build(input_shape)
        gates = [None, 4 * self.units]
        _build(self.kernel_norm, gates)
        _build(self.recurrent_norm, gates)
        _build(self.state_norm, [None, self.units])

    def call(self, inputs, states, training=None):
        """One step: `(output [batch, units], [output, memory])`."""
        before, memory = states
        inputs, before = _dropped(self, inputs, before, training, count=4)
        gates = self.kernel_norm(tf.matmul(inputs, self.kernel))
        gates += self.recurrent_norm(tf.matmul(before, self.recurrent_kernel))
        if self.use_bias:
            gates = tf.nn.bias_add(gates, self.bias)
        write, keep, new, read = tf.split(gates, 4, 1)
        memory = self.recurrent_activation(keep) * memory
        memory += self.recurrent_activation(write) * self.activation(new)
        memory = self.state_norm(memory)
        output = self.recurrent_activation(read) * self.activation(memory)
        return output, [output, memory]

    def get_config(self):
        """Arguments that make such a cell, a dict."""
        told = _keras().initializers.serialize
        return {
            **super().get_config(),
            'norm_gamma_initializer': told(self.norm_gamma_initializer),
            'norm_beta_initializer': told(self.norm_beta_initializer),
            'norm_epsilon': self.norm_epsilon,
        }


class LayerNormSimpleRNNCell(_Part):
    """The plain cell, whose sum of products is normalized before the bias.

    Args:
        units: Depth of output and state.
        activation: Function of the new values, or its name.
        use_bias: Whether to add a bias.
        layernorm_epsilon: What is added to the variance.
        gamma_initializer: For the scales, or its name.
        gamma_regularizer: Function of the scales giving a loss, or None.
        gamma_constraint: Function applied after each update, or None.
        **kwargs: As for `tf.keras.layers.SimpleRNNCell`.
    """

    def __init__(
        self,
        units,
        activation='tanh',
        use_bias=True,
        layernorm_epsilon=1e-5,
        gamma_initializer='ones',
        gamma_regularizer=None,
        gamma_constraint=None,
        **kwargs,
    ):
        super().__init__(
            units, activation=activation, use_bias=use_bias, **kwargs
        )
        self.layernorm = _keras().layers.LayerNormalization(
            epsilon=layernorm_epsilon,
            center=False,
            gamma_initializer=gamma_initializer,
            gamma_regularizer=gamma_regularizer,
            gamma_constraint=gamma_constraint,
        )

    def build(self, input_shape):
        """Makes the weights for inputs `[batch, depth]`."""
        super().build(input_shape)
        self.layernorm.build([None, self.units])

    def call(self, inputs, states, training=None):
        """One step: `(output [batch, units], [output])`."""
        before = tf.nest.flatten(states)[0]
        inputs, before = _dropped(self, inputs, before, training)
        output = tf.matmul(inputs, self.kernel)
        output += tf.matmul(before, self.recurrent_kernel)
        output = self.layernorm(output)
        if self.use_bias:
            output = tf.nn.bias_add(output, self.bias)
        if self.activation is not None:
            output = self.activation(output)
        return output, [output]

    def get_config(self):
        """Arguments that make such a cell, a dict."""
        norm = self.layernorm.get_config()
        return {
            **super().get_config(),
            'layernorm_epsilon': norm['epsilon'],
            **{name: norm[name] for name in norm if name[:6] == 'gamma_'},
        }


class PeepholeLSTMCell(_Part):
    """An LSTM whose gates see its memory, each by a weight a unit.

    Source: Sak, Senior and Beaufays (2014), Long Short-Term Memory Recurrent
    Neural Network Architectures for Large Scale Acoustic Modeling.
    """

    def build(self, input_shape):
        """Makes the weights for inputs `[batch, depth]`."""
        super().build(input_shape)
        for gate in ('input', 'forget', 'output'):
            name = f'{gate}_gate_peephole_weights'
            weight = self.add_weight(
                name=name,
                shape=(self.units,),
                initializer=self.kernel_initializer,
            )
            setattr(self, name, weight)

    def call(self, inputs, states, training=None):
        """One step: `(output [batch, units], [output, memory])`."""
        before, memory = states
        inputs, before = _dropped(self, inputs, before, training, count=4)
        gates = tf.matmul(inputs, self.kernel)
        gates += tf.matmul(before, self.recurrent_kernel)
        if self.use_bias:
            gates = tf.nn.bias_add(gates, self.bias)
        write, keep, new, read = tf.split(gates, 4, 1)
        write += self.input_gate_peephole_weights * memory
        keep += self.forget_gate_peephole_weights * memory
        memory = self.recurrent_activation(keep) * memory
        memory += self.recurrent_activation(write) * self.activation(new)
        read += self.output_gate_peephole_weights * memory
        output = self.recurrent_activation(read) * self.activation(memory)
        return output, [output, memory]


def _build(layer, shape):
    """Makes a layer's weights in a scope of its name."""
    if not layer.built:
        with _keras().backend.name_scope(layer.name):
            layer.build(shape)
            layer.built = True


def _dropped(cell, inputs, before, training, **count):
    """Inputs and output before, with what dropout leaves of them."""
    masks = cell.get_dropout_mask_for_cell(inputs, training, **count)
    if masks is not None:
        inputs *= masks[0] if count else masks
    masks = cell.get_recurrent_dropout_mask_for_cell(before, training, **count)
    if masks is not None:
        before *= masks[0] if count else masks
    return inputs, before
