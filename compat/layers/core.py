"""Dense layer, dropout and flattening."""

import tensorflow as tf

from ..layer_base import named, products
from ..layer_base.graph_seeds import as_many_as, counted_release
from ..layer_base.layer import Layer
from ..releases import Since

v1 = tf.compat.v1

# Operations of a product over inputs of more than two axes, not all of them
# static, as counted in 1.4.1, 1.8.0, 1.12.3 and 1.15.5.
_TENSORDOT = Since({'0.5': 39, '1.5': 41, '1.9': 25})
_STATIC_TENSORDOT = 11  # The same where all axes are static.


class WeightedLayer(Layer):
    """A layer with a kernel, a bias and an activation.

    Functions may be given by Keras' names, as from 1.9: `'relu'`, `'zeros'`.

    Args:
        activation: Function of the outputs, or None.
        use_bias: Whether to add a bias.
        kernel_initializer: By default the variable scope's.
        bias_initializer: Zeros by default.
        kernel_regularizer: Function of the kernel giving a loss.
        bias_regularizer: Function of the bias giving a loss.
        activity_regularizer: Function of the outputs giving a loss.
        kernel_constraint: Function applied to the kernel after an update.
        bias_constraint: Function applied to the bias after an update.
        **kwargs: As for `Layer`.
    """

    def __init__(
        self,
        activation=None,
        use_bias=True,
        kernel_initializer=None,
        bias_initializer=v1.zeros_initializer,
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ):
        super().__init__(**kwargs)
        given = {
            'activation': activation,
            'kernel_initializer': kernel_initializer,
            'bias_initializer': bias_initializer,
            'kernel_regularizer': kernel_regularizer,
            'bias_regularizer': bias_regularizer,
            'activity_regularizer': activity_regularizer,
            'kernel_constraint': kernel_constraint,
            'bias_constraint': bias_constraint,
        }
        for name, value in given.items():
            setattr(self, name, named.by_name(name, value))
        self.use_bias = use_bias
        self.kernel = self.bias = None

    def make_kernel(self, shape, name='kernel'):
        """Makes the kernel."""
        return self.add_weight(
            name,
            shape,
            initializer=self.kernel_initializer,
            regularizer=self.kernel_regularizer,
            constraint=self.kernel_constraint,
        )

    def make_bias(self, size):
        """Makes the bias, or gives None."""
        if not self.use_bias:
            return None
        return self.add_weight(
            'bias',
            [size],
            initializer=self.bias_initializer,
            regularizer=self.bias_regularizer,
            constraint=self.bias_constraint,
        )

    def finish(self, outputs):
        """Applies the activation and collects the activity's loss."""
        if self.activation is not None:
            outputs = self.activation(outputs)
        if self.activity_regularizer is not None:
            self.add_loss(self.activity_loss(outputs), self._call_inputs)
        return outputs

    def activity_loss(self, outputs):
        """The loss of a batch of outputs."""
        return self.activity_regularizer(outputs)


class Dense(WeightedLayer):
    """Matrix product, bias and activation over the last axis.

    Args:
        units: Depth of the outputs.
        *args: As for `WeightedLayer`.
        **kwargs: As for `WeightedLayer`.

    *Source:* TensorFlow 1.15, `layers/core.py`.
    """

    def __init__(self, units, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.units = int(units)

    def build(self, input_shape):
        """Makes the weights for inputs `[..., depth]`."""
        depth = tf.TensorShape(input_shape)[-1]
        depth = getattr(depth, 'value', depth)
        if depth is None:
            raise ValueError(
                'inputs of dense must have a known last axis, got '
                f'{input_shape}; set it by inputs.set_shape'
            )
        self.kernel = self.make_kernel([depth, self.units])
        self.bias = self.make_bias(self.units)
        self.built = True

    def call(self, inputs):
        """Maps `[..., depth]` to `[..., units]`."""
        inputs = tf.convert_to_tensor(inputs)
        outputs = product(inputs, self.kernel)
        if self.bias is not None:
            outputs = tf.nn.bias_add(outputs, self.bias)
        return self.finish(outputs)

    def compute_output_shape(self, input_shape):
        """Shape of the outputs for inputs of a shape `[..., depth]`."""
        shape = tf.TensorShape(input_shape).with_rank_at_least(2)
        if tf.compat.dimension_value(shape[-1]) is None:
            raise ValueError(
                f'input_shape must have a known last axis, got {input_shape}'
            )
        return shape[:-1].concatenate(self.units)

    _compute_output_shape = compute_output_shape


class EarlyDense(Dense):
    """`Dense` of 1.0 and 1.1: its scope is that of where it was made.

    Later ones take the scope of where they are first called.
    """

    def __init__(self, units, *args, **kwargs):
        super().__init__(units, *args, **kwargs)
        self._set_scope(None)

    def _base_scope_name(self):
        return self._name or 'dense'


def product(inputs, kernel):
    """Multiplies the last axis, by as many operations as the release.

    Args:
        inputs: `[..., depth]`.
        kernel: `[depth, units]`.

    Returns:
        `[..., units]`.
    """
    rank = inputs.shape.ndims
    if rank == 2:
        return products.matmul(inputs, kernel)
    is_static = inputs.shape.is_fully_defined()
    number = _STATIC_TENSORDOT if is_static else _TENSORDOT[counted_release()]
    with as_many_as(number):
        return tf.tensordot(inputs, kernel, [[rank - 1], [0]])


class Dropout(Layer):
    """Sets a fraction of the inputs to zero while training.

    Args:
        rate: Fraction to drop; the rest is scaled by 1 / (1 - rate).
        noise_shape: Shape of the mask.
        seed: Seed of the mask.
        **kwargs: As for `Layer`.
    """

    def __init__(self, rate=0.5, noise_shape=None, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate
        self.noise_shape = noise_shape
        self.seed = seed

    def call(self, inputs, training=False):
        """Drops if `training`, a bool or a bool tensor, holds."""

        def drop():
            return tf.nn.dropout(
                inputs, self.rate, self.noise_shape, self.seed
            )

        return choose(training, drop, lambda: tf.identity(inputs))

    def compute_output_shape(self, input_shape):
        """Shape of the outputs: that of the inputs."""
        return tf.TensorShape(input_shape)


class Flatten(Layer):
    """Joins all axes but the first.

    Args:
        data_format: `channels_last` or `channels_first`.
        **kwargs: As for `Layer`.
    """

    def __init__(self, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.data_format = data_format or 'channels_last'

    def call(self, inputs):
        """Maps `[batch, ...]` to `[batch, product]`."""
        inputs = tf.convert_to_tensor(inputs)
        rank = inputs.shape.ndims
        if self.data_format == 'channels_first' and rank > 1:
            order = [0, *range(2, rank), 1]
            inputs = tf.transpose(inputs, order)
        shape = self.compute_output_shape(inputs.shape)
        size = tf.compat.dimension_value(shape[1])
        size = -1 if size is None else size
        batch = tf.compat.dimension_value(shape[0])
        if batch is None or counted_release() < '1.15':
            batch = tf.shape(inputs)[0]
        outputs = tf.reshape(inputs, [batch, size])
        outputs.set_shape(shape)
        return outputs

    def compute_output_shape(self, input_shape):
        """Shape of the outputs: the batch and all else joined."""
        shape = tf.TensorShape(input_shape).with_rank_at_least(2)
        return tf.TensorShape([shape[0], shape[1:].num_elements()])


def choose(condition, yes, no):
    """`yes()` or `no()`, at once if the condition is known."""
    condition = settled(condition)
    if not is_known(condition):
        return v1.cond(tf.cast(condition, tf.bool), yes, no)
    return yes() if condition else no()


def settled(condition):
    """A condition; the value of one that is a constant, of any graph."""
    if isinstance(condition, tf.Tensor):
        value = tf.get_static_value(condition)
        return condition if value is None else bool(value)
    return condition


def is_known(condition):
    """Whether a condition is met or not before anything runs."""
    unknown = condition is None or isinstance(condition, v1.Variable)
    return not unknown and not isinstance(settled(condition), tf.Tensor)
