"""Convolutions in one, two and three dimensions."""

import tensorflow as tf

from ..layer_base.graph_seeds import as_many_as, counted_release, more
from ..releases import Since
from .core import WeightedLayer
from .geometry import channels, checked_format, sizes

# Operations of a transposed convolution of pictures that does not grow them,
# as counted in 1.4.1, 1.8.0, 1.12.3 and 1.15.5.
_BACKWARDS = Since({'0.5': 20, '1.15': 24})


class _Conv(WeightedLayer):
    """Convolution in `rank` dimensions.

    Args:
        filters: Channels of the outputs.
        kernel_size: int, or one for each dimension.
        strides: int, or one for each dimension.
        padding: `valid` or `same`.
        data_format: `channels_last` or `channels_first`.
        dilation_rate: int, or one for each dimension.
        *args: As for `WeightedLayer`.
        **kwargs: As for `WeightedLayer`.
    """

    rank = 2

    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding='valid',
        data_format='channels_last',
        dilation_rate=1,
        *args,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.filters = filters
        self.kernel_size = sizes(kernel_size, self.rank, 'kernel_size')
        self.strides = sizes(strides, self.rank, 'strides')
        self.padding = padding.upper()
        self.data_format = checked_format(data_format)
        self.dilation_rate = sizes(dilation_rate, self.rank, 'dilation_rate')

    def build(self, input_shape):
        """Makes the weights for inputs with `rank` dimensions."""
        depth = self._depth(input_shape)
        shape = [*self.kernel_size, depth, self.filters]
        self.kernel = self.make_kernel(shape)
        self.bias = self.make_bias(self.filters)
        self.built = True

    def call(self, inputs):
        """Convolves `[batch, dimensions, channels]`."""
        outputs = tf.nn.convolution(
            inputs,
            self.kernel,
            strides=self.strides,
            padding=self.padding,
            data_format=channels(self.data_format, self.rank),
            dilations=self.dilation_rate,
        )
        if set(self.dilation_rate) == {1}:
            more(1)  # Its rates were an operation.
        return self.finish(self._add_bias(outputs))

    def _depth(self, input_shape):
        shape = tf.TensorShape(input_shape).as_list()
        last = self.data_format == 'channels_last'
        depth = shape[-1 if last else 1]
        if depth is None:
            raise ValueError(
                f'inputs of {self.name} must have known channels, got '
                f'{shape}; set them by inputs.set_shape'
            )
        return depth

    def _add_bias(self, outputs):
        if self.bias is None:
            return outputs
        if self.data_format == 'channels_last':
            return tf.nn.bias_add(outputs, self.bias)
        return outputs + tf.reshape(self.bias, [-1] + [1] * self.rank)


class Conv1D(_Conv):
    """Convolution of `[batch, steps, channels]`."""

    rank = 1


class Conv2D(_Conv):
    """Convolution of `[batch, height, width, channels]`."""

    rank = 2


class Conv3D(_Conv):
    """Convolution of `[batch, depth, height, width, channels]`."""

    rank = 3


class _Transposed(_Conv):
    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding='valid',
        data_format='channels_last',
        *args,
        **kwargs,
    ):
        super().__init__(
            filters, kernel_size, strides, padding, data_format, 1,
            *args, **kwargs,
        )  # fmt: skip

    def build(self, input_shape):
        """Makes the weights; the kernel's channels are swapped."""
        depth = self._depth(input_shape)
        shape = [*self.kernel_size, self.filters, depth]
        self.kernel = self.make_kernel(shape)
        self.bias = self.make_bias(self.filters)
        self.built = True

    def call(self, inputs):
        """Convolves backwards, so that sizes grow by the strides."""
        with as_many_as(backwards(self.rank, self.padding)):
            outputs = tf.nn.conv_transpose(
                inputs,
                self.kernel,
                self._output_shape(tf.convert_to_tensor(inputs)),
                self.strides,
                self.padding,
                channels(self.data_format, self.rank),
            )
        return self.finish(self._add_bias(outputs))

    def _output_shape(self, inputs):
        last = self.data_format == 'channels_last'
        first = 1 if last else 2
        static = inputs.shape.as_list()
        dynamic = tf.shape(inputs)
        lengths = []
        for i in range(self.rank):
            size = static[first + i]
            size = dynamic[first + i] if size is None else size
            size = size * self.strides[i]
            if self.padding == 'VALID':
                size = size + max(self.kernel_size[i] - self.strides[i], 0)
            lengths.append(size)
        batch = dynamic[0] if static[0] is None else static[0]
        shape = [*lengths, self.filters] if last else [self.filters, *lengths]
        return tf.stack([batch, *shape])


def backwards(rank, padding):
    """How many operations a transposed convolution was, or None.

    Args:
        rank: Dimensions of the inputs.
        padding: `VALID` or `SAME`.
    """
    growing = 2 * rank if padding == 'VALID' else 0
    return _BACKWARDS[counted_release()] + growing if rank == 2 else None


class Conv2DTranspose(_Transposed):
    """Transposed convolution of `[batch, height, width, channels]`."""

    rank = 2


class Conv3DTranspose(_Transposed):
    """Transposed convolution in three dimensions."""

    rank = 3


class _Separable(_Conv):
    """Convolution of each channel, then across channels.

    Args:
        filters: Channels of the outputs.
        kernel_size: int, or one for each dimension.
        strides: int, or one for each dimension.
        padding: `valid` or `same`.
        data_format: `channels_last`.
        dilation_rate: int, or one for each dimension.
        depth_multiplier: Outputs of each channel before they are mixed.
        depthwise_initializer: By default the variable scope's.
        pointwise_initializer: By default the variable scope's.
        depthwise_regularizer: Function of that kernel giving a loss.
        pointwise_regularizer: Function of that kernel giving a loss.
        depthwise_constraint: Function applied after an update.
        pointwise_constraint: Function applied after an update.
        **kwargs: As for `WeightedLayer`.
    """

    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding='valid',
        data_format='channels_last',
        dilation_rate=1,
        depth_multiplier=1,
        depthwise_initializer=None,
        pointwise_initializer=None,
        depthwise_regularizer=None,
        pointwise_regularizer=None,
        depthwise_constraint=None,
        pointwise_constraint=None,
        **kwargs,
    ):
        super().__init__(
            filters, kernel_size, strides, padding, data_format,
            dilation_rate, **kwargs,
        )  # fmt: skip
        self.depth_multiplier = depth_multiplier
        self._depthwise = {
            'initializer': depthwise_initializer,
            'regularizer': depthwise_regularizer,
            'constraint': depthwise_constraint,
        }
        self._pointwise = {
            'initializer': pointwise_initializer,
            'regularizer': pointwise_regularizer,
            'constraint': pointwise_constraint,
        }

    def build(self, input_shape):
        """Makes both kernels and the bias."""
        depth = self._depth(input_shape)
        inner = self.depth_multiplier * depth
        self.depthwise_kernel = self.add_weight(
            'depthwise_kernel',
            [*self.kernel_size, depth, self.depth_multiplier],
            **self._depthwise,
        )
        self.pointwise_kernel = self.add_weight(
            'pointwise_kernel',
            [1] * self.rank + [inner, self.filters],
            **self._pointwise,
        )
        self.bias = self.make_bias(self.filters)
        self.built = True

    def call(self, inputs):
        """Convolves `[batch, dimensions, channels]`."""
        kernels = self.depthwise_kernel, self.pointwise_kernel
        strides, dilations = self.strides, self.dilation_rate
        last = self.data_format == 'channels_last'
        height = 1 if last else 2
        if self.rank == 1:
            # One dimension is a picture of height one.
            inputs = tf.expand_dims(inputs, height)
            kernels = [tf.expand_dims(kernel, 0) for kernel in kernels]
            strides, dilations = strides * 2, [1, *dilations]
        outputs = tf.nn.separable_conv2d(
            inputs,
            *kernels,
            strides=[1, *strides, 1] if last else [1, 1, *strides],
            padding=self.padding,
            data_format=channels(self.data_format, 2),
            dilations=dilations,
        )
        if self.rank == 1:
            outputs = tf.squeeze(outputs, [height])
        return self.finish(self._add_bias(outputs))


class SeparableConv1D(_Separable):
    """Separable convolution of `[batch, steps, channels]`."""

    rank = 1


class SeparableConv2D(_Separable):
    """Separable convolution of `[batch, height, width, channels]`."""

    rank = 2
