"""The recurrent cell that was found by search, but for its class of Keras."""

from __future__ import annotations

import typing

import tensorflow as tf

# Stands beside a class that has the rest.
_Part: typing.Any = object


class NASCell(_Part):
    """The cell that was found by search, with a projection or not.

    Args:
        units: Depth of the memory.
        projection: Depth of the output, or None for `units`.
        use_bias: Whether to add a bias.
        kernel_initializer: For the inputs' kernel, or its name.
        recurrent_initializer: For the outputs' kernel.
        projection_initializer: For the projection.
        bias_initializer: For the bias.
        **kwargs: As for a layer.

    Source: Zoph and Le (2017), Neural Architecture Search with Reinforcement
    Learning.
    """

    def __init__(
        self,
        units,
        projection=None,
        use_bias=False,
        kernel_initializer='glorot_uniform',
        recurrent_initializer='glorot_uniform',
        projection_initializer='glorot_uniform',
        bias_initializer='zeros',
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.units = units
        self.projection = projection
        self.use_bias = use_bias
        self.kernel_initializer = kernel_initializer
        self.recurrent_initializer = recurrent_initializer
        self.projection_initializer = projection_initializer
        self.bias_initializer = bias_initializer

    @property
    def output_size(self):
        """Depth of the output."""
        return self.units if self.projection is None else self.projection

    @property
    def state_size(self):
        """Depths of memory and output."""
        return [self.units, self.output_size]

    def build(self, inputs_shape):
        """Makes the weights for inputs `[batch, depth]`."""
        depth = tf.TensorShape(inputs_shape)[-1]
        width = 8 * self.units

        def add(name, shape, start):
            return self.add_weight(name=name, shape=shape, initializer=start)

        self.recurrent_kernel = add(
            'recurrent_kernel',
            [self.output_size, width],
            self.recurrent_initializer,
        )
        self.kernel = add('kernel', [depth, width], self.kernel_initializer)
        if self.use_bias:
            self.bias = add('bias', [width], self.bias_initializer)
        if self.projection is not None:
            self.projection_weights = add(
                'projection_weights',
                [self.units, self.projection],
                self.projection_initializer,
            )
        self.built = True

    def call(self, inputs, states, training=None):
        """One step: `(output, [memory, output])`."""
        memory, before = states
        recurrent = tf.matmul(before, self.recurrent_kernel)
        if self.use_bias:
            recurrent = tf.nn.bias_add(recurrent, self.bias)
        r = tf.split(recurrent, 8, 1)
        i = tf.split(tf.matmul(inputs, self.kernel), 8, 1)
        left = tf.tanh(tf.sigmoid(i[0] + r[0]) * tf.nn.relu(i[1] + r[1]))
        second = tf.tanh(tf.sigmoid(i[2] + r[2]) + tf.nn.relu(i[3] * r[3]))
        third = tf.tanh(tf.tanh(i[4] + r[4]) * tf.sigmoid(i[5] + r[5]))
        last = tf.sigmoid(tf.tanh(i[6] + r[6]) + tf.sigmoid(i[7] + r[7]))
        memory = tf.tanh(left + memory) * second
        output = tf.tanh(memory * tf.tanh(third + last))
        if self.projection is not None:
            output = tf.matmul(output, self.projection_weights)
        return output, [memory, output]

    def get_config(self):
        """Arguments that make such a cell, a dict."""
        names = 'units projection use_bias'.split()
        names += [name for name in vars(self) if name[-12:] == '_initializer']
        return {
            **super().get_config(),
            **{name: getattr(self, name) for name in names},
        }
